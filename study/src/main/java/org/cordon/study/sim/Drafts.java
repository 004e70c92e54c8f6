package org.cordon.study.sim;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.ZoneCommand;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Zone;

/**
 * A scenario's zones as drafts for a live desk: first outline, first rules, points that need no
 * agreement. They restrict nobody until a duty officer activates them, and rest on no authority,
 * since nobody gave one for today.
 */
public final class Drafts {
  private Drafts() {}

  /** In the order in which they are to be given; rules begin now and have no end. */
  public static List<Command> commands(Scenario scenario, long nowMs) {
    List<Command> all = new ArrayList<>();
    for (Zone zone : scenario.timeline().zones()) {
      Zone.Outline first = zone.outlines().getFirst();
      all.add(
          new ZoneCommand.Draft(
              zone.id(), zone.name(), first.at(scenario.settings().outline()).corners()));
      for (Zone.CollectionPoint p : zone.ground().collectionPoints()) {
        if (p.agreementId().isEmpty()) {
          all.add(new ZoneCommand.AddCollectionPoint(zone.id(), named(p.point())));
        }
      }
      if (!zone.rules().isEmpty()) {
        List<AccessRule> rules =
            zone.rules().getFirst().rules().stream().map(r -> rule(r, nowMs)).toList();
        all.add(new ZoneCommand.SetRules(zone.id(), rules));
      }
    }
    return all;
  }

  private static AccessRule rule(Zone.Rule r, long nowMs) {
    Zone.Escort escort = r.escort();
    Zone.NamedPoint staging = r.stagingPoint();
    return new AccessRule(
        r.service(),
        r.level(),
        r.exceptTypes(),
        r.exceptLevel(),
        escort == null ? null : new AccessRule.Escort(escort.service(), escort.units()),
        staging == null ? null : named(staging),
        "",
        "",
        nowMs,
        Times.NEVER_MS);
  }

  private static NamedPlace named(Zone.NamedPoint point) {
    return new NamedPlace(point.id(), point.spokenName(), point.place());
  }
}
