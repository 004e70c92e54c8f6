package org.cordon.study.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Agreement;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.SealedItem;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.dispatch.model.account.About;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AccountEntry.Contact.Reached;
import org.cordon.dispatch.model.account.Counterparty;
import org.cordon.dispatch.model.account.Counterparty.Kind;
import org.cordon.dispatch.model.account.Counterparty.Mandate;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.dispatch.model.account.HowKnown;
import org.cordon.dispatch.model.account.Scope;
import org.cordon.study.scenario.Timeline;
import org.junit.jupiter.api.Test;

/** What people decided, tried, said and asked in a scenario is on the record of its simulation. */
class AccountInSimulationTest {
  private static final SmallTown TOWN = new SmallTown();

  private final List<Entry> entries = new ArrayList<>();
  private final List<SealedItem> sealed = new ArrayList<>();
  private final State state = new State(false);

  private AccountInSimulationTest run(String name) {
    TOWN.simulation(
            TOWN.of(name),
            0,
            (more, items) -> {
              entries.addAll(more);
              sealed.addAll(items);
            })
        .run(() -> false);
    entries.forEach(state::apply);
    return this;
  }

  private AccountItem item(String id) {
    return Objects.requireNonNull(state.account().item(id), id);
  }

  @Test
  void theHeadsAreEnrolledEachForTheirOffice() {
    run("points");
    assertThat(state.setup().role("head-of-fire")).isEqualTo(Role.HEAD);
    assertThat(state.setup().office("head-of-fire")).isEqualTo("fire chief");
    assertThat(state.setup().office("head-of-police")).isEqualTo("police chief");
  }

  @Test
  void everyKindButThoseOfABriefingIsEnteredAsTheScenarioHasIt() {
    run("points");
    TreeMap<EntryKind, Integer> kinds = new TreeMap<>();
    state.account().all().forEach(i -> kinds.merge(i.entry().kind(), 1, Integer::sum));
    assertThat(kinds.keySet())
        .containsExactlyElementsOf(EnumSet.range(EntryKind.DECISION, EntryKind.CORRECTION));
    for (Timeline.Told told : TOWN.scenario.timeline().account()) {
      AccountItem item = item(told.entry().id());
      assertThat(item.entry()).isEqualTo(told.entry());
      assertThat(item.provenance()).isEqualTo(told.known());
      assertThat(item.on().happenedAtMs()).isEqualTo(told.atMs());
      assertThat(item.on().recordedAtMs()).isEqualTo(told.recordedMs());
    }
    assertThat(item("who-was-there").standing()).isEqualTo(AccountItem.Standing.ANSWERED);
    assertThat(item("block-attempt-1").on().commitments()).hasSize(1);
    assertThat(sealed).anyMatch(i -> i.data().equals("Asked to stay out."));
    assertThat(Objects.requireNonNull(state.zones().zone("block")).attemptsFailed()).isEqualTo(1);
    assertThat(state.zones().orders()).hasSize(2);
  }

  @Test
  void theRuleRestsOnTheDecisionAndTheDecisionOnWhoOrderedIt() {
    run("points");
    assertThat(Objects.requireNonNull(state.zones().zone("block")).rules())
        .allMatch(r -> r.authority().equals("behind-police"));
    assertThat(item("behind-police").provenance().how()).isEqualTo(HowKnown.DOCUMENT);
    assertThat(item("behind-police").entry())
        .isInstanceOfSatisfying(AccountEntry.Decision.class, d -> assertThat(d.parts()).hasSize(1));
    assertThat(item("entry").entry())
        .isInstanceOfSatisfying(
            AccountEntry.Agreement.class,
            a -> assertThat(a.scope().collectionPoints()).containsExactly("corner"));
  }

  @Test
  void anAgreementSaysWhoCanBindWhoWasToldAndWhoHasNotAcknowledged() {
    run("points");
    AccountEntry.Agreement agreed = (AccountEntry.Agreement) item("entry").entry();
    assertThat(agreed.with())
        .isEqualTo(new Counterparty(Kind.ROLE, "the marshals", Mandate.CLAIMED));
    assertThat(agreed.binds()).containsExactly("fire chief");
    assertThat(agreed.told())
        .containsExactly(
            new AccountEntry.Agreement.Told("fire chief", true),
            new AccountEntry.Agreement.Told("police chief", false));
    assertThat(agreed.scope())
        .isEqualTo(
            new Scope(
                List.of("Cedar Street"),
                List.of("corner"),
                List.of("POLICE", "FIRE", "EMS"),
                "by day"));
    assertThat(sealed).anyMatch(i -> i.data().equals("Agreed at the barrier."));
  }

  @Test
  void anAgreementThatTheScenarioBreaksIsBrokenFromThatTimeOn() {
    run("points");
    Agreement lamps = Objects.requireNonNull(state.zones().agreement("lamps"));
    assertThat(lamps.standing()).isEqualTo(Agreement.Standing.BROKEN);
  }

  @Test
  void aContactThatIsBrokenOffCountsAsOneThatFailed() {
    run("points");
    Zone block = Objects.requireNonNull(state.zones().zone("block"));
    assertThat(block.contacts()).isEqualTo(2);
    assertThat(block.contactsFailed()).isEqualTo(1);
    assertThat(item("police-told").entry())
        .isInstanceOfSatisfying(
            AccountEntry.Contact.class,
            c -> {
              assertThat(c.with().kind()).isEqualTo(Kind.CHANNEL);
              assertThat(c.reached()).isEqualTo(Reached.BROKEN_OFF);
              assertThat(c.entryId()).isEqualTo("house-left");
            });
  }

  @Test
  void anOrderAboutAZoneIsEnteredWhenTheZoneIsDrawn() {
    run("points");
    assertThat(item("passage").entry())
        .isInstanceOfSatisfying(
            AccountEntry.Order.class,
            o -> assertThat(o.about()).isEqualTo(new About("block", "", "EMS")));
  }

  @Test
  void theClosedStationAndTheOutlineRestOnWhatTheScenarioNames() {
    run("points");
    assertThat(state.units().closedOn("house")).isEqualTo("house-left");
    List<String> drawnOn =
        entries.stream()
            .map(Entry::event)
            .filter(ZoneEvent.OutlineSet.class::isInstance)
            .map(e -> ((ZoneEvent.OutlineSet) e).authority())
            .toList();
    assertThat(drawnOn).containsExactly("block-drawn", "");
  }

  @Test
  void whereTheZoneIsNotNothingIsSaidOfIt() {
    run("before");
    assertThat(entries.stream().filter(e -> e.event() instanceof AccountEvent.Entered))
        .hasSize(1); // the order of the court
  }
}
