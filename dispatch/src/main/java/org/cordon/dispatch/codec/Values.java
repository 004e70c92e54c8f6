package org.cordon.dispatch.codec;

import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.CallerState;
import org.cordon.dispatch.model.Candidate;
import org.cordon.dispatch.model.Closure;
import org.cordon.dispatch.model.Closure.Crossing;
import org.cordon.dispatch.model.CourtOrder;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Party;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.ResponsePlan;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Settings;
import org.cordon.dispatch.model.Shift;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.UnitSpec;
import org.jspecify.annotations.Nullable;

/** The values that events are made of, each way. */
final class Values {
  private Values() {}

  static Fields of(CallerState c) {
    return new Fields()
        .put("mobility", c.mobility())
        .put("safeToMove", c.safeToMove())
        .put("child", c.child())
        .put("language", c.language());
  }

  static CallerState callerState(Fields f) {
    return new CallerState(
        f.constant("mobility", CallerState.Mobility.class),
        f.constant("safeToMove", CallerState.Answer.class),
        f.truth("child"),
        f.text("language"));
  }

  static Fields of(Candidate c) {
    return new Fields()
        .put("unit", c.unitId())
        .put("position", c.position())
        .put("age_ms", c.ageMs())
        .put("turnout_ms", c.turnoutMs())
        .put("travel_ms", c.travelMs())
        .put("preempts", c.preempts());
  }

  static Candidate candidate(Fields f) {
    return new Candidate(
        f.text("unit"),
        f.placeOrNull("position"),
        f.number("age_ms"),
        f.number("turnout_ms"),
        f.number("travel_ms"),
        f.text("preempts"));
  }

  static Fields of(NamedPlace p) {
    return new Fields().put("id", p.id()).put("spokenName", p.spokenName()).put("place", p.place());
  }

  static NamedPlace namedPlace(Fields f) {
    return new NamedPlace(f.text("id"), f.text("spokenName"), f.place("place"));
  }

  static Fields of(Station s) {
    return new Fields().put("id", s.id()).put("name", s.name()).put("place", s.place());
  }

  static Station station(Fields f) {
    return new Station(f.text("id"), f.text("name"), f.place("place"));
  }

  static Fields of(Shift s) {
    return new Fields().put("start_ms", s.startMs()).put("end_ms", s.endMs());
  }

  static Shift shift(Fields f) {
    return new Shift(f.number("start_ms"), f.number("end_ms"));
  }

  static Fields of(UnitSpec u) {
    return new Fields()
        .put("id", u.id())
        .put("service", u.service())
        .putTexts("capabilities", u.capabilities())
        .put("crew", u.crewId())
        .put("station", u.stationId())
        .put("shift", of(u.shift()))
        .put("turnout_ms", u.turnoutMs())
        .put("manualEta_ms", u.manualEtaMs());
  }

  static UnitSpec unit(Fields f) {
    return new UnitSpec(
        f.text("id"),
        f.constant("service", Service.class),
        f.texts("capabilities"),
        f.text("crew"),
        f.text("station"),
        f.nested("shift", Values::shift),
        f.number("turnout_ms"),
        f.number("manualEta_ms"));
  }

  static Fields of(Requirement r) {
    return new Fields()
        .put("service", r.service())
        .put("capability", r.capability())
        .put("count", r.count());
  }

  static Requirement requirement(Fields f) {
    return new Requirement(
        f.constant("service", Service.class), f.text("capability"), f.count("count"));
  }

  static Fields of(ResponsePlan p) {
    return new Fields()
        .put("type", p.type())
        .put("priority", p.priority())
        .putAll("requirements", p.requirements(), r -> of(r).map())
        .put("meetAllowed", p.meetAllowed())
        .put("violence", p.violence())
        .put("preempts", p.preempts())
        .put("onEdge", p.onEdge());
  }

  static ResponsePlan plan(Fields f) {
    return new ResponsePlan(
        f.text("type"),
        f.count("priority"),
        f.nestedAll("requirements", Values::requirement),
        f.truth("meetAllowed"),
        f.truth("violence"),
        f.truth("preempts"),
        f.constant("onEdge", ResponsePlan.OnEdge.class));
  }

  static Fields of(AccessRule r) {
    return new Fields()
        .put("service", r.service())
        .put("level", r.level())
        .putTexts("exceptTypes", r.exceptTypes())
        .put("exceptLevel", r.exceptLevel())
        .put("escort", escort(r.escort()))
        .put("stagingPoint", orNull(r.stagingPoint()))
        .put("authority", r.authority())
        .put("agreement", r.agreementId())
        .put("from_ms", r.fromMs())
        .put("until_ms", r.untilMs());
  }

  private static @Nullable Fields escort(AccessRule.@Nullable Escort e) {
    return e == null ? null : new Fields().put("service", e.service()).put("units", e.units());
  }

  private static @Nullable Fields orNull(@Nullable NamedPlace p) {
    return p == null ? null : of(p);
  }

  static AccessRule rule(Fields f) {
    return new AccessRule(
        f.constant("service", Service.class),
        f.constant("level", AccessLevel.class),
        f.texts("exceptTypes"),
        f.constant("exceptLevel", AccessLevel.class),
        f.nestedOrNull(
            "escort",
            e -> new AccessRule.Escort(e.constant("service", Service.class), e.count("units"))),
        f.nestedOrNull("stagingPoint", Values::namedPlace),
        f.text("authority"),
        f.text("agreement"),
        f.number("from_ms"),
        f.number("until_ms"));
  }

  static Fields of(CourtOrder o) {
    return AccountValues.of(o.about())
        .put("id", o.id())
        .put("court", o.court())
        .put("subject", o.subject())
        .put("from_ms", o.fromMs())
        .put("until_ms", o.untilMs());
  }

  static CourtOrder order(Fields f) {
    return new CourtOrder(
        f.text("id"),
        f.text("court"),
        f.text("subject"),
        AccountValues.about(f),
        f.number("from_ms"),
        f.number("until_ms"));
  }

  /** Services and crossing are written only where they limit the closure. */
  static Fields of(Closure c) {
    Fields f =
        new Fields()
            .put("id", c.id())
            .put("area", c.area())
            .putPlaces("points", c.points())
            .put("layer", c.layer());
    if (!c.services().equals(Closure.ALL_SERVICES)) {
      f.putTexts("services", c.services().stream().map(Enum::name).toList());
    }
    return c.crossing() == Crossing.BOTH ? f : f.put("crossing", c.crossing());
  }

  static Closure closure(Fields f) {
    List<Service> services =
        f.has("services") ? f.constants("services", Service.class) : Closure.ALL_SERVICES;
    Crossing crossing = f.constantOrNull("crossing", Crossing.class);
    return new Closure(
        f.text("id"),
        f.truth("area"),
        f.places("points"),
        f.count("layer"),
        services,
        crossing == null ? Crossing.BOTH : crossing);
  }

  static Fields of(MeetingPoint p) {
    return new Fields()
        .put("id", p.pointId())
        .put("version", p.version())
        .put("spokenName", p.spokenName())
        .put("place", p.place())
        .put("walk_ms", p.walkMs())
        .put("meetAt", p.meetAtMs())
        .put("leaveAt", p.leaveAtMs());
  }

  static MeetingPoint point(Fields f) {
    return new MeetingPoint(
        f.text("id"),
        f.count("version"),
        f.text("spokenName"),
        f.place("place"),
        f.number("walk_ms"),
        f.number("meetAt"),
        f.number("leaveAt"));
  }

  static Fields of(Party p) {
    return new Fields().put("kind", p.kind()).put("id", p.id());
  }

  static Party party(Fields f) {
    return new Party(f.constant("kind", Party.Kind.class), f.text("id"));
  }

  static Fields of(Settings s) {
    Settings.Watch w = s.watch();
    Settings.Meeting m = s.meeting();
    Settings.Sending d = s.sending();
    return new Fields()
        .put(
            "watch",
            new Fields()
                .putAll("waiting_ms", w.waitingMs(), ms -> ms)
                .put("acknowledge_ms", w.acknowledgeMs())
                .put("pointAcknowledge_ms", w.pointAcknowledgeMs())
                .put("contact_ms", w.contactMs())
                .put("ahead_ms", w.aheadMs())
                .put("overrun_ms", w.overrunMs())
                .put("callback_ms", w.callbackMs()))
        .put(
            "meeting",
            new Fields()
                .put("standOff_mm", m.standOffMm())
                .put("maxWalk_ms", m.maxWalkMs())
                .put("tolerance_ms", m.toleranceMs())
                .put("walk_mm_per_s", m.walkMmPerS())
                .put("carried_mm_per_s", m.carriedMmPerS())
                .put("child_mm_per_s", m.childMmPerS()))
        .put(
            "sending",
            new Fields()
                .put("positionMaxAge_ms", d.positionMaxAgeMs())
                .put("preemptionGain_ms", d.preemptionGainMs())
                .put("reopen_ms", d.reopenMs())
                .put("candidatesKept", d.candidatesKept()));
  }

  static Settings settings(Fields f) {
    return new Settings(
        f.nested("watch", Values::watch),
        f.nested("meeting", Values::meeting),
        f.nested("sending", Values::sending));
  }

  private static Settings.Watch watch(Fields f) {
    return new Settings.Watch(
        f.numbers("waiting_ms"),
        f.number("acknowledge_ms"),
        f.number("pointAcknowledge_ms"),
        f.number("contact_ms"),
        f.number("ahead_ms"),
        f.number("overrun_ms"),
        f.number("callback_ms"));
  }

  private static Settings.Meeting meeting(Fields f) {
    return new Settings.Meeting(
        f.number("standOff_mm"),
        f.number("maxWalk_ms"),
        f.number("tolerance_ms"),
        f.count("walk_mm_per_s"),
        f.count("carried_mm_per_s"),
        f.count("child_mm_per_s"));
  }

  private static Settings.Sending sending(Fields f) {
    return new Settings.Sending(
        f.number("positionMaxAge_ms"),
        f.number("preemptionGain_ms"),
        f.number("reopen_ms"),
        f.count("candidatesKept"));
  }
}
