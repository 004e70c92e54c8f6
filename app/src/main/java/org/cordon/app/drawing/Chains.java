package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;

/** Joins the pieces of one street, end to end, into runs as long as they get. */
final class Chains {
  private final City city;
  private final Map<Integer, List<Integer>> byJunction = new TreeMap<>();
  private final TreeSet<Integer> left = new TreeSet<>();

  Chains(City city, List<Integer> edges) {
    this.city = city;
    left.addAll(edges);
    for (int e : edges) {
      byJunction.computeIfAbsent(city.tail(e), j -> new ArrayList<>()).add(e);
      byJunction.computeIfAbsent(city.head(e), j -> new ArrayList<>()).add(e);
    }
  }

  List<List<Place>> all() {
    List<List<Place>> chains = new ArrayList<>();
    for (boolean fromEnds : new boolean[] {true, false}) {
      // From the ends first; what is left then are rings.
      for (int e : List.copyOf(left)) {
        boolean atTail = !fromEnds || end(city.tail(e));
        if (left.contains(e) && (atTail || end(city.head(e)))) {
          chains.add(from(e, atTail));
        }
      }
    }
    return chains;
  }

  private boolean end(int junction) {
    return byJunction.getOrDefault(junction, List.of()).size() != 2;
  }

  private List<Place> from(int edge, boolean forward) {
    List<Place> chain = new ArrayList<>();
    int e = edge;
    boolean ahead = forward;
    while (e >= 0) {
      left.remove(e);
      List<Place> piece = Line.places(city, e);
      chain.addAll(ahead ? piece : piece.reversed());
      int junction = ahead ? city.head(e) : city.tail(e);
      e = straightOn(junction, e);
      ahead = e >= 0 && city.tail(e) == junction;
    }
    return chain;
  }

  /** The piece that goes on most nearly straight, or −1. */
  private int straightOn(int junction, int edge) {
    double[] in = direction(edge, junction);
    int best = -1;
    double least = -0.5; // cosine of what is left between the two: a turn of at most 60 degrees
    for (int e : byJunction.getOrDefault(junction, List.of())) {
      if (left.contains(e)) {
        double[] out = direction(e, junction);
        double cosine = in[0] * out[0] + in[1] * out[1];
        if (cosine < least) {
          least = cosine;
          best = e;
        }
      }
    }
    return best;
  }

  /** The unit vector that leaves a junction along an edge. */
  private double[] direction(int e, int junction) {
    boolean tail = city.tail(e) == junction;
    int from = tail ? 0 : city.pointCount(e) - 1;
    int to = tail ? 1 : city.pointCount(e) - 2;
    double dy = (double) city.pointLatE7(e, to) - city.pointLatE7(e, from);
    double dx =
        ((double) city.pointLonE7(e, to) - city.pointLonE7(e, from))
            * Place.lonNm(city.pointLatE7(e, from))
            / Place.latNm();
    double n = Math.max(1, StrictMath.hypot(dx, dy));
    return new double[] {dx / n, dy / n};
  }
}
