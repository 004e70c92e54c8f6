package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.Snap;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.corner.StandOff;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Reach;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.cordon.roads.route.Targets;
import org.cordon.roads.route.Walk;
import org.cordon.roads.speed.LocalSpeeds;
import org.cordon.roads.speed.Period;
import org.jspecify.annotations.Nullable;

/**
 * Travel times on real streets. What is closed becomes a metric, kept by its key; posts answer from
 * one-to-all tables, kept by metric; only units on the road are searched for. One thread.
 */
public final class RoadTravelTimes implements TravelTimes {
  private static final int KEPT_METRICS = 64;
  private static final long FAR_MM = 500_000; // from the nearest street that people walk on
  private static final int KEPT_SNAPS = 4096;

  private record Put(Profile profile, Place place) {}

  /** A metric with what was computed on it. */
  private record Streets(Metric metric, List<ClosedShape> areas, Map<Place, Reach> posts) {}

  private final Roads roads;
  private final Corners corners;
  private final Router router;
  private final Metric onFoot;
  private final @Nullable LocalSpeeds speeds;
  private Period period = Period.FREE_FLOW;
  private final Map<String, Streets> streets = recentlyUsed(KEPT_METRICS);
  private final Map<Put, Snap> snaps = recentlyUsed(KEPT_SNAPS);

  /** Times on these streets at free flow, with the corners of the same city. */
  public RoadTravelTimes(Roads roads, Corners corners) {
    this(roads, corners, null);
  }

  /** Times at the speeds of the hour, where a table is given. */
  public RoadTravelTimes(Roads roads, Corners corners, @Nullable LocalSpeeds speeds) {
    this.roads = roads;
    this.corners = corners;
    this.speeds = speeds;
    router = roads.router();
    onFoot = roads.metric(Profile.FOOT, Closures.none());
  }

  private static <K, V> Map<K, V> recentlyUsed(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  @Override
  public String cityHash() {
    return roads.city().hash();
  }

  @Override
  public String speedsHash() {
    return speeds == null ? "" : speeds.hash();
  }

  @Override
  public void now(long nowMs) {
    LocalSpeeds table = speeds;
    period = table == null ? Period.FREE_FLOW : table.at(nowMs);
  }

  /** What every run takes beside the streets is in the time it is told to take. */
  private static int arriveMs(Metric metric, int ms) {
    return ms >= NO_WAY_MS ? NO_WAY_MS : ms + metric.perRunMs();
  }

  @Override
  public int[] drivingMs(Service service, ClosedStreets closed, List<Start> starts, Place to) {
    int[] ms = new int[starts.size()];
    Streets known = streets(service, closed);
    Snap target = snap(known.metric.profile(), to);
    List<Snap> moving = new ArrayList<>();
    List<Integer> at = new ArrayList<>();
    for (int i = 0; i < ms.length; i++) {
      Start start = starts.get(i);
      Reach post = target == null ? null : post(known, start);
      if (post != null && target != null) {
        ms[i] = arriveMs(known.metric, post.ms(target));
        continue;
      }
      Snap from = target == null ? null : snap(known.metric.profile(), start.place());
      if (from == null) {
        ms[i] = NO_WAY_MS;
      } else {
        moving.add(from);
        at.add(i);
      }
    }
    if (target != null && !moving.isEmpty()) {
      int[] found = new int[moving.size()];
      router.manyToOne(known.metric, moving, target, found);
      for (int i = 0; i < found.length; i++) {
        ms[at.get(i)] = arriveMs(known.metric, found[i]);
      }
    }
    return ms;
  }

  private Streets streets(Service service, ClosedStreets closed) {
    Profile profile = profile(service);
    return streets.computeIfAbsent(
        profile.name() + ' ' + period.name() + ' ' + closed.key(),
        k -> {
          List<ClosedShape> all = closed.shapes();
          Closures closures = all.isEmpty() ? Closures.none() : roads.closures(all);
          return new Streets(
              roads.metric(profile, closures, period),
              closed.areaShapes(),
              new HashMap<>()); // never iterated
        });
  }

  private static Profile profile(Service service) {
    return switch (service) {
      case POLICE -> Profile.POLICE;
      case FIRE -> Profile.FIRE;
      case EMS -> Profile.EMS;
    };
  }

  @Override
  public boolean onMap(Place place) {
    Snap nearest = roads.snap(Profile.FOOT, place);
    return nearest != null && nearest.distanceMm() <= FAR_MM;
  }

  private @Nullable Snap snap(Profile profile, Place place) {
    Put put = new Put(profile, place);
    Snap known = snaps.get(put);
    if (known == null) {
      known = roads.snap(profile, place);
      if (known != null) {
        snaps.put(put, known);
      }
    }
    return known;
  }

  @Override
  public List<MeetingCandidate> meetingCandidates(MeetingQuery query) {
    Snap caller = roads.snap(Profile.FOOT, query.caller());
    if (caller == null) {
      return List.of();
    }
    List<Walk> walks =
        List.of(Walk.from(roads, onFoot, caller, query.speedMmPerS(), query.maxWalkMs()));
    List<MeetingCandidate> found = new ArrayList<>();
    if (query.services().isEmpty()) {
      found.addAll(MeetingGround.agreed(roads, walks, query.agreed()));
    } else {
      List<Metric> vehicles = new ArrayList<>();
      List<ClosedShape> areas = new ArrayList<>();
      for (int i = 0; i < query.services().size(); i++) {
        Streets known = streets(query.services().get(i), query.closed().get(i));
        vehicles.add(known.metric);
        areas.addAll(known.areas);
      }
      StandOff standOff = new StandOff(areas, query.standOffMm());
      found.addAll(MeetingGround.on(roads, corners, walks, vehicles, standOff, query.agreed()));
    }
    found.sort(Comparator.comparing(MeetingCandidate::id));
    return found;
  }

  @Override
  public DrivingRows drivingRows(
      Service service, ClosedStreets closed, List<Start> starts, List<Place> to) {
    Streets known = streets(service, closed);
    List<Snap> targets = new ArrayList<>();
    for (Place place : to) {
      Snap target = snap(known.metric.profile(), place);
      if (target == null) {
        return new DrivingTable(this, service, closed, starts, to);
      }
      targets.add(target);
    }
    return new Rows(known, starts, targets);
  }

  /** Posts answer from their tables, units on the road from targets made ready once. */
  private final class Rows implements DrivingRows {
    private final Streets known;
    private final List<Start> starts;
    private final List<Snap> to;
    private @Nullable Targets ready;

    Rows(Streets known, List<Start> starts, List<Snap> to) {
      this.known = known;
      this.starts = starts;
      this.to = to;
    }

    private Targets targets() {
      Targets made = ready;
      if (made == null) {
        made = router.targets(known.metric, to);
        ready = made;
      }
      return made;
    }

    @Override
    public int leastMs(int start) {
      Reach post = post(known, starts.get(start));
      if (post == null) {
        Snap from = snap(known.metric.profile(), starts.get(start).place());
        return from == null ? NO_WAY_MS : arriveMs(known.metric, targets().nearestMs(from));
      }
      int least = NO_WAY_MS;
      for (Snap target : to) {
        least = Math.min(least, post.ms(target));
      }
      return arriveMs(known.metric, least);
    }

    @Override
    public void ms(int start, int[] outMs) {
      Reach post = post(known, starts.get(start));
      if (post != null) {
        for (int i = 0; i < to.size(); i++) {
          outMs[i] = arriveMs(known.metric, post.ms(to.get(i)));
        }
        return;
      }
      Snap from = snap(known.metric.profile(), starts.get(start).place());
      if (from == null) {
        Arrays.fill(outMs, NO_WAY_MS);
      } else {
        targets().ms(from, outMs);
        for (int i = 0; i < to.size(); i++) {
          outMs[i] = arriveMs(known.metric, outMs[i]);
        }
      }
    }
  }

  /** The table of a post; null for a start on the road, or one with no street near. */
  private @Nullable Reach post(Streets known, Start start) {
    if (start.post().isEmpty()) {
      return null;
    }
    Reach post = known.posts.get(start.place());
    if (post == null) {
      Snap from = snap(known.metric.profile(), start.place());
      post = from == null ? null : router.reachFrom(known.metric, from);
      if (post != null) {
        known.posts.put(start.place(), post);
      }
    }
    return post;
  }
}
