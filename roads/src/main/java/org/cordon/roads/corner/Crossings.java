package org.cordon.roads.corner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.city.RoadClass;
import org.jspecify.annotations.Nullable;

/**
 * Where streets of different names meet.
 *
 * <p>Streets count by what they are called, so the two carriageways of one street are one street
 * here, and the junctions where the same two streets meet within {@link #SAME_CORNER_MM} of each
 * other are one crossing. The junction nearest to their middle stands for it. Nobody stands on a
 * motorway, and an alley's mouth is no place that people call by name, so these cross nothing here.
 */
final class Crossings {
  static final long SAME_CORNER_MM = 80_000;

  /** Where two streets, by the numbers of their names (the lower first), meet. */
  record Crossing(int junction, int first, int second) {
    boolean shares(Crossing o) {
      return on(o.first) || on(o.second);
    }

    boolean on(int street) {
      return first == street || second == street;
    }

    boolean sameStreets(Crossing o) {
      return first == o.first && second == o.second;
    }
  }

  private final City city;
  private final int[] streetOf; // by name id: the first name that differs at most in letter case
  private final StreetName[] nameOf; // by name id
  private final String[] wording; // by name id, empty where no edge has it
  private final TreeMap<String, List<Integer>> namesByBase = new TreeMap<>();
  private final TreeMap<Long, List<Crossing>> byPair = new TreeMap<>();
  private final @Nullable Crossing[] byJunction; // one a junction: the first by its wording
  private final List<Crossing> all;
  private final int[] corners;

  Crossings(City city) {
    this.city = city;
    int names = 0;
    for (int e = 0; e < city.edgeCount(); e++) {
      names = Math.max(names, city.nameId(e) + 1);
    }
    wording = new String[names];
    java.util.Arrays.fill(wording, "");
    for (int e = 0; e < city.edgeCount(); e++) {
      wording[city.nameId(e)] = city.name(e);
    }
    nameOf = new StreetName[names];
    streetOf = new int[names];
    TreeMap<String, Integer> streets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int n = 0; n < names; n++) {
      nameOf[n] = StreetName.of(wording[n]);
      Integer same = streets.putIfAbsent(wording[n], n);
      streetOf[n] = same == null ? n : same;
      if (!wording[n].isEmpty() && same == null) {
        namesByBase.computeIfAbsent(nameOf[n].base(), b -> new ArrayList<>()).add(n);
      }
    }
    TreeMap<Long, List<Integer>> meetings = new TreeMap<>();
    for (int j = 0; j < city.junctionCount(); j++) {
      meet(j, meetings);
    }
    byJunction = new Crossing[city.junctionCount()];
    meetings.forEach(this::cluster);
    all = byPair.values().stream().flatMap(List::stream).toList();
    all.forEach(this::stand);
    corners =
        java.util.stream.IntStream.range(0, byJunction.length)
            .filter(j -> byJunction[j] != null)
            .toArray();
  }

  private void meet(int junction, Map<Long, List<Integer>> meetings) {
    List<Integer> names = namesAt(junction);
    for (int a : names) {
      for (int b : names) {
        if (a < b && !nameOf[a].base().equals(nameOf[b].base())) {
          meetings.computeIfAbsent(pair(a, b), p -> new ArrayList<>()).add(junction);
        }
      }
    }
  }

  private List<Integer> namesAt(int junction) {
    TreeSet<Integer> names = new TreeSet<>();
    for (int i = 0; i < city.outDegree(junction); i++) {
      int edge = City.edgeOf(city.arcOut(junction, i));
      RoadClass kind = city.roadClass(edge);
      boolean spoken = kind != RoadClass.MOTORWAY && kind != RoadClass.ALLEY;
      if (spoken && !city.name(edge).isEmpty()) {
        names.add(streetOf[city.nameId(edge)]);
      }
    }
    return List.copyOf(names);
  }

  private static long pair(int a, int b) {
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }

  private void cluster(long pair, List<Integer> junctions) {
    List<Crossing> found = new ArrayList<>();
    List<Integer> left = new ArrayList<>(junctions);
    while (!left.isEmpty()) {
      List<Integer> group = new ArrayList<>(List.of(left.removeFirst()));
      for (int i = 0; i < group.size(); i++) {
        int member = group.get(i);
        left.removeIf(other -> near(member, other) && group.add(other));
      }
      Crossing crossing = new Crossing(middle(group), (int) (pair >> 32), (int) pair);
      found.add(crossing);
    }
    found.sort(Comparator.comparingInt(Crossing::junction));
    byPair.put(pair, found);
  }

  /** Of several crossings at one junction, the one said most plainly gives it its name. */
  private void stand(Crossing c) {
    Crossing known = byJunction[c.junction];
    if (known == null || PLAINEST.compare(said(c), said(known)) < 0) {
      byJunction[c.junction] = c;
    }
  }

  private record Said(boolean repeated, String wording) {}

  private static final Comparator<Said> PLAINEST =
      Comparator.comparing(Said::repeated)
          .thenComparingInt(s -> s.wording.length())
          .thenComparing(Said::wording);

  private Said said(Crossing c) {
    return new Said(of(c.first, c.second).size() > 1, wording(c, false));
  }

  private int middle(List<Integer> group) {
    long lat = 0;
    long lon = 0;
    for (int j : group) {
      lat += city.latE7(j);
      lon += city.lonE7(j);
    }
    Place mean = new Place((int) (lat / group.size()), (int) (lon / group.size()));
    return group.stream()
        .min(
            Comparator.<Integer>comparingLong(j -> place(j).distanceMm(mean))
                .thenComparingInt(j -> j))
        .orElseThrow();
  }

  Place place(int junction) {
    return new Place(city.latE7(junction), city.lonE7(junction));
  }

  boolean near(int a, int b) {
    return place(a).distanceMm(place(b)) <= SAME_CORNER_MM;
  }

  /** The junctions that stand for a crossing, ascending. */
  int[] junctions() {
    return corners.clone();
  }

  @Nullable Crossing at(int junction) {
    return byJunction[junction];
  }

  List<Crossing> all() {
    return all;
  }

  /** Where two streets meet, by the numbers of their names. */
  List<Crossing> of(int a, int b) {
    return byPair.getOrDefault(pair(a, b), List.of());
  }

  /** The streets, by the numbers of their names, that a name as somebody said it can mean. */
  List<Integer> streets(StreetName said) {
    return namesByBase.getOrDefault(said.base(), List.of()).stream()
        .filter(n -> said.canMean(nameOf[n]))
        .toList();
  }

  /** The street that a name id stands for. */
  int street(int nameId) {
    return streetOf[nameId];
  }

  StreetName name(int street) {
    return nameOf[street];
  }

  String wording(int street) {
    return wording[street];
  }

  /** Both streets, numbered ones first and by number, then by the alphabet. */
  String wording(Crossing c, boolean brief) {
    int first = nameOf[c.first].number();
    int second = nameOf[c.second].number();
    boolean swap =
        first > second || (first == second && wording[c.first].compareTo(wording[c.second]) > 0);
    String a = wording[swap ? c.second : c.first];
    String b = wording[swap ? c.first : c.second];
    return brief ? StreetName.spoken(a) + " and " + StreetName.spoken(b) : a + " and " + b;
  }

  Map<String, List<Integer>> namesByBase() {
    return namesByBase;
  }
}
