package org.cordon.brief.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cordon.brief.account.Account;
import org.cordon.brief.account.TestRecord;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.HoldReason;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.PlaceStatus;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.SetupEvent;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.dispatch.model.UnitSpec;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AccountEntry.Contact.Reached;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.cordon.dispatch.model.account.Counterparty;
import org.cordon.roads.Place;
import org.junit.jupiter.api.Test;

/** Figures, held against what a pencil finds; entries come a second apart. */
class FiguresTest {
  private static final Place HERE = Place.of(47.6, -122.3);
  private static final List<Place> OUTLINE =
      List.of(HERE, Place.of(47.6, -122.2), Place.of(47.7, -122.2));

  private final TestRecord record = new TestRecord();

  private void open(String id, String... zones) {
    record.on(
        new CallEvent.IncidentOpened(
            id, "aid", 1, List.of(Service.EMS), PlaceStatus.VERIFIED, "E2", List.of(zones)));
  }

  private void reach(String id, String unit) {
    record.on(new UnitEvent.Dispatched(unit, id, Task.DIRECT, null, 0, "", null, List.of()));
    record.on(new UnitEvent.StatusChanged(unit, id, UnitStatus.HANDS_ON));
    record.on(new UnitEvent.StatusChanged(unit, id, UnitStatus.AVAILABLE));
  }

  private void end(String id, IncidentOutcome outcome) {
    record.on(new CallEvent.IncidentEnded(id, outcome));
  }

  private void town() {
    record.on(new SetupEvent.StationAdded(new Station("S", "S", HERE)));
    record.on(
        new SetupEvent.UnitAdded(UnitSpec.of("M1", Service.EMS, List.of("als"), "S", 0), true));
    open("before", "zone");
    end("before", IncidentOutcome.REACHED);
    record.on(new ZoneEvent.ZoneDrafted("zone", "the zone", OUTLINE, ""));
    record.on(
        new ZoneEvent.RulesSet(
            "zone",
            1,
            List.of(AccessRule.plain(Service.EMS, AccessLevel.CLOSED, 0, Times.NEVER_MS))));
    record.on(new ZoneEvent.ZoneActivated("zone"));
  }

  private Map<String, Figure> figures() {
    Map<String, Figure> byId = new TreeMap<>();
    Figures.of(record.account()).forEach(f -> byId.put(f.id(), f));
    return byId;
  }

  private String words(String id) {
    Figure figure = figures().get(id);
    return figure == null ? "no such figure" : figure.words();
  }

  @Test
  void callsInsideAreCountedFromTheClosureOnByHowTheyEnded() {
    town();
    open("a", "zone");
    reach("a", "M1");
    end("a", IncidentOutcome.MET_AT_THE_EDGE);
    open("b", "zone");
    end("b", IncidentOutcome.NOT_REACHED);
    open("c", "zone");
    end("c", IncidentOutcome.NOT_REACHED);
    open("d");
    assertThat(words("zone.received")).isEqualTo("3");
    assertThat(words("zone.not-reached")).isEqualTo("2 of 3 (66.7 %)");
    assertThat(words("zone.met-at-the-edge")).isEqualTo("1 of 3 (33.3 %)");
    assertThat(words("zone.reached")).isEqualTo("0 of 3 (0.0 %)");
    assertThat(words("zone.open")).isEqualTo("0 of 3 (0.0 %)");
    assertThat(words("zone.outside.received")).isEqualTo("1");
    Figure lost = Objects.requireNonNull(figures().get("zone.not-reached"));
    assertThat(lost.entries()).containsExactly(12L, 13L, 14L, 15L);
    assertThat(lost.recordSize()).isEqualTo(17);
  }

  @Test
  void timesRunOverAllCallsAndNotReachedIsAValueTheyCanHave() {
    town();
    open("a", "zone");
    reach("a", "M1"); // hands-on two entries later: 2 s
    end("a", IncidentOutcome.REACHED);
    assertThat(words("zone.median")).isEqualTo("2 s");
    assertThat(words("zone.p90")).isEqualTo("2 s");
    Figure median = Objects.requireNonNull(figures().get("zone.median"));
    assertThat(median.entries()).containsExactly(7L, 9L); // received, and hands-on
    open("b", "zone");
    assertThat(words("zone.median")).isEqualTo("2 s"); // rank 1 of 2
    assertThat(words("zone.p90")).isEqualTo("not reached");
    end("b", IncidentOutcome.NOT_REACHED);
    open("c", "zone");
    assertThat(words("zone.median")).isEqualTo("not reached"); // rank 2 of 3
    assertThat(words("zone.outside.median")).isEqualTo("none");
  }

  @Test
  void aCallThatWaitsIsHeldWithTheLongestWaitSoFar() {
    town();
    assertThat(words("zone.longest-wait")).isEqualTo("none");
    open("a", "zone");
    record.on(new CallEvent.Held("a", HoldReason.ZONE_CLOSED, "calltaker", 99_000));
    open("b", "zone");
    assertThat(words("zone.held")).isEqualTo("1");
    assertThat(words("zone.longest-wait")).isEqualTo("2 s");
  }

  @Test
  void whatWasTriedInVainCounts() {
    town();
    Counterparty with =
        new Counterparty(
            Counterparty.Kind.GROUP, "people inside", Counterparty.Mandate.NOT_ESTABLISHED);
    record.enter(
        new AccountEntry.AccessAttempt("t1", "zone", "officials", "", AttemptOutcome.TURNED_BACK));
    record.enter(
        new AccountEntry.AccessAttempt("t2", "zone", "medics", "EMS", AttemptOutcome.ENTERED));
    record.enter(new AccountEntry.Contact("c1", "zone", with, Reached.NOT_REACHED, "access", ""));
    record.enter(
        new AccountEntry.Correction("x", "t1", AccountEntry.Correction.How.STRIKES, "no", ""));
    assertThat(words("zone.attempts")).isEqualTo("1");
    assertThat(words("zone.attempts-failed")).isEqualTo("0 of 1 (0.0 %)");
    assertThat(words("zone.contacts-failed")).isEqualTo("1 of 1 (100.0 %)");
  }

  @Test
  void aDuplicateIsCountedOnce() {
    town();
    open("a", "zone");
    open("b", "zone");
    record.on(new CallEvent.Linked("b", org.cordon.dispatch.model.LinkKind.DUPLICATE_OF, "a"));
    assertThat(words("zone.received")).isEqualTo("1");
  }

  @Test
  void withoutAZoneAllCallsAreCounted() {
    open("a");
    assertThat(words("calls.received")).isEqualTo("1");
    assertThat(words("alarms.standing")).isEqualTo("0");
  }

  @Test
  void everyFigureSaysHowItIsMadeAgain() {
    town();
    Account account = record.account();
    for (Figure figure : Figures.of(account)) {
      assertThat(figure.definition()).as(figure.id()).isNotBlank();
      assertThat(figure.query()).as(figure.id()).contains("0 to " + (account.size() - 1));
      assertThat(figure.id()).matches("[a-z0-9.-]{1,40}");
    }
  }

  @Test
  void anIdThatIsNoPlainWordKeepsWhatItCanAndItsHash() {
    assertThat(Slug.of("zone-1")).isEqualTo("zone-1");
    assertThat(Slug.of("Ö <b>Zone</b> of the 12th")).matches("[a-z0-9-]{8,20}");
    assertThat(Slug.of("Zone A")).isNotEqualTo(Slug.of("zone a"));
  }
}
