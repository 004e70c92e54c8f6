package org.cordon.dispatch.engine;

import static org.cordon.dispatch.engine.Checks.no;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.Closure;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Outcome.Refused;
import org.cordon.dispatch.model.ProposedRule;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.ZoneCommand;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.dispatch.model.ZoneStatus;
import org.cordon.dispatch.policy.Outlines;
import org.cordon.dispatch.policy.RuleProposal;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** Decides on zones, their outlines and points, and closed streets. */
final class ZoneDesk {
  private final State state;
  private final Checks checks;
  private final Follow follow;
  private final RuleWatch rules;
  private final OwnerWatch owners;
  private final Proposals proposals;

  ZoneDesk(
      State state,
      Checks checks,
      Follow follow,
      RuleWatch rules,
      OwnerWatch owners,
      Proposals proposals) {
    this.state = state;
    this.checks = checks;
    this.follow = follow;
    this.rules = rules;
    this.owners = owners;
    this.proposals = proposals;
  }

  @Nullable Refused draft(ZoneCommand.Draft c, Log log) {
    Refused bad = Checks.id(c.zoneId(), "zone id");
    bad = bad != null ? bad : Checks.id(c.name(), "zone name");
    bad = bad != null ? bad : checks.dutyOfficer(log.stamp().by());
    bad = bad != null ? bad : outline(c.outline(), c.zoneId());
    bad = bad != null ? bad : checks.authority(c.authority());
    if (bad != null) {
      return bad;
    }
    if (state.zones().zone(c.zoneId()) != null) {
      return no(DispatchRefusal.DUPLICATE_ID, c.zoneId(), "zone id");
    }
    log.tell(new ZoneEvent.ZoneDrafted(c.zoneId(), c.name(), c.outline(), c.authority()));
    return null;
  }

  private static @Nullable Refused outline(List<Place> outline, String zoneId) {
    return Outlines.usable(outline)
        ? null
        : no(DispatchRefusal.OUTLINE_UNUSABLE, outline.size() + " corners", zoneId);
  }

  private @Nullable Refused in(String zoneId, Log log, ZoneStatus... allowed) {
    Refused bad = checks.dutyOfficer(log.stamp().by());
    if (bad != null) {
      return bad;
    }
    Zone zone = state.zones().zone(zoneId);
    if (zone == null) {
      return no(DispatchRefusal.UNKNOWN_ZONE, zoneId, "zone");
    }
    return List.of(allowed).contains(zone.status())
        ? null
        : no(DispatchRefusal.ZONE_IN_WRONG_STATE, zoneId + " is " + zone.status(), "zone");
  }

  private @Nullable Refused notEnded(String zoneId, Log log) {
    return in(zoneId, log, ZoneStatus.DRAFT, ZoneStatus.PREVIEWED, ZoneStatus.ACTIVE);
  }

  @Nullable Refused preview(ZoneCommand.Preview c, Log log) {
    Refused bad = in(c.zoneId(), log, ZoneStatus.DRAFT, ZoneStatus.PREVIEWED);
    if (bad == null) {
      log.tell(new ZoneEvent.ZonePreviewed(c.zoneId()));
    }
    return bad;
  }

  @Nullable Refused activate(ZoneCommand.Activate c, Log log) {
    Refused bad = in(c.zoneId(), log, ZoneStatus.PREVIEWED);
    if (bad != null) {
      return bad;
    }
    Zone zone = state.zones().known(c.zoneId());
    if (zone.rules().isEmpty()) {
      return no(DispatchRefusal.NO_RULE_FOR_SERVICE, c.zoneId() + " has no rules", "zone");
    }
    log.tell(new ZoneEvent.ZoneActivated(c.zoneId()));
    changed(zone, zone.name() + " is active", log);
    return null;
  }

  private void changed(Zone zone, String why, Log log) {
    follow.redecideZones(log);
    rules.check(zone, log);
    owners.check(zone, log);
    follow.accessChanged(why, log);
  }

  @Nullable Refused end(ZoneCommand.EndZone c, Log log) {
    Refused bad = notEnded(c.zoneId(), log);
    if (bad != null) {
      return bad;
    }
    Zone zone = state.zones().known(c.zoneId());
    log.tell(new ZoneEvent.ZoneEnded(c.zoneId()));
    proposals.decided(zone, log);
    changed(zone, zone.name() + " has ended", log);
    return null;
  }

  @Nullable Refused setOutline(ZoneCommand.SetOutline c, Log log) {
    Refused bad = notEnded(c.zoneId(), log);
    bad = bad != null ? bad : outline(c.outline(), c.zoneId());
    bad = bad != null ? bad : checks.authority(c.authority());
    if (bad != null) {
      return bad;
    }
    Zone zone = state.zones().known(c.zoneId());
    int version = zone.outlineVersion() + 1;
    log.tell(new ZoneEvent.OutlineSet(c.zoneId(), version, c.outline(), c.authority()));
    if (zone.active()) {
      changed(zone, "outline " + version + " of " + zone.name(), log);
    }
    return null;
  }

  @Nullable Refused addPoint(ZoneCommand.AddCollectionPoint c, Log log) {
    Refused bad = notEnded(c.zoneId(), log);
    bad = bad != null ? bad : checks.place(c.point());
    if (bad != null) {
      return bad;
    }
    log.tell(new ZoneEvent.CollectionPointAdded(c.zoneId(), c.point()));
    pointsChanged(c.zoneId(), c.point().spokenName() + " is a collection point", log);
    return null;
  }

  @Nullable Refused removePoint(ZoneCommand.RemoveCollectionPoint c, Log log) {
    Refused bad = notEnded(c.zoneId(), log);
    if (bad != null) {
      return bad;
    }
    NamedPlace point = state.zones().known(c.zoneId()).collectionPoint(c.pointId());
    if (point == null) {
      return no(DispatchRefusal.UNKNOWN_POINT, c.pointId(), c.zoneId());
    }
    log.tell(new ZoneEvent.CollectionPointRemoved(c.zoneId(), c.pointId()));
    pointsChanged(c.zoneId(), point.spokenName() + " is no collection point any more", log);
    return null;
  }

  private void pointsChanged(String zoneId, String why, Log log) {
    if (state.zones().known(zoneId).active()) {
      follow.accessChanged(why, log);
    }
  }

  @Nullable Refused closeStreets(ZoneCommand.CloseStreets c, Log log) {
    Closure closure = c.closure();
    Refused bad = checks.dutyOfficer(log.stamp().by());
    bad = bad != null ? bad : Checks.id(closure.id(), "closure id");
    if (bad != null) {
      return bad;
    }
    if (state.zones().closure(closure.id()) != null) {
      return no(DispatchRefusal.DUPLICATE_ID, closure.id(), "closure id");
    }
    boolean usable =
        closure.area()
            ? Outlines.usable(closure.points())
            : closure.points().size() >= 2 && closure.points().size() <= Outlines.MOST_CORNERS;
    if (!usable) {
      return no(
          DispatchRefusal.OUTLINE_UNUSABLE, closure.points().size() + " points", closure.id());
    }
    log.tell(new ZoneEvent.StreetsClosed(closure));
    follow.accessChanged("streets closed: " + closure.id(), log);
    return null;
  }

  @Nullable Refused openStreets(ZoneCommand.OpenStreets c, Log log) {
    Refused bad = checks.dutyOfficer(log.stamp().by());
    if (bad != null) {
      return bad;
    }
    if (state.zones().closure(c.closureId()) == null) {
      return no(DispatchRefusal.UNKNOWN_CLOSURE, c.closureId(), "closure");
    }
    log.tell(new ZoneEvent.StreetsOpened(c.closureId()));
    follow.accessChanged("streets opened: " + c.closureId(), log);
    return null;
  }

  @Nullable Refused setRules(ZoneCommand.SetRules c, Log log) {
    Refused bad = notEnded(c.zoneId(), log);
    bad = bad != null ? bad : checks.rules(c.rules(), c.zoneId());
    bad = bad != null ? bad : RuleWatch.wellFormed(c.rules(), c.zoneId());
    if (bad != null) {
      return bad;
    }
    Zone zone = state.zones().known(c.zoneId());
    for (AccessRule rule : c.rules()) {
      bad = refers(rule, zone);
      if (bad != null) {
        return bad;
      }
    }
    put(c.zoneId(), c.rules(), log);
    proposals.decided(zone, log);
    return null;
  }

  private @Nullable Refused refers(AccessRule rule, Zone zone) {
    NamedPlace staging = rule.stagingPoint();
    if (staging != null && Outlines.contains(zone.outline(), staging.place())) {
      return no(
          DispatchRefusal.RULE_WITHOUT_STAGING_POINT,
          staging.spokenName() + " lies inside the zone",
          zone.id());
    }
    boolean unknown =
        !rule.agreementId().isEmpty() && state.zones().agreement(rule.agreementId()) == null;
    return unknown
        ? no(DispatchRefusal.UNKNOWN_AGREEMENT, rule.agreementId(), zone.id())
        : checks.authority(rule.authority());
  }

  private void put(String zoneId, List<AccessRule> next, Log log) {
    Zone zone = state.zones().known(zoneId);
    int version = zone.ruleVersion() + 1;
    log.tell(new ZoneEvent.RulesSet(zoneId, version, next));
    if (zone.active()) {
      rules.check(zone, log);
      owners.check(zone, log);
      follow.accessChanged("rules " + version + " of " + zone.name(), log);
    }
  }

  @Nullable Refused renew(ZoneCommand.RenewRule c, Log log) {
    Refused bad = notEnded(c.zoneId(), log);
    bad = bad != null ? bad : checks.authority(c.authority());
    if (bad != null) {
      return bad;
    }
    Zone zone = state.zones().known(c.zoneId());
    AccessRule old = zone.rule(c.service(), log.nowMs());
    if (old == null) {
      return no(DispatchRefusal.NO_RULE_FOR_SERVICE, c.service().name(), c.zoneId());
    }
    if (c.untilMs() <= log.nowMs()) {
      return no(DispatchRefusal.BAD_PERIOD, "until " + c.untilMs(), c.zoneId());
    }
    List<AccessRule> next = new ArrayList<>(zone.rules());
    next.set(
        next.indexOf(old), old.until(c.untilMs()).onAuthority(c.authority(), old.agreementId()));
    put(c.zoneId(), next, log);
    proposals.decided(zone, c.service(), log);
    return null;
  }

  @Nullable Refused accept(ZoneCommand.AcceptProposal c, Log log) {
    Refused bad = in(c.zoneId(), log, ZoneStatus.ACTIVE);
    if (bad != null) {
      return bad;
    }
    Zone zone = state.zones().known(c.zoneId());
    ProposedRule proposed = Proposals.current(zone, c.service());
    if (proposed == null) {
      return no(DispatchRefusal.NOTHING_PROPOSED, c.service().name(), c.zoneId());
    }
    if (c.untilMs() <= log.nowMs() || c.untilMs() > Times.NEVER_MS) {
      return no(DispatchRefusal.BAD_PERIOD, "until " + c.untilMs(), c.zoneId());
    }
    AccessRule rule =
        RuleProposal.rule(proposed.level(), c.service(), zone, state.zones(), log.nowMs())
            .until(c.untilMs())
            .onAuthority(c.authority(), "");
    List<AccessRule> next = new ArrayList<>(zone.rules());
    AccessRule old = zone.rule(c.service(), log.nowMs());
    if (old != null) {
      next.remove(old);
    }
    next.add(rule);
    bad = refers(rule, zone);
    bad = bad != null ? bad : checks.rules(next, c.zoneId());
    bad = bad != null ? bad : RuleWatch.wellFormed(next, c.zoneId());
    if (bad != null) {
      return bad;
    }
    put(c.zoneId(), next, log);
    proposals.decided(zone, c.service(), log);
    return null;
  }

  @Nullable Refused endRule(ZoneCommand.EndRule c, Log log) {
    Refused bad = notEnded(c.zoneId(), log);
    if (bad != null) {
      return bad;
    }
    Zone zone = state.zones().known(c.zoneId());
    AccessRule ended = zone.rule(c.service(), log.nowMs());
    if (ended == null) {
      return no(DispatchRefusal.NO_RULE_FOR_SERVICE, c.service().name(), c.zoneId());
    }
    List<AccessRule> next = new ArrayList<>(zone.rules());
    next.removeIf(r -> r.service() == c.service() && r.fromMs() <= log.nowMs());
    if (ended.level() == AccessLevel.OPEN) { // ending a permission must not open the zone
      next.add(AccessRule.plain(c.service(), AccessLevel.CLOSED, log.nowMs(), Times.NEVER_MS));
    }
    put(c.zoneId(), next, log);
    proposals.decided(zone, c.service(), log);
    return null;
  }
}
