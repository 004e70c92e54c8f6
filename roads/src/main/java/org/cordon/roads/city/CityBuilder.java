package org.cordon.roads.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;

/**
 * Collects junctions, street pieces and forbidden turns, joins chains, and makes a {@link City}.
 *
 * <p>A chain is joined at a junction where exactly two pieces meet that agree in name, class,
 * layer, bridge, tunnel and in the speed of every profile in both directions, and where no
 * forbidden turn names either piece. Equal speed means that times stay linear along the joined
 * edge, so that a point inside it has one exact time; pieces of different speed stay apart.
 */
public final class CityBuilder {
  /** What one street piece is, before joining. */
  private record Piece(
      int tail,
      int head,
      String name,
      RoadClass roadClass,
      int layer,
      boolean bridge,
      boolean tunnel,
      Access access,
      List<Place> points) {
    Piece reversed() {
      return new Piece(
          head, tail, name, roadClass, layer, bridge, tunnel, access.reversed(), points.reversed());
    }

    boolean continuesAs(Piece o) {
      return name.equals(o.name)
          && roadClass == o.roadClass
          && layer == o.layer
          && bridge == o.bridge
          && tunnel == o.tunnel
          && access.equals(o.access)
          && access.free();
    }
  }

  private record Restriction(int fromArc, int toArc, int profiles) {}

  private final List<Place> junctions = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Restriction> restrictions = new ArrayList<>();
  private String ianaZone = "";
  private boolean joinChains = true;

  /** Adds a junction, and answers its number. */
  public int addJunction(Place place) {
    junctions.add(place);
    return junctions.size() - 1;
  }

  /**
   * Adds a street piece.
   *
   * @param tail junction where it starts
   * @param head junction where it ends
   * @param inner points between the two, in order
   * @return its number, which {@link #restrict} takes; chains are joined only in {@link #build}
   */
  public int addEdge(int tail, int head, Street street, Access access, List<Place> inner) {
    List<Place> points = new ArrayList<>(inner.size() + 2);
    points.add(junctions.get(tail));
    points.addAll(inner);
    points.add(junctions.get(head));
    pieces.add(
        new Piece(
            tail,
            head,
            street.name(),
            street.roadClass(),
            street.layer(),
            street.bridge(),
            street.tunnel(),
            access,
            List.copyOf(points)));
    return pieces.size() - 1;
  }

  /** What a street piece is called and how it is built. */
  public record Street(
      String name, RoadClass roadClass, int layer, boolean bridge, boolean tunnel) {
    /** A street on the ground. */
    public static Street named(String name, RoadClass roadClass) {
      return new Street(name, roadClass, 0, false, false);
    }
  }

  /**
   * Forbids a turn between two pieces, given as arcs (2·piece or 2·piece + 1), to the profiles of
   * the mask.
   */
  public void restrict(int fromArc, int toArc, int profiles) {
    restrictions.add(new Restriction(fromArc, toArc, profiles));
  }

  /** Names the city's time zone. */
  public void zone(String iana) {
    ianaZone = iana;
  }

  /** Switches the joining of chains off, for tests that need every junction. */
  public void keepChains() {
    joinChains = false;
  }

  /** Makes the city. */
  public City build() {
    int[] arcAfter = new int[2 * pieces.size()];
    for (int a = 0; a < arcAfter.length; a++) {
      arcAfter[a] = a;
    }
    List<Piece> joined = joinChains ? new ChainJoin().join(arcAfter) : pieces;
    return write(joined, arcAfter);
  }

  /** Walks maximal chains, in order of their lowest piece. */
  private final class ChainJoin {
    private final int[] first = new int[junctions.size()]; // up to two arcs that leave the junction
    private final int[] second = new int[junctions.size()];
    private final int[] degree = new int[junctions.size()];
    private final boolean[] fixed = new boolean[pieces.size()];
    private final boolean[] done = new boolean[pieces.size()];

    List<Piece> join(int[] arcAfter) {
      for (int p = 0; p < pieces.size(); p++) {
        leave(pieces.get(p).tail, 2 * p);
        leave(pieces.get(p).head, 2 * p + 1);
      }
      for (Restriction r : restrictions) {
        fixed[r.fromArc >> 1] = true;
        fixed[r.toArc >> 1] = true;
      }
      List<Piece> joined = new ArrayList<>();
      for (int p = 0; p < pieces.size(); p++) {
        if (!done[p]) {
          joined.add(chainFrom(p, joined.size(), arcAfter));
        }
      }
      return joined;
    }

    private void leave(int junction, int arc) {
      if (degree[junction] == 0) {
        first[junction] = arc;
      } else {
        second[junction] = arc;
      }
      degree[junction]++;
    }

    private Piece chainFrom(int piece, int number, int[] arcAfter) {
      int start = 2 * piece;
      for (int back = next(start ^ 1); back >= 0 && back >> 1 != piece; back = next(back)) {
        start = back ^ 1;
      }
      List<Integer> chain = new ArrayList<>();
      for (int arc = start; arc >= 0 && !done[arc >> 1]; arc = next(arc)) {
        done[arc >> 1] = true;
        chain.add(arc);
      }
      for (int arc : chain) {
        arcAfter[arc] = 2 * number;
        arcAfter[arc ^ 1] = 2 * number + 1;
      }
      return glue(chain);
    }

    /** The arc that alone goes on from the end of this one as the same street, or −1. */
    private int next(int arc) {
      Piece here = directed(arc);
      int j = here.head;
      if (degree[j] != 2 || fixed[arc >> 1]) {
        return -1;
      }
      int out = first[j] == (arc ^ 1) ? second[j] : first[j];
      if (out >> 1 == arc >> 1 || fixed[out >> 1]) {
        return -1;
      }
      return here.continuesAs(directed(out)) ? out : -1;
    }

    private Piece glue(List<Integer> chain) {
      Piece start = directed(chain.getFirst());
      if (chain.size() == 1) {
        return start;
      }
      List<Place> points = new ArrayList<>(start.points);
      for (int arc : chain.subList(1, chain.size())) {
        points.addAll(directed(arc).points.subList(1, directed(arc).points.size()));
      }
      Piece end = directed(chain.getLast());
      return new Piece(
          start.tail,
          end.head,
          start.name,
          start.roadClass,
          start.layer,
          start.bridge,
          start.tunnel,
          start.access,
          List.copyOf(points));
    }
  }

  private Piece directed(int arc) {
    Piece p = pieces.get(arc >> 1);
    return (arc & 1) == 0 ? p : p.reversed();
  }

  private City write(List<Piece> edges, int[] arcAfter) {
    int[] junctionAfter = new int[junctions.size()];
    Arrays.fill(junctionAfter, -1);
    int[][] s = new int[CityArrays.INT_SECTIONS][];
    int kept = 0;
    for (Piece p : edges) {
      junctionAfter[p.tail] = 0;
      junctionAfter[p.head] = 0;
    }
    for (int j = 0; j < junctionAfter.length; j++) {
      if (junctionAfter[j] == 0) {
        junctionAfter[j] = kept++;
      }
    }
    s[0] = new int[kept];
    s[1] = new int[kept];
    for (int j = 0; j < junctionAfter.length; j++) {
      if (junctionAfter[j] >= 0) {
        s[0][junctionAfter[j]] = junctions.get(j).latE7();
        s[1][junctionAfter[j]] = junctions.get(j).lonE7();
      }
    }
    List<String> names = new ArrayList<>();
    writeEdges(edges, junctionAfter, s, names);
    writeRestrictions(arcAfter, s);
    for (int i = CityArrays.STREET_SECTIONS; i < s.length; i++) {
      s[i] = new int[0];
    }
    return new City(new CityArrays(s, names, ianaZone));
  }

  private static void writeEdges(
      List<Piece> edges, int[] junctionAfter, int[][] s, List<String> names) {
    int n = edges.size();
    for (int i = 2; i <= 6; i++) {
      s[i] = new int[n];
    }
    s[7] = new int[Profile.count() * 2 * n];
    s[8] = new int[n + 1];
    for (int e = 0; e < n; e++) {
      s[8][e + 1] = s[8][e] + edges.get(e).points.size();
    }
    s[9] = new int[s[8][n]];
    s[10] = new int[s[8][n]];
    Map<String, Integer> numbers = new TreeMap<>();
    for (int e = 0; e < n; e++) {
      Piece p = edges.get(e);
      s[2][e] = junctionAfter[p.tail];
      s[3][e] = junctionAfter[p.head];
      s[5][e] =
          numbers.computeIfAbsent(
              p.name,
              name -> {
                names.add(name);
                return names.size() - 1;
              });
      s[6][e] =
          p.roadClass.index()
              | (p.layer & 0xff) << 8
              | (p.bridge ? CityArrays.BRIDGE : 0)
              | (p.tunnel ? CityArrays.TUNNEL : 0)
              | (p.access.contraflowForward() ? CityArrays.CONTRAFLOW_FORWARD : 0)
              | (p.access.contraflowBackward() ? CityArrays.CONTRAFLOW_BACKWARD : 0);
      long lengthMm = 0;
      for (int i = 0; i < p.points.size(); i++) {
        s[9][s[8][e] + i] = p.points.get(i).latE7();
        s[10][s[8][e] + i] = p.points.get(i).lonE7();
        lengthMm += i == 0 ? 0 : p.points.get(i - 1).distanceMm(p.points.get(i));
      }
      s[4][e] = (int) Math.max(1, Math.min(lengthMm, Integer.MAX_VALUE));
      for (int profile = 0; profile < Profile.count(); profile++) {
        int at = profile * 2 * n + 2 * e;
        s[7][at] = p.access.forwardMs(Profile.of(profile), s[4][e]);
        s[7][at + 1] = p.access.backwardMs(Profile.of(profile), s[4][e]);
      }
    }
  }

  private void writeRestrictions(int[] arcAfter, int[][] s) {
    Map<Long, Integer> turns = new TreeMap<>();
    for (Restriction r : restrictions) {
      long turn = (long) arcAfter[r.fromArc] << 32 | arcAfter[r.toArc];
      turns.merge(turn, r.profiles, (a, b) -> a | b);
    }
    s[11] = turns.keySet().stream().mapToInt(t -> (int) (t >> 32)).toArray();
    s[12] = turns.keySet().stream().mapToInt(Long::intValue).toArray();
    s[13] = turns.values().stream().mapToInt(Integer::intValue).toArray();
  }
}
