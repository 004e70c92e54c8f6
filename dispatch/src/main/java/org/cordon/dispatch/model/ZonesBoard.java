package org.cordon.dispatch.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.cordon.dispatch.model.account.About;
import org.cordon.dispatch.model.account.AccountEntry.Contact.Reached;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.jspecify.annotations.Nullable;

/** Zones, closed streets, agreements and orders. */
public final class ZonesBoard {
  private final TreeMap<String, Zone> zones = new TreeMap<>();
  private final TreeMap<String, Closure> closures = new TreeMap<>();
  private final TreeMap<String, Agreement> agreements = new TreeMap<>();
  private final TreeMap<String, CourtOrder> orders = new TreeMap<>();
  private final Timers timers;
  private final SetupBoard setup;
  private List<Zone> active = List.of();
  private int version;

  ZonesBoard(Timers timers, SetupBoard setup) {
    this.timers = timers;
    this.setup = setup;
  }

  /** A zone, or null. */
  public @Nullable Zone zone(String id) {
    return zones.get(id);
  }

  /** A zone that an event names. */
  public Zone known(String id) {
    Zone zone = zones.get(id);
    if (zone == null) {
      throw new IllegalStateException("an event names zone " + id + ", which no entry drafted");
    }
    return zone;
  }

  /** Every zone, by id. */
  public Collection<Zone> all() {
    return Collections.unmodifiableCollection(zones.values());
  }

  /** The active ones, by id. */
  public List<Zone> active() {
    return active;
  }

  /** Closed streets, by id. */
  public Collection<Closure> closures() {
    return Collections.unmodifiableCollection(closures.values());
  }

  /** A closure, or null. */
  public @Nullable Closure closure(String id) {
    return closures.get(id);
  }

  /** Every agreement, by id. */
  public Collection<Agreement> agreements() {
    return Collections.unmodifiableCollection(agreements.values());
  }

  /** An agreement, or null. */
  public @Nullable Agreement agreement(String id) {
    return agreements.get(id);
  }

  /** Every order of a court, by id. */
  public Collection<CourtOrder> orders() {
    return Collections.unmodifiableCollection(orders.values());
  }

  /** Changes with everything that may change who can go where. */
  public int version() {
    return version;
  }

  void apply(ZoneEvent event, long nowMs) {
    version++;
    switch (event) {
      case ZoneEvent.ZoneDrafted e -> {
        Zone zone = new Zone(e.zoneId(), e.name(), e.outline());
        zone.outlineAuthority = e.authority();
        zones.put(e.zoneId(), zone);
      }
      case ZoneEvent.ZonePreviewed e -> known(e.zoneId()).status = ZoneStatus.PREVIEWED;
      case ZoneEvent.ZoneActivated e -> become(e.zoneId(), ZoneStatus.ACTIVE, nowMs);
      case ZoneEvent.ZoneEnded e -> become(e.zoneId(), ZoneStatus.ENDED, nowMs);
      case ZoneEvent.OutlineSet e -> {
        Zone zone = known(e.zoneId());
        zone.outline = e.outline();
        zone.outlineVersion = e.version();
        zone.outlineAuthority = e.authority();
        lookAgain(zone);
      }
      case ZoneEvent.RulesSet e -> {
        Zone zone = known(e.zoneId());
        zone.rules = e.rules();
        zone.ruleVersion = e.version();
        lookAgain(zone);
        retime(zone, nowMs);
      }
      case ZoneEvent.RuleTimeReached e -> retime(known(e.zoneId()), nowMs);
      case ZoneEvent.AuthorityTimeReached e -> {} // the state's timers
      case ZoneEvent.CollectionPointAdded e -> known(e.zoneId()).put(e.point());
      case ZoneEvent.CollectionPointRemoved e -> known(e.zoneId()).removePoint(e.pointId());
      case ZoneEvent.AgreementEntered e ->
          put(
              new Agreement(
                  e.agreementId(),
                  e.zoneId(),
                  e.fromMs(),
                  e.untilMs(),
                  Agreement.Standing.IN_FORCE),
              nowMs);
      case ZoneEvent.AgreementEnded e -> end(e, nowMs);
      case ZoneEvent.OrderEntered e -> orders.put(e.order().id(), e.order());
      case ZoneEvent.OrderWithdrawn e -> orders.remove(e.orderId());
      case ZoneEvent.StreetsClosed e -> closures.put(e.closure().id(), e.closure());
      case ZoneEvent.StreetsOpened e -> closures.remove(e.closureId());
      case ZoneEvent.AttemptLogged e -> count(known(e.zoneId()), e.outcome(), 1);
      case ZoneEvent.AttemptWithdrawn e -> count(known(e.zoneId()), e.outcome(), -1);
      case ZoneEvent.RuleProposed e -> {
        Zone zone = known(e.zoneId());
        List<ProposedRule> all = new ArrayList<>(zone.proposals);
        all.add(e.proposed());
        zone.proposals = List.copyOf(all);
      }
      case ZoneEvent.ProposalWithdrawn e -> {
        Zone zone = known(e.zoneId());
        zone.proposals =
            zone.proposals.stream().filter(p -> !p.attemptId().equals(e.attemptId())).toList();
      }
      case ZoneEvent.ContactLogged e -> count(known(e.zoneId()), e.reached(), 1);
      case ZoneEvent.ContactWithdrawn e -> count(known(e.zoneId()), e.reached(), -1);
    }
  }

  private static void count(Zone zone, AttemptOutcome outcome, int more) {
    zone.attempts += more;
    zone.attemptsFailed += outcome == AttemptOutcome.ENTERED ? 0 : more;
  }

  private static void count(Zone zone, Reached reached, int more) {
    zone.contacts += more;
    zone.contactsFailed += reached == Reached.REACHED ? 0 : more;
  }

  /** A draft that changed after its preview is previewed again before it can be activated. */
  private static void lookAgain(Zone zone) {
    if (zone.status == ZoneStatus.PREVIEWED) {
      zone.status = ZoneStatus.DRAFT;
    }
  }

  private void become(String zoneId, ZoneStatus status, long nowMs) {
    Zone zone = known(zoneId);
    zone.status = status;
    active = zones.values().stream().filter(Zone::active).toList();
    retime(zone, nowMs);
  }

  private void put(Agreement agreement, long nowMs) {
    agreements.put(agreement.id(), agreement);
    retime(known(agreement.zoneId()), nowMs);
  }

  private void end(ZoneEvent.AgreementEnded e, long nowMs) {
    Agreement a = agreements.get(e.agreementId());
    if (a != null) {
      put(new Agreement(a.id(), a.zoneId(), a.fromMs(), a.untilMs(), e.standing()), nowMs);
    }
  }

  /** The next time at which something about a zone's rules begins, nears its end or ends. */
  private void retime(Zone zone, long nowMs) {
    long next = Times.NEVER_MS;
    if (zone.active()) {
      for (AccessRule rule : zone.rules()) {
        next = earlier(next, rule.fromMs(), nowMs);
        next = earlierEnd(next, rule.untilMs(), nowMs);
      }
      for (Agreement a : agreements.values()) {
        if (a.zoneId().equals(zone.id()) && a.standing() == Agreement.Standing.IN_FORCE) {
          next = earlier(next, a.fromMs(), nowMs);
          next = earlierEnd(next, a.untilMs(), nowMs);
        }
      }
    }
    timers.set(Timers.Kind.RULE, zone.id(), next);
  }

  private long earlierEnd(long next, long endMs, long nowMs) {
    if (endMs >= Times.NEVER_MS) {
      return next;
    }
    long ahead = endMs - setup.settings().watch().aheadMs();
    return earlier(earlier(next, ahead, nowMs), endMs, nowMs);
  }

  private static long earlier(long next, long candidateMs, long nowMs) {
    return candidateMs > nowMs ? Math.min(next, candidateMs) : next;
  }

  StateImage.Zones image() {
    return new StateImage.Zones(
        zones.values().stream().map(Zone::image).toList(),
        List.copyOf(closures.values()),
        List.copyOf(agreements.values()),
        List.copyOf(orders.values()),
        version);
  }

  void restore(StateImage.Zones image) {
    image.zones().forEach(z -> zones.put(z.id(), Zone.of(z)));
    image.closures().forEach(c -> closures.put(c.id(), c));
    image.agreements().forEach(a -> agreements.put(a.id(), a));
    image.orders().forEach(o -> orders.put(o.id(), o));
    version = image.version();
    active = zones.values().stream().filter(Zone::active).toList();
  }

  /** All of them in one exact form. */
  public void canonical(Canonical out) {
    out.put(zones.size());
    zones.values().forEach(z -> z.canonical(out));
    out.put(closures.size());
    for (Closure c : closures.values()) {
      out.put(c.id()).put(c.area()).put(c.layer()).put(c.points().size());
      c.points().forEach(out::put);
      if (!c.whole()) { // else as it was before closures had limits
        out.putAll(c.services().stream().map(Enum::name).toList()).put(c.crossing());
      }
    }
    for (Agreement a : agreements.values()) {
      out.put(a.id()).put(a.zoneId()).put(a.fromMs()).put(a.untilMs()).put(a.standing());
    }
    for (CourtOrder o : orders.values()) {
      out.put(o.id()).put(o.court()).put(o.subject()).put(o.fromMs()).put(o.untilMs());
      if (!o.about().equals(About.NOTHING)) { // else as it was before an order named what it is on
        About about = o.about();
        out.put("about").put(about.zoneId()).put(about.stationId()).put(about.service());
      }
    }
  }
}
