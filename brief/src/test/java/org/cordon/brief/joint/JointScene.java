package org.cordon.brief.joint;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.cordon.brief.account.TestRecord;
import org.cordon.brief.claim.Answer;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.PlaceStatus;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.SetupEvent;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.dispatch.model.account.About;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.AccountEntry.Position;
import org.cordon.dispatch.model.account.AccountEntry.Question;
import org.cordon.dispatch.model.account.AccountEntry.Statement;
import org.cordon.dispatch.model.account.Counterparty;
import org.cordon.dispatch.model.account.Issue;
import org.cordon.dispatch.model.account.Part;
import org.cordon.dispatch.model.account.Period;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.dispatch.model.account.Scope;
import org.cordon.dispatch.model.account.Signature;
import org.cordon.roads.Place;

/** A small record with something of everything that a briefing tells. */
final class JointScene {
  static final String MAYOR = "mayor's office";
  static final String CHIEF = "police chief";
  static final ZoneOffset OFFSET = ZoneOffset.ofHours(-7);
  private static final Place HERE = Place.of(47.615, -122.318);

  final TestRecord record = new TestRecord();
  long atMs;

  JointScene() {
    record.on(new SetupEvent.OperatorEnrolled("duty-officer", Role.DUTY_OFFICER, ""));
    record.on(new SetupEvent.OperatorEnrolled("m", Role.HEAD, MAYOR));
    record.on(new SetupEvent.OperatorEnrolled("c", Role.HEAD, CHIEF));
    record.on(new SetupEvent.StationAdded(new Station("EAST", "East Precinct", HERE)));
    record.enter(
        new AccountEntry.Decision(
            "left", "The station is left.", new About("", "EAST", ""), Period.from(0), List.of()));
    record.on(new SetupEvent.StationClosed("EAST", "left"));
    zone();
    said();
    call("I1", IncidentOutcome.NOT_REACHED);
    call("I2", IncidentOutcome.MET_AT_THE_EDGE);
    atMs = record.nowMs();
  }

  private void zone() {
    List<Place> outline =
        List.of(
            Place.of(47.613, -122.321),
            Place.of(47.613, -122.315),
            Place.of(47.617, -122.315),
            Place.of(47.617, -122.321));
    record.on(new ZoneEvent.ZoneDrafted("hill", "the Hill", outline, ""));
    record.on(
        new ZoneEvent.RulesSet(
            "hill",
            1,
            List.of(
                AccessRule.plain(Service.POLICE, AccessLevel.CLOSED, 0, Times.NEVER_MS)
                    .onAuthority("left", ""))));
    record.on(
        new ZoneEvent.CollectionPointAdded(
            "hill", new NamedPlace("p1", "Broadway and Pine", Place.of(47.6151, -122.3207))));
    record.on(new ZoneEvent.ZoneActivated("hill"));
  }

  private void said() {
    Part part =
        new Part(
            Part.Did.DISCLAIMED,
            CHIEF,
            Part.Basis.CLAIMED,
            Provenance.observed(CHIEF, "press conference"));
    record.enter(
        new Statement(
            "not-mine",
            CHIEF,
            "the station",
            "press conference",
            "It was not my decision.",
            List.of(),
            "left",
            List.of(part),
            List.of()));
    record.enter(
        new Statement(
            "tripled",
            CHIEF,
            "the calls",
            "television",
            "<script>alert('many')</script>" + "x".repeat(3_900),
            List.of(new Statement.Figure("calls for service", "more than 3", "times")),
            "",
            List.of(),
            List.of()));
    record.enter(new Position("pm", MAYOR, "how long", "not known", "", List.of()));
    record.enter(new Position("pc", CHIEF, "how long", "as soon as possible", "", List.of()));
    record.enter(
        new Question("q", Question.Ask.QUESTION, MAYOR, "the station", "Who?", About.NOTHING, ""));
    record.enter(
        new AccountEntry.Order(
            "o", "district court", "No tear gas.", About.NOTHING, Period.from(0)));
    record.enter(
        new AccountEntry.Agreement(
            "a",
            "hill",
            new Counterparty(
                Counterparty.Kind.GROUP, "people inside", Counterparty.Mandate.CLAIMED),
            "Ambulances may enter.",
            Scope.OPEN,
            List.of(),
            List.of(),
            new Period(0, 9_000_000)));
    record.on(new ZoneEvent.AgreementEntered("a", "hill", 0, 9_000_000));
  }

  private void call(String id, IncidentOutcome outcome) {
    record.on(
        new CallEvent.IncidentOpened(
            id, "aid", 1, List.of(Service.EMS), PlaceStatus.VERIFIED, "E2", List.of("hill")));
    record.on(new CallEvent.IncidentEnded(id, outcome));
  }

  JointBriefing briefing(Answer... claims) {
    return JointBriefing.of(record.reader(), record.account(atMs), OFFSET, List.of(claims));
  }

  Draft draft() {
    return Draft.of(record.account(atMs), OFFSET, List.of());
  }

  /** Puts the draft on the record. */
  JointScene drafted() {
    record.enter(briefing().entry("B1"));
    return this;
  }

  /** Signs all lines but one, from which the office dissents; "" for none. */
  JointScene signed(String by, String office, String dissentFrom, String text) {
    List<String> lines = new ArrayList<>(draft().lineIds());
    List<Signature.Dissent> dissents = new ArrayList<>();
    if (lines.remove(dissentFrom)) {
      dissents.add(new Signature.Dissent(dissentFrom, text));
    }
    return enter(by, office, new Signature("S-" + by, "B1", office, lines, dissents));
  }

  JointScene issued() {
    return enter("m", MAYOR, new Issue("I", "B1"));
  }

  private JointScene enter(String by, String office, AccountEntry entry) {
    record.on(
        by, new AccountEvent.Entered(office, entry, Provenance.observed(office, "its own desk")));
    return this;
  }
}
