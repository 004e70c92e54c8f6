package org.cordon.brief.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.brief.account.Account;
import org.cordon.brief.account.ZoneOnRecord;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.Closure;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Zone;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * What can be drawn of a record by its own coordinates, without a map: outlines, closed streets and
 * the places that are public. Where callers are is on no record in the open, and not here.
 */
record Chart(List<Shape> shapes, List<Mark> marks) {
  /** What a shape is. */
  enum Kind {
    ZONE,
    CLOSED_AREA,
    BARRIER
  }

  /** An area, or a line. */
  record Shape(Kind kind, String name, List<Place> points) {
    Shape {
      points = List.copyOf(points);
    }
  }

  /** What a mark is. */
  enum Sign {
    COLLECTION_POINT,
    STAGING_POINT,
    MEETING_POINT,
    CLOSED_STATION
  }

  record Mark(Sign sign, String name, Place place) {}

  Chart {
    shapes = List.copyOf(shapes);
    marks = List.copyOf(marks);
  }

  static Chart of(Account account) {
    List<Shape> shapes = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    for (ZoneOnRecord each : account.zones()) {
      Zone zone = each.zone();
      if (zone.active()) {
        shapes.add(new Shape(Kind.ZONE, zone.name(), zone.outline()));
        for (NamedPlace point : zone.collectionPoints()) {
          marks.add(new Mark(Sign.COLLECTION_POINT, point.spokenName(), point.place()));
        }
        staging(each, marks);
      }
    }
    for (Closure closure : account.state().zones().closures()) {
      Kind kind = closure.area() ? Kind.CLOSED_AREA : Kind.BARRIER;
      shapes.add(new Shape(kind, closure.id(), closure.points()));
    }
    for (Incident incident : account.state().incidents().active()) {
      var point = incident.point();
      if (incident.open() && point != null) {
        marks.add(new Mark(Sign.MEETING_POINT, point.spokenName(), point.place()));
      }
    }
    account
        .closedStations()
        .keySet()
        .forEach(s -> marks.add(new Mark(Sign.CLOSED_STATION, s.name(), s.place())));
    return new Chart(shapes, marks.stream().distinct().toList());
  }

  private static void staging(ZoneOnRecord zone, List<Mark> marks) {
    TreeSet<String> once = new TreeSet<>();
    for (ZoneOnRecord.Rule rule : zone.rules()) {
      AccessRule written = rule.written();
      NamedPlace point = written.stagingPoint();
      if (point != null && once.add(point.id())) {
        marks.add(new Mark(Sign.STAGING_POINT, point.spokenName(), point.place()));
      }
    }
  }

  Map<String, @Nullable Object> map() {
    Map<String, @Nullable Object> map = new TreeMap<>();
    map.put(
        "shapes",
        shapes.stream()
            .map(s ->
                Map.of(
                    "kind",
                    Said.words(s.kind),
                    "name",
                    s.name,
                    "pointsE7",
                    s.points.stream().map(Chart::pair).toList()))
            .toList());
    map.put(
        "marks",
        marks.stream()
            .map(m -> Map.of("sign", Said.words(m.sign), "name", m.name, "placeE7", pair(m.place)))
            .toList());
    return map;
  }

  private static List<Long> pair(Place place) {
    return List.of((long) place.latE7(), (long) place.lonE7());
  }
}
