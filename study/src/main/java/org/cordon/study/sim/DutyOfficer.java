package org.cordon.study.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.AccountCommand;
import org.cordon.dispatch.model.Closure;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.Shift;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.ZoneCommand;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.Period;
import org.cordon.dispatch.model.account.Scope;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.route.ClosedShape;
import org.cordon.study.scenario.Resources;
import org.cordon.study.scenario.Ring;
import org.cordon.study.scenario.Span;
import org.cordon.study.scenario.Timeline;
import org.cordon.study.scenario.Zone;

/**
 * Does what the scenario's timeline says, at its times: draws zones and outlines, sets rules, puts
 * up barriers, approves collection points, enters what people agreed, ordered, tried and said,
 * opens, closes and moves stations, and turns shifts.
 */
final class DutyOfficer {
  static final String NAME = "duty-officer";

  private final World world;
  private final long startMs;
  private final TreeMap<String, Zone.RuleVersion> inForce = new TreeMap<>();

  DutyOfficer(World world, long startMs) {
    this.world = world;
    this.startMs = startMs;
  }

  /** Puts everything on the agenda; of two things at one time the first put down comes first. */
  void plan() {
    for (Timeline.StationChange change : world.scenario.timeline().stationChanges()) {
      at(change.atMs(), () -> change(change));
    }
    for (Timeline.Order order : world.scenario.timeline().orders()) {
      at(order.span().fromMs(), () -> enter(order));
    }
    for (Zone zone : world.scenario.timeline().zones()) {
      if (zone.inForce()) {
        plan(zone);
      }
    }
    planAccount();
    Roster roster = new Roster(world.scenario);
    for (Resources.Unit unit : world.scenario.resources().units()) {
      List<Shift> duty = roster.duty(unit);
      for (int i = 1; i < duty.size(); i++) {
        Shift next = duty.get(i);
        at(duty.get(i - 1).endMs(), () -> tell(new SetupCommand.SetShift(unit.id(), next)));
      }
    }
  }

  private void plan(Zone zone) {
    List<Zone.Outline> outlines = zone.outlines();
    for (int i = 0; i < outlines.size(); i++) {
      Zone.Outline outline = outlines.get(i);
      if (outline.span().untilMs() > startMs) {
        boolean first = i == 0 || outlines.get(i - 1).span().untilMs() <= startMs;
        at(
            outline.span().fromMs(),
            first ? () -> open(zone, outline) : () -> redraw(zone, outline));
      }
    }
    planDealings(zone);
    for (Zone.RuleVersion version : zone.rules()) {
      if (version.span().untilMs() > startMs) {
        at(version.span().fromMs(), () -> rule(zone, version));
      }
    }
    planGround(zone);
    Zone.Outline last = outlines.getLast();
    if (last.span().untilMs() > startMs) {
      until(last.span(), new ZoneCommand.EndZone(zone.id()));
    }
  }

  private void planGround(Zone zone) {
    for (Zone.CollectionPoint p : zone.ground().collectionPoints()) {
      during(
          p.span(),
          new ZoneCommand.AddCollectionPoint(zone.id(), named(p.point())),
          new ZoneCommand.RemoveCollectionPoint(zone.id(), p.point().id()));
    }
    for (Zone.Barrier barrier : zone.ground().barriers()) {
      for (int i = 0; i < barrier.shapes().size(); i++) {
        ClosedShape shape = barrier.shapes().get(i);
        String id = barrier.id() + (barrier.shapes().size() == 1 ? "" : "-" + (i + 1));
        Closure closure = closure(id, shape);
        during(
            barrier.span(), new ZoneCommand.CloseStreets(closure), new ZoneCommand.OpenStreets(id));
      }
    }
  }

  private static Closure closure(String id, ClosedShape shape) {
    List<Service> services =
        Closure.ALL_SERVICES.stream()
            .filter(s -> shape.services().contains(Streets.profile(s)))
            .toList();
    Closure.Crossing crossing = Closure.Crossing.valueOf(shape.crossing().name());
    return new Closure(id, shape.area(), shape.points(), shape.layer(), services, crossing);
  }

  private void planDealings(Zone zone) {
    for (Zone.Agreement a : zone.dealings().agreements()) {
      if (a.span().untilMs() > startMs) {
        at(a.span().fromMs(), () -> enter(zone, a));
      }
    }
    zone.dealings().attempts().forEach(this::later);
    zone.dealings().contacts().forEach(this::later);
  }

  private void later(Timeline.Told t) {
    if (t.recordedMs() >= startMs) {
      at(t.recordedMs(), () -> enter(t));
    }
  }

  /** What people decided and said is only where the zone of which they speak is. */
  private void planAccount() {
    List<Zone> zones = world.scenario.timeline().zones();
    if (zones.isEmpty() || zones.stream().anyMatch(Zone::inForce)) {
      world.scenario.timeline().account().forEach(this::later);
    }
  }

  private void open(Zone zone, Zone.Outline outline) {
    String authority = authority(outline.authority());
    tell(new ZoneCommand.Draft(zone.id(), zone.name(), ring(outline).corners(), authority));
    if (!authority.equals(outline.authority())) { // it speaks of the zone, which is there now
      redraw(zone, outline);
    }
    for (Timeline.Order o : world.scenario.timeline().orders()) {
      if (o.about().zoneId().equals(zone.id()) && o.span().contains(world.nowMs())) {
        enter(o);
      }
    }
    for (Zone.Agreement a : zone.dealings().agreements()) {
      if (a.span().contains(world.nowMs())) {
        enter(zone, a);
      }
    }
    for (Zone.RuleVersion version : zone.rules()) {
      if (version.span().contains(world.nowMs())) {
        rule(zone, version);
      }
    }
    tell(new ZoneCommand.Preview(zone.id()));
    tell(new ZoneCommand.Activate(zone.id()));
  }

  /** Enters an agreement once, when there is a zone for it. */
  private void enter(Zone zone, Zone.Agreement a) {
    if (drawn(zone.id()) && world.engine.state().zones().agreement(a.id()) == null) {
      AccountEntry.Agreement e = a.entry();
      List<String> points =
          zone.ground().collectionPoints().stream()
              .filter(p -> p.agreementId().equals(a.id()))
              .map(p -> p.point().id())
              .toList();
      Scope scope = new Scope(e.scope().routes(), points, e.scope().mayEnter(), e.scope().when());
      AccountEntry agreement =
          new AccountEntry.Agreement(
              e.id(), e.zoneId(), e.with(), e.terms(), scope, e.binds(), e.told(), e.period());
      enter(new Timeline.Told(world.nowMs(), agreement, a.known(), a.note()));
    }
  }

  /** Enters an order once, when there is the zone that it is about. */
  private void enter(Timeline.Order o) {
    if (!drawn(o.about().zoneId())) {
      return;
    }
    AccountEntry order =
        new AccountEntry.Order(
            o.id(),
            o.givenBy(),
            o.subject(),
            o.about(),
            new Period(o.span().fromMs(), o.span().untilMs()));
    enter(new Timeline.Told(world.nowMs(), order, o.known(), ""));
  }

  /** Enters something once, as it happened then. */
  private void enter(Timeline.Told t) {
    if (world.engine.state().account().item(t.entry().id()) == null) {
      tell(
          new AccountCommand.Enter(t.entry(), t.known(), t.note()),
          new Stamp(world.nowMs(), t.atMs(), NAME));
    }
  }

  /**
   * What rests on an authority comes after it has been entered. None is given where it speaks of a
   * zone that is not there.
   */
  private String authority(String id) {
    for (Timeline.Order order : world.scenario.timeline().orders()) {
      if (order.id().equals(id)) {
        enter(order);
      }
    }
    for (Timeline.Told t : world.scenario.timeline().account()) {
      boolean meant = t.entry().id().equals(id);
      if (meant && t.entry() instanceof AccountEntry.Decision d && drawn(d.about().zoneId())) {
        enter(t);
      }
    }
    return world.engine.state().account().item(id) == null ? "" : id;
  }

  private boolean drawn(String zoneId) {
    return zoneId.isEmpty() || world.engine.state().zones().zone(zoneId) != null;
  }

  private void redraw(Zone zone, Zone.Outline outline) {
    String authority = authority(outline.authority());
    tell(new ZoneCommand.SetOutline(zone.id(), ring(outline).corners(), authority));
  }

  private Ring ring(Zone.Outline outline) {
    return outline.at(world.scenario.settings().outline());
  }

  /** A version of the rules; before the zone is drawn there is nothing to rule. */
  private void rule(Zone zone, Zone.RuleVersion version) {
    if (!drawn(zone.id()) || version.equals(inForce.get(zone.id()))) {
      return;
    }
    inForce.put(zone.id(), version);
    String authority = authority(version.authority());
    List<AccessRule> rules = new ArrayList<>();
    for (Zone.Rule r : version.rules()) {
      Zone.Escort escort = r.escort();
      Zone.NamedPoint staging = r.stagingPoint();
      rules.add(
          new AccessRule(
              r.service(),
              r.level(),
              r.exceptTypes(),
              r.exceptLevel(),
              escort == null ? null : new AccessRule.Escort(escort.service(), escort.units()),
              staging == null ? null : named(staging),
              authority,
              version.agreementId(),
              version.span().fromMs(),
              version.span().untilMs()));
    }
    tell(new ZoneCommand.SetRules(zone.id(), rules));
  }

  private static NamedPlace named(Zone.NamedPoint point) {
    return new NamedPlace(point.id(), point.spokenName(), point.place());
  }

  private void change(Timeline.StationChange c) {
    switch (c.kind()) {
      case OPENED -> tell(new SetupCommand.OpenStation(c.stationId()));
      case MOVED -> {
        Place to = c.movedTo();
        if (to != null) {
          tell(new SetupCommand.MoveStation(c.stationId(), to));
        }
      }
      case CLOSED -> {
        String to = c.unitsGoTo().isEmpty() ? nearestOpen(c.stationId()) : c.unitsGoTo();
        tell(new SetupCommand.CloseStation(c.stationId(), to, authority(c.authority())));
      }
    }
  }

  /** The nearest open station of the same service, by the map; "" where there is none. */
  private String nearestOpen(String stationId) {
    Resources.Station left = world.scenario.resources().station(stationId);
    String nearest = "";
    long leastMm = Long.MAX_VALUE;
    for (Resources.Station s : world.scenario.resources().stations()) {
      long mm = s.place().distanceMm(left.place());
      boolean other = !s.id().equals(stationId) && s.service() == left.service();
      if (other && world.engine.state().units().isOpen(s.id()) && mm < leastMm) {
        leastMm = mm;
        nearest = s.id();
      }
    }
    return nearest;
  }

  private void during(Span span, Command begin, Command end) {
    if (span.untilMs() > startMs) {
      at(span.fromMs(), () -> tell(begin));
      until(span, end);
    }
  }

  private void until(Span span, Command end) {
    if (span.untilMs() < Span.NEVER_MS) {
      at(span.untilMs(), () -> tell(end));
    }
  }

  private void at(long ms, Runnable what) {
    world.agenda.at(Math.max(ms, startMs), what);
  }

  /**
   * What a scenario says must be possible; if it is not, its answer would be to another question.
   */
  private void tell(Command command) {
    tell(command, Stamp.now(world.nowMs(), NAME));
  }

  private void tell(Command command, Stamp stamp) {
    Outcome.Refused refused = world.tell(command, stamp);
    if (refused != null) {
      throw new Refusal(
          "timeline-refused",
          command.getClass().getSimpleName() + ": " + refused.name() + ", " + refused.found(),
          "timeline at "
              + Instant.ofEpochMilli(world.nowMs()).atZone(world.scenario.frame().timeZone())
              + ", "
              + refused.where(),
          "In the scenario, " + refused.remedy() + ".");
    }
  }
}
