package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.route.Path;

/** The turns of a way as one calls them out: where another street begins, or one turns back. */
final class Turns {
  private static final int STRAIGHT_DEGREES = 30;
  private static final int LEAST_MM = 1000; // who starts or ends at a corner does not turn there

  /** A turn: where, and in words what to do after how far. */
  record Turn(Place place, String text) {}

  private final City city;
  private final List<Turn> found = new ArrayList<>();

  private Turns(City city) {
    this.city = city;
  }

  static List<Turn> of(City city, Path path) {
    Turns turns = new Turns(city);
    List<Place> geometry = path.geometry();
    turns.find(path.arcs(), geometry);
    Place end = geometry.getLast();
    turns.found.removeIf(t -> t.place.distanceMm(end) < LEAST_MM);
    return turns.found;
  }

  private void find(int[] arcs, List<Place> geometry) {
    String street = city.name(City.edgeOf(arcs[0]));
    long sinceMm = 0;
    int at = 0;
    for (int i = 1; i < arcs.length; i++) {
      int junction = city.arcTail(arcs[i]);
      Place place = new Place(city.latE7(junction), city.lonE7(junction));
      while (at + 1 < geometry.size() && !geometry.get(at).equals(place)) {
        sinceMm += geometry.get(at).distanceMm(geometry.get(++at));
      }
      String next = city.name(City.edgeOf(arcs[i]));
      boolean back = arcs[i] == City.reverse(arcs[i - 1]);
      boolean started = sinceMm >= LEAST_MM || !found.isEmpty();
      if (started && (back || (!next.isEmpty() && !next.equals(street)))) {
        String how = back ? "turn back on" : how(arcs[i - 1], arcs[i]);
        String after = Furniture.metres(Math.round(sinceMm / 1000.0));
        found.add(new Turn(place, "after " + after + " " + how + " " + next));
        sinceMm = 0;
      }
      street = next.isEmpty() ? street : next;
    }
  }

  private String how(int from, int to) {
    double[] in = direction(from, false);
    double[] out = direction(to, true);
    double cross = in[0] * out[1] - in[1] * out[0]; // x to the east, y to the north
    double dot = in[0] * out[0] + in[1] * out[1];
    double degrees = StrictMath.toDegrees(StrictMath.atan2(cross, dot));
    return Math.abs(degrees) < STRAIGHT_DEGREES
        ? "straight on into"
        : degrees > 0 ? "left into" : "right into";
  }

  /** The direction at an arc's start or end, east and north. */
  private double[] direction(int arc, boolean start) {
    int edge = City.edgeOf(arc);
    List<Place> places = Line.places(city, edge);
    List<Place> run = (arc & 1) == 0 ? places : places.reversed();
    Place a = start ? run.get(0) : run.get(run.size() - 2);
    Place b = start ? run.get(1) : run.getLast();
    return new double[] {
      ((double) b.lonE7() - a.lonE7()) * Place.lonNm(a.latE7()),
      ((double) b.latE7() - a.latE7()) * Place.latNm()
    };
  }
}
