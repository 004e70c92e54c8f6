package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.route.ClosedShape;
import org.cordon.study.report.MapView;

/** Which ground is on the paper: what is to be seen, some room around it, in a handy shape. */
final class Frame {
  private static final int LEAST_M = 320;
  private static final double MOST_GROWTH = 1.6;
  private static final double TALLEST = 1.05;
  private static final double WIDEST = 0.55;

  private Frame() {}

  /** The view that all drawings of a sheet share. */
  static MapView of(List<Drawing> panels, int widthPx) {
    List<Place> shown = new ArrayList<>();
    panels.forEach(d -> shown.addAll(d.focus));
    if (shown.isEmpty()) {
      panels.forEach(d -> d.ways.forEach(w -> shown.addAll(w.places())));
      panels.forEach(d -> d.marks.forEach(m -> shown.add(m.place())));
      panels.forEach(d -> d.areas.forEach(a -> a.rings().forEach(shown::addAll)));
    }
    if (shown.isEmpty()) {
      panels.forEach(d -> d.closed.forEach(c -> shown.addAll(c.points())));
    }
    if (shown.isEmpty()) {
      City city = panels.getFirst().city;
      for (int j = 0; j < city.junctionCount(); j++) {
        shown.add(new Place(city.latE7(j), city.lonE7(j)));
      }
    }
    withClosed(shown, panels);
    return around(shown.isEmpty() ? List.of(new Place(0, 0)) : shown, widthPx);
  }

  /** Shows what is closed as a whole where that takes little more room. */
  private static void withClosed(List<Place> shown, List<Drawing> panels) {
    for (Drawing d : panels) {
      for (ClosedShape shape : d.closed) {
        List<Place> both = new ArrayList<>(shown);
        both.addAll(shape.points());
        if (shape.area() && side(both) <= MOST_GROWTH * Math.max(side(shown), LEAST_M)) {
          shown.addAll(shape.points());
        }
      }
    }
  }

  /** The longer side of the box around places, m. */
  private static double side(List<Place> places) {
    IntSummaryStatistics lat = places.stream().mapToInt(Place::latE7).summaryStatistics();
    IntSummaryStatistics lon = places.stream().mapToInt(Place::lonE7).summaryStatistics();
    double high = ((double) lat.getMax() - lat.getMin()) * (Place.latNm() / 1e9);
    double wide = ((double) lon.getMax() - lon.getMin()) * (Place.lonNm(lat.getMin()) / 1e9);
    return Math.max(high, wide);
  }

  private static MapView around(List<Place> shown, int widthPx) {
    int south = shown.stream().mapToInt(Place::latE7).min().orElseThrow();
    int north = shown.stream().mapToInt(Place::latE7).max().orElseThrow();
    int west = shown.stream().mapToInt(Place::lonE7).min().orElseThrow();
    int east = shown.stream().mapToInt(Place::lonE7).max().orElseThrow();
    int midLat = (int) (((long) south + north) / 2);
    int midLon = (int) (((long) west + east) / 2);
    double high = ((long) north - south) * (Place.latNm() / 1e9);
    double wide = ((long) east - west) * (Place.lonNm(midLat) / 1e9);
    double room = Math.max(70, 0.09 * Math.max(high, wide));
    high += 2 * room;
    wide = Math.max(Math.max(wide + 2 * room, LEAST_M), high / TALLEST);
    high = Math.max(high, wide * WIDEST);
    long halfLat = Math.round(high / 2 / (Place.latNm() / 1e9));
    long halfLon = Math.round(wide / 2 / (Place.lonNm(midLat) / 1e9));
    return MapView.of(
        List.of(
            place(midLat - halfLat, midLon - halfLon), place(midLat + halfLat, midLon + halfLon)),
        0,
        widthPx);
  }

  private static Place place(long latE7, long lonE7) {
    return new Place(
        (int) Math.clamp(latE7, -899_000_000L, 899_000_000L),
        (int) Math.clamp(lonE7, -1_800_000_000L, 1_800_000_000L));
  }
}
