package org.cordon.study.sim;

import org.cordon.dispatch.engine.Positions.Position;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Router;
import org.cordon.study.scenario.Resources;
import org.jspecify.annotations.Nullable;

/** A unit in the world: where it truly is and what its crew is doing. */
final class SimUnit {
  /** Where a unit on the road is going. */
  enum Leg {
    NONE,
    TO_INCIDENT,
    TO_HOSPITAL,
    TO_POST
  }

  final Resources.Unit roster;
  String postId;
  Snap post;
  Snap at;
  boolean atPost = true;
  @Nullable Journey drive;
  Leg leg = Leg.NONE;

  /** What it is on, "" if on nothing. */
  String incidentId = "";

  /** Where it was sent if that is a public place; null: the scene. */
  @Nullable Place destination;

  /** Whether its wheels have rolled since it was sent. */
  boolean rolling;

  /** How many of its service were sent to the incident before it, for its own draws. */
  int nth;

  /** Grows with every new thing the crew is told; what was planned before no longer happens. */
  int errand;

  SimUnit(Resources.Unit roster, Snap post) {
    this.roster = roster;
    postId = roster.stationId();
    this.post = post;
    at = post;
  }

  String id() {
    return roster.id();
  }

  Service service() {
    return roster.service();
  }

  boolean offMap() {
    return roster.manualEtaMs() != null;
  }

  /** From where it could set off now. */
  Journey.Start start(Router router, long nowMs) {
    Journey d = drive;
    return d == null ? Journey.Start.standing(at, nowMs) : d.at(router, nowMs);
  }

  Position position(Journey.Start start, long nowMs) {
    return new Position(start.at().place(), nowMs, atPost);
  }

  void stand(Snap where) {
    drive = null;
    leg = Leg.NONE;
    at = where;
  }
}
