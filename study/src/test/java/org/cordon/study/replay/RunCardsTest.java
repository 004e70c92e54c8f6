package org.cordon.study.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cordon.calls.roster.FireRoster.Apparatus;
import org.cordon.calls.roster.ResponseCodes;
import org.cordon.calls.roster.ResponseCodes.Code;
import org.cordon.dispatch.model.Requirement;
import org.junit.jupiter.api.Test;

class RunCardsTest {
  private final RunCards cards =
      new RunCards(
          new ResponseCodes(
              List.of(
                  new Code("AID", "AID RESPONSE", "AID"),
                  new Code("MVA", "MOTOR VEHICLE ACCIDENT", "AID"),
                  new Code("MED", "MEDIC RESPONSE", "MEDIC"),
                  new Code("MED7", "MEDIC RESPONSE 7-PERSON RULE", "MEDIC"),
                  new Code("CAR", "CAR FIRE", "FIRE"),
                  new Code("4RED", "4RED - 2 ENGINES, 1 LADDER, 1 CHIEF", "FIRE"))));

  private List<String> needs(String type) {
    return cards.of(type).plan().requirements().stream().map(Requirement::toString).toList();
  }

  @Test
  void aMedicalCallGetsAnyCrewTrainedInBasicLifeSupport() {
    assertThat(needs("Aid Response")).containsExactly("1 FIRE bls");
    assertThat(needs("MVI - Motor Vehicle Incident")).containsExactly("1 FIRE bls");
    assertThat(needs("Medic Response")).containsExactly("1 FIRE medic", "1 FIRE bls");
    assertThat(needs("Medic Response, 7 per Rule")).containsExactly("1 FIRE medic", "2 FIRE bls");
  }

  @Test
  void aCodeThatCountsItsUnitsIsTakenAtItsWord() {
    assertThat(needs("4RED - 2 + 1 + 1"))
        .containsExactly("2 FIRE engine", "1 FIRE ladder", "1 FIRE chief");
  }

  @Test
  void aTypeThatNoCodeMatchesGetsAnEngineAndNoResponse() {
    assertThat(needs("Cat in Tree")).containsExactly("1 FIRE engine");
    assertThat(cards.of("Cat in Tree").response()).isEmpty();
  }

  @Test
  void onlyMedicalCallsMayMeetAtTheEdge() {
    assertThat(cards.of("Aid Response").plan().meetAllowed()).isTrue();
    assertThat(cards.of("Car Fire").plan().meetAllowed()).isFalse();
  }

  @Test
  void whatACallSignCanDoFollowsFromItsLetters() {
    assertThat(RunCards.capabilities(new Apparatus("E25", "E", "25", "")))
        .containsExactly("engine", "bls");
    assertThat(RunCards.capabilities(new Apparatus("FB1", "FB", "3", ""))).isEmpty();
  }
}
