package org.cordon.dispatch.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cordon.dispatch.engine.ClosedStreets;
import org.cordon.dispatch.engine.MeetingCandidate;
import org.cordon.dispatch.engine.MeetingQuery;
import org.cordon.dispatch.engine.Start;
import org.cordon.dispatch.engine.TravelTimes;
import org.cordon.dispatch.model.Closure;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.policy.Outlines;
import org.cordon.roads.Place;
import org.cordon.roads.corner.MeetingPoint.Standing;

/**
 * A town whose times can be counted by hand: avenues run north, streets run east, 100 m apart. A
 * block takes a vehicle 10 s and somebody on foot 100 m at their speed. Who wants to get into
 * something closed has no way; who passes by drives round it at no cost.
 */
public final class GridTown implements TravelTimes {
  private static final List<String> AVENUES =
      List.of("8th", "9th", "Broadway", "10th", "11th", "12th", "13th", "14th", "15th");
  private static final List<String> STREETS =
      List.of("Madison", "Union", "Pike", "Pine", "Olive", "Howell", "Denny", "John");
  private static final int BLOCK_LAT_E7 = 8_993; // 100 m
  private static final int BLOCK_LON_E7 = 13_339; // 100 m at this latitude
  private static final Place ORIGIN = new Place(476_100_000, -1_223_300_000);
  private static final int BLOCK_DRIVE_MS = 10_000;
  private static final long BLOCK_MM = 100_000;

  /** The corner that is called so, such as "10th &amp; Pine". */
  public static NamedPlace corner(String name) {
    if (name.equals("the next county")) {
      return new NamedPlace(name, name, Place.of(47.2, -122.3));
    }
    String[] parts = name.split(" & ", -1);
    int x = AVENUES.indexOf(parts[0]);
    int y = STREETS.indexOf(parts[1]);
    if (x < 0 || y < 0) {
      throw new IllegalArgumentException("no corner " + name);
    }
    return corner(x, y);
  }

  private static NamedPlace corner(int x, int y) {
    String name = AVENUES.get(x) + " & " + STREETS.get(y);
    return new NamedPlace(
        name,
        name,
        new Place(ORIGIN.latE7() + y * BLOCK_LAT_E7, ORIGIN.lonE7() + x * BLOCK_LON_E7));
  }

  /** The outline half a block around all corners between two. */
  public static List<Place> around(String southWest, String northEast) {
    Place a = corner(southWest).place();
    Place b = corner(northEast).place();
    int lat = BLOCK_LAT_E7 / 2;
    int lon = BLOCK_LON_E7 / 2;
    return List.of(
        new Place(a.latE7() - lat, a.lonE7() - lon),
        new Place(a.latE7() - lat, b.lonE7() + lon),
        new Place(b.latE7() + lat, b.lonE7() + lon),
        new Place(b.latE7() + lat, a.lonE7() - lon));
  }

  @Override
  public String cityHash() {
    return "grid-town-1";
  }

  @Override
  public boolean onMap(Place place) {
    int x = Math.floorDiv(place.lonE7() - ORIGIN.lonE7(), BLOCK_LON_E7);
    int y = Math.floorDiv(place.latE7() - ORIGIN.latE7(), BLOCK_LAT_E7);
    return x >= -1 && x <= AVENUES.size() && y >= -1 && y <= STREETS.size();
  }

  private static int blocks(Place a, Place b) {
    int x = Math.abs(a.lonE7() - b.lonE7()) + BLOCK_LON_E7 / 2;
    int y = Math.abs(a.latE7() - b.latE7()) + BLOCK_LAT_E7 / 2;
    return x / BLOCK_LON_E7 + y / BLOCK_LAT_E7;
  }

  private static boolean closed(ClosedStreets closed, Place place) {
    return closed.areas().stream().anyMatch(a -> Outlines.contains(a, place))
        || closed.closures().stream()
            .anyMatch(c -> c.area() && Outlines.contains(c.points(), place));
  }

  @Override
  public int[] drivingMs(Service service, ClosedStreets closed, List<Start> starts, Place to) {
    boolean noWay = closed(closed, to);
    return starts.stream()
        .mapToInt(s -> noWay ? NO_WAY_MS : blocks(s.place(), to) * BLOCK_DRIVE_MS)
        .toArray();
  }

  @Override
  public List<MeetingCandidate> meetingCandidates(MeetingQuery query) {
    List<MeetingCandidate> found = new ArrayList<>();
    for (NamedPlace agreed : query.agreed()) {
      add(agreed, true, Standing.OFFERED, query, found);
    }
    for (int x = 0; !query.services().isEmpty() && x < AVENUES.size(); x++) {
      for (int y = 0; y < STREETS.size(); y++) {
        NamedPlace corner = corner(x, y);
        if (found.stream().noneMatch(c -> c.point().id().equals(corner.id()))) {
          add(corner, false, standing(corner, query), query, found);
        }
      }
    }
    found.sort(Comparator.comparing(c -> c.point().id()));
    return found;
  }

  private static Standing standing(NamedPlace corner, MeetingQuery query) {
    List<List<Place>> areas = new ArrayList<>();
    for (ClosedStreets closed : query.closed()) {
      areas.addAll(closed.areas());
      closed.closures().stream().filter(Closure::area).forEach(c -> areas.add(c.points()));
    }
    long nearest =
        areas.stream().mapToLong(a -> Outlines.distanceMm(a, corner.place())).min().orElse(1 << 30);
    return nearest == 0
        ? Standing.IN_CLOSED_AREA
        : nearest < query.standOffMm() ? Standing.WITHIN_STAND_OFF : Standing.OFFERED;
  }

  private static void add(
      NamedPlace point,
      boolean agreed,
      Standing standing,
      MeetingQuery query,
      List<MeetingCandidate> found) {
    long walkMs = blocks(query.caller(), point.place()) * BLOCK_MM * 1000 / query.speedMmPerS();
    if (walkMs <= query.maxWalkMs()) {
      found.add(new MeetingCandidate(point, walkMs, agreed, standing));
    }
  }
}
