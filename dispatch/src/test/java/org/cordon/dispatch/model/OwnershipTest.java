package org.cordon.dispatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cordon.dispatch.model.Ownership.Standing;
import org.cordon.dispatch.model.account.About;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AccountEntry.Correction;
import org.cordon.dispatch.model.account.Part;
import org.cordon.dispatch.model.account.Part.Basis;
import org.cordon.dispatch.model.account.Part.Did;
import org.cordon.dispatch.model.account.Period;
import org.cordon.dispatch.model.account.Provenance;
import org.junit.jupiter.api.Test;

/** Whose decision it is: by what is entered, and by nothing else. */
class OwnershipTest {
  private final State state = new State(false);

  @Test
  void nobodyOwnsWhatNobodyIsRecordedToHaveOrdered() {
    decide();
    assertThat(standing()).isEqualTo(Standing.WITHOUT_AN_OWNER);
  }

  @Test
  void whoDisclaimsWhatNobodyOrderedDoesNotMakeAnOwner() {
    decide();
    state("said", part(Did.DISCLAIMED, "police chief", "police chief", Basis.CLAIMED));
    assertThat(standing()).isEqualTo(Standing.WITHOUT_AN_OWNER);
    assertThat(ownership().of(Did.DISCLAIMED)).extracting(s -> s.by().id()).containsExactly("said");
    assertThat(ownership().of(Did.ORDERED)).isEmpty();
  }

  @Test
  void whoSaysThatTheyOrderedItOwnsIt() {
    decide();
    state("said", part(Did.ORDERED, "mayor", "mayor", Basis.CLAIMED));
    assertThat(standing()).isEqualTo(Standing.OWNED);
  }

  @Test
  void aPaperThatNamesAnOfficeMakesItTheOwner() {
    decide(part(Did.ORDERED, "mayor", "inspector", Basis.DOCUMENTED));
    assertThat(standing()).isEqualTo(Standing.OWNED);
  }

  @Test
  void whatOthersSayOfAnOfficeEstablishesNothing() {
    decide();
    state("said", part(Did.ORDERED, "mayor", "police chief", Basis.CLAIMED));
    assertThat(standing()).isEqualTo(Standing.DISPUTED);
  }

  @Test
  void anOwnerWhoDisclaimsIsInDispute() {
    decide(part(Did.ORDERED, "mayor", "inspector", Basis.DOCUMENTED));
    state("said", part(Did.DISCLAIMED, "mayor", "mayor", Basis.CLAIMED));
    assertThat(standing()).isEqualTo(Standing.DISPUTED);
  }

  @Test
  void somebodyElseWhoDisclaimsItLeavesItsOwner() {
    decide(part(Did.ORDERED, "mayor", "inspector", Basis.DOCUMENTED));
    state("said", part(Did.DISCLAIMED, "police chief", "police chief", Basis.CLAIMED));
    assertThat(standing()).isEqualTo(Standing.OWNED);
  }

  @Test
  void twoWhoEachSayThatTheyOrderedItOwnItTogether() {
    decide();
    state("one", part(Did.ORDERED, "mayor", "mayor", Basis.CLAIMED));
    state("two", part(Did.ORDERED, "police chief", "police chief", Basis.CLAIMED));
    assertThat(standing()).isEqualTo(Standing.OWNED);
  }

  @Test
  void advisingConcurringCarryingOutAndBeingAllowedToDecideIsNotOrdering() {
    decide(
        part(Did.ADVISED, "a", "a", Basis.DOCUMENTED),
        part(Did.CONCURRED, "b", "b", Basis.DOCUMENTED),
        part(Did.CARRIED_OUT, "c", "c", Basis.DOCUMENTED),
        part(Did.MAY_DECIDE, "d", "d", Basis.DOCUMENTED));
    assertThat(standing()).isEqualTo(Standing.WITHOUT_AN_OWNER);
  }

  @Test
  void aStatementThatWasStruckGivesNoPartAndGivesItBackWhenTheStrikingIsStruck() {
    decide();
    state("said", part(Did.ORDERED, "mayor", "mayor", Basis.CLAIMED));
    enter(new Correction("no", "said", Correction.How.STRIKES, "misheard", ""));
    assertThat(standing()).isEqualTo(Standing.WITHOUT_AN_OWNER);
    enter(new Correction("yes", "no", Correction.How.STRIKES, "heard rightly", ""));
    assertThat(standing()).isEqualTo(Standing.OWNED);
  }

  @Test
  void onlyDecisionsHaveOwners() {
    enter(AccountEntry.Statement.of("said", "mayor", "the station", "words"));
    AccountItem statement = state.account().all().getFirst();
    assertThatThrownBy(() -> Ownership.of(statement, state.account()))
        .hasMessageContaining("said is a STATEMENT");
  }

  private void decide(Part... parts) {
    enter(
        new AccountEntry.Decision(
            "left", "The station is left.", About.NOTHING, Period.from(0), List.of(parts)));
  }

  private void state(String id, Part part) {
    enter(
        new AccountEntry.Statement(
            id, "press", "the station", "", "words", List.of(), "left", List.of(part), List.of()));
  }

  private static Part part(Did did, String office, String onWordOf, Basis basis) {
    return new Part(did, office, basis, Provenance.observed(onWordOf, "a paper"));
  }

  private void enter(AccountEntry entry) {
    AccountEvent event =
        new AccountEvent.Entered("", entry, Provenance.observed("duty officer", "the desk"));
    long seq = state.seq() + 1;
    state.apply(new Entry(seq, seq, seq, "duty-officer", event, List.of()));
  }

  private Ownership ownership() {
    AccountItem decision = state.account().item("left");
    if (decision == null) {
      throw new AssertionError("no decision was entered");
    }
    return Ownership.of(decision, state.account());
  }

  private Standing standing() {
    return ownership().standing();
  }
}
