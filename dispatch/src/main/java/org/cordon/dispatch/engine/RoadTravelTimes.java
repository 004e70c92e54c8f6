package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.model.Closure;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.Snap;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.corner.MeetingPoint;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Reach;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.cordon.roads.route.Walk;
import org.jspecify.annotations.Nullable;

/**
 * Travel times on real streets. What is closed becomes a metric, kept by its key; posts answer from
 * one-to-all tables, kept by metric; only units on the road are searched for. One thread.
 */
public final class RoadTravelTimes implements TravelTimes {
  private static final int KEPT_METRICS = 64;
  private static final int KEPT_SNAPS = 4096;
  private static final long SAME_PLACE_MM = 20_000;

  private record Put(Profile profile, Place place) {}

  /** A metric with what was computed on it. */
  private record Streets(Metric metric, List<ClosedShape> areas, Map<Place, Reach> posts) {}

  private final Roads roads;
  private final Corners corners;
  private final Router router;
  private final Metric onFoot;
  private final Map<String, Streets> streets = recentlyUsed(KEPT_METRICS);
  private final Map<Put, Snap> snaps = recentlyUsed(KEPT_SNAPS);

  /** Times on these streets, with the corners of the same city. */
  public RoadTravelTimes(Roads roads, Corners corners) {
    this.roads = roads;
    this.corners = corners;
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
  public int[] drivingMs(Service service, ClosedStreets closed, List<Start> starts, Place to) {
    int[] ms = new int[starts.size()];
    Streets known = streets(service, closed);
    Snap target = snap(known.metric.profile(), to);
    List<Snap> moving = new ArrayList<>();
    List<Integer> at = new ArrayList<>();
    for (int i = 0; i < ms.length; i++) {
      Start start = starts.get(i);
      Reach post = start.post().isEmpty() ? null : known.posts.get(start.place());
      if (post != null && target != null) {
        ms[i] = post.ms(target);
        continue;
      }
      Snap from = target == null ? null : snap(known.metric.profile(), start.place());
      if (from == null || target == null) {
        ms[i] = NO_WAY_MS;
      } else if (!start.post().isEmpty()) {
        ms[i] =
            known
                .posts
                .computeIfAbsent(start.place(), p -> router.reachFrom(known.metric, from))
                .ms(target);
      } else {
        moving.add(from);
        at.add(i);
      }
    }
    if (target != null && !moving.isEmpty()) {
      int[] found = new int[moving.size()];
      router.manyToOne(known.metric, moving, target, found);
      for (int i = 0; i < found.length; i++) {
        ms[at.get(i)] = found[i];
      }
    }
    return ms;
  }

  private Streets streets(Service service, ClosedStreets closed) {
    Profile profile = profile(service);
    return streets.computeIfAbsent(
        profile.name() + closed.key(),
        k -> {
          List<ClosedShape> areas = areas(closed);
          List<ClosedShape> all = new ArrayList<>(areas);
          for (Closure c : closed.closures()) {
            if (!c.area()) {
              all.add(shape(c));
            }
          }
          Closures closures = all.isEmpty() ? Closures.none() : Closures.of(roads.city(), all);
          return new Streets(
              roads.metric(profile, closures), areas, new HashMap<>()); // never iterated
        });
  }

  private static List<ClosedShape> areas(ClosedStreets closed) {
    List<ClosedShape> areas = new ArrayList<>();
    for (List<Place> outline : closed.areas()) {
      areas.add(ClosedShape.polygon(outline, ClosedShape.ALL_SERVICES));
    }
    for (Closure c : closed.closures()) {
      if (c.area()) {
        areas.add(shape(c));
      }
    }
    return areas;
  }

  private static ClosedShape shape(Closure c) {
    return new ClosedShape(c.area(), c.points(), ClosedShape.ALL_SERVICES, c.layer(), c.crossing());
  }

  private static Profile profile(Service service) {
    return switch (service) {
      case POLICE -> Profile.POLICE;
      case FIRE -> Profile.FIRE;
      case EMS -> Profile.EMS;
    };
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
    Walk walk = Walk.from(roads, onFoot, caller, query.speedMmPerS(), query.maxWalkMs());
    List<MeetingCandidate> found = new ArrayList<>();
    for (NamedPlace agreed : query.agreed()) {
      Snap at = roads.snap(Profile.FOOT, agreed.place());
      long walkMs = at == null ? NO_WAY_MS : walk.ms(at);
      if (walkMs < NO_WAY_MS) {
        found.add(new MeetingCandidate(agreed, walkMs, true));
      }
    }
    if (!query.services().isEmpty()) {
      List<MeetingCandidate> agreed = List.copyOf(found);
      for (MeetingCandidate corner : corners(query, walk)) {
        if (agreed.stream().noneMatch(a -> samePlace(a, corner))) {
          found.add(corner);
        }
      }
    }
    found.sort(Comparator.comparing(c -> c.point().id()));
    return found;
  }

  /** A corner that is an agreed point goes by the agreed name: two names would be two places. */
  private static boolean samePlace(MeetingCandidate agreed, MeetingCandidate corner) {
    return agreed.point().place().distanceMm(corner.point().place()) <= SAME_PLACE_MM;
  }

  private List<MeetingCandidate> corners(MeetingQuery query, Walk walk) {
    List<Metric> vehicles = new ArrayList<>();
    List<ClosedShape> areas = new ArrayList<>();
    for (int i = 0; i < query.services().size(); i++) {
      Streets known = streets(query.services().get(i), query.closed().get(i));
      vehicles.add(known.metric);
      areas.addAll(known.areas);
    }
    List<MeetingCandidate> found = new ArrayList<>();
    for (MeetingPoint p : corners.meeting(walk, vehicles, areas, query.standOffMm())) {
      NamedPlace point = new NamedPlace("corner-" + p.junction(), p.spokenName(), p.place());
      found.add(new MeetingCandidate(point, p.walkMs(), false));
    }
    return found;
  }
}
