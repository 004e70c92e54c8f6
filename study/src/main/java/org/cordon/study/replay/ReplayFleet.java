package org.cordon.study.replay;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.cordon.dispatch.engine.Positions;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Path;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.jspecify.annotations.Nullable;

/**
 * Where the units of a replay are: at their post, under way to a call, at the scene, or driving
 * home along the streets, from where they can be sent again.
 */
final class ReplayFleet implements Positions {
  private final Router router;
  private final Metric metric;
  private final Roads roads;
  private final TreeMap<String, Rig> rigs = new TreeMap<>();
  private final PriorityQueue<Due> agenda =
      new PriorityQueue<>(Comparator.comparingLong(Due::atMs).thenComparingLong(Due::sequence));
  private long sequence;

  /** A change of status that will happen unless the unit is sent elsewhere before. */
  record Due(long atMs, long sequence, String unitId, long tour, UnitStatus status) {}

  private static final class Rig {
    private final Snap post;
    private Snap at;
    private long tour; // counts how often it was sent, so that what was due before lapses
    private boolean away;
    private @Nullable Path home;
    private long leftMs;

    Rig(Snap post) {
      this.post = post;
      at = post;
    }

    void settle(long nowMs) {
      Path way = home;
      if (way == null) {
        return;
      }
      at = way.at((int) Math.min(nowMs - leftMs, Integer.MAX_VALUE));
      if (nowMs - leftMs >= way.travelTimeMs()) {
        home = null;
        away = false;
      }
    }
  }

  ReplayFleet(Roads roads) {
    this.roads = roads;
    router = roads.router();
    metric = roads.metric(Profile.FIRE, Closures.none());
  }

  /** Puts a unit at its post; false when no street is near. */
  boolean add(String unitId, Place post) {
    Snap snap = roads.snap(Profile.FIRE, post);
    if (snap == null) {
      return false;
    }
    rigs.put(unitId, new Rig(snap));
    return true;
  }

  boolean has(String unitId) {
    return rigs.containsKey(unitId);
  }

  @Override
  public @Nullable Position of(String unitId, long nowMs) {
    Rig rig = rigs.get(unitId);
    if (rig == null) {
      return null;
    }
    rig.settle(nowMs);
    return new Position(rig.at.place(), nowMs, !rig.away);
  }

  /** Sends a unit to a scene, where it is busy for so long. A unit without a way starts there. */
  void send(String unitId, Place scene, long nowMs, Stay stay) {
    Rig rig = rig(unitId);
    rig.settle(nowMs);
    Snap to = roads.snap(Profile.FIRE, scene);
    if (to == null) {
      throw new IllegalArgumentException("no street near " + scene);
    }
    int drive = router.travelTimeMs(metric, rig.at, to);
    long leaves = nowMs + (rig.away ? 0 : stay.turnoutMs);
    long arrives = leaves + (drive >= City.INFINITY_MS ? 0 : drive);
    rig.tour++;
    rig.away = true;
    rig.home = null;
    rig.at = to;
    put(leaves, unitId, rig.tour, UnitStatus.EN_ROUTE);
    put(arrives, unitId, rig.tour, UnitStatus.ON_SCENE);
    put(arrives + stay.busyMs, unitId, rig.tour, UnitStatus.AVAILABLE);
  }

  /** How long a unit takes to leave its post, and how long it is busy. */
  record Stay(long turnoutMs, long busyMs) {}

  /** The unit is free from now on and drives home. */
  void release(String unitId, long nowMs) {
    Rig rig = rig(unitId);
    rig.tour++;
    rig.home = router.path(metric, rig.at, rig.post);
    rig.leftMs = nowMs;
    if (rig.home == null) {
      rig.at = rig.post;
      rig.away = false;
    }
  }

  /** The next change of status that is due by now and still holds, or null. */
  @Nullable Due due(long nowMs) {
    while (!agenda.isEmpty() && agenda.peek().atMs <= nowMs) {
      Due due = agenda.remove();
      if (rig(due.unitId).tour == due.tour) {
        return due;
      }
    }
    return null;
  }

  private void put(long atMs, String unitId, long tour, UnitStatus status) {
    agenda.add(new Due(atMs, sequence++, unitId, tour, status));
  }

  private Rig rig(String unitId) {
    Rig rig = rigs.get(unitId);
    if (rig == null) {
      throw new IllegalArgumentException("no unit " + unitId + " on duty");
    }
    return rig;
  }
}
