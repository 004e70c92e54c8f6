package org.cordon.roads.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.jspecify.annotations.Nullable;

/**
 * The closed stretches of every arc, per profile. A stretch runs from one position to another, mm
 * from the start of the arc, both ends closed. An arc with any closed stretch cannot be driven from
 * end to end, but its open outer parts can be reached from their open side.
 */
public final class Closures {
  private static final Closures NONE =
      new Closures(Collections.nCopies(Profile.count(), List.of()));

  private final int[][] arcs = new int[Profile.count()][0]; // sorted
  private final int[][] first = new int[Profile.count()][1];
  private final int[][] stretches = new int[Profile.count()][0]; // from, to, from, to

  private final List<Key> keys = new ArrayList<>();

  private Closures(List<List<Stretch>> byProfile) {
    for (int p = 0; p < Profile.count(); p++) {
      fill(p, byProfile.get(p));
      keys.add(new Key(p, arcs[p], first[p], stretches[p]));
    }
  }

  /** Nothing closed. */
  public static Closures none() {
    return NONE;
  }

  /** What the shapes close in a city. */
  public static Closures of(City city, List<ClosedShape> shapes) {
    return of(shapes, shape -> new ShapeCut(city, shape).stretches());
  }

  static Closures of(List<ClosedShape> shapes, Function<ClosedShape, List<Stretch>> cut) {
    List<List<Stretch>> byProfile = new ArrayList<>();
    for (int p = 0; p < Profile.count(); p++) {
      byProfile.add(new ArrayList<>());
    }
    for (ClosedShape shape : shapes) {
      List<Stretch> found = cut.apply(shape);
      for (int p = 0; p < Profile.count(); p++) {
        if (shape.services().contains(Profile.of(p))) {
          byProfile.get(p).addAll(found);
        }
      }
    }
    return new Closures(byProfile.stream().map(Closures::merge).toList());
  }

  /** A closed stretch of an arc. */
  record Stretch(int arc, int fromMm, int toMm) implements Comparable<Stretch> {
    @Override
    public int compareTo(Stretch o) {
      int c = Integer.compare(arc, o.arc);
      return c != 0 ? c : Integer.compare(fromMm, o.fromMm);
    }
  }

  private static List<Stretch> merge(List<Stretch> stretches) {
    List<Stretch> sorted = new ArrayList<>(stretches);
    sorted.sort(null);
    List<Stretch> merged = new ArrayList<>();
    for (Stretch s : sorted) {
      Stretch last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && last.arc == s.arc && s.fromMm <= last.toMm + 1) {
        merged.set(merged.size() - 1, new Stretch(s.arc, last.fromMm, Math.max(last.toMm, s.toMm)));
      } else {
        merged.add(s);
      }
    }
    return merged;
  }

  private void fill(int p, List<Stretch> merged) {
    arcs[p] = merged.stream().mapToInt(Stretch::arc).distinct().toArray();
    first[p] = new int[arcs[p].length + 1];
    stretches[p] = new int[2 * merged.size()];
    int arc = -1;
    for (int i = 0; i < merged.size(); i++) {
      Stretch s = merged.get(i);
      if (arc < 0 || arcs[p][arc] != s.arc) {
        first[p][++arc] = i;
      }
      stretches[p][2 * i] = s.fromMm;
      stretches[p][2 * i + 1] = s.toMm;
    }
    first[p][arcs[p].length] = merged.size();
  }

  /** Whether an arc has a closed stretch. */
  public boolean closed(Profile profile, int arc) {
    return Arrays.binarySearch(arcs[profile.index()], arc) >= 0;
  }

  /** Whether anything is closed to a profile. */
  public boolean anyClosed(Profile profile) {
    return arcs[profile.index()].length > 0;
  }

  /** Whether a position on an arc is closed. */
  public boolean closedAt(Profile profile, int arc, int positionMm) {
    int next = nextClosed(profile, arc, positionMm);
    return next == positionMm;
  }

  /**
   * The first closed position of an arc at or after the given one, or {@link Integer#MAX_VALUE}.
   */
  public int nextClosed(Profile profile, int arc, int positionMm) {
    int p = profile.index();
    int at = Arrays.binarySearch(arcs[p], arc);
    if (at >= 0) {
      for (int i = first[p][at]; i < first[p][at + 1]; i++) {
        if (stretches[p][2 * i + 1] >= positionMm) {
          return Math.max(positionMm, stretches[p][2 * i]);
        }
      }
    }
    return Integer.MAX_VALUE;
  }

  /** The last position of the closed stretch that a closed position lies in. */
  public int closedUntil(Profile profile, int arc, int positionMm) {
    int p = profile.index();
    int at = Arrays.binarySearch(arcs[p], arc);
    int i = first[p][at];
    while (stretches[p][2 * i + 1] < positionMm) {
      i++;
    }
    return stretches[p][2 * i + 1];
  }

  /** The arcs with a closed stretch, ascending. */
  public int[] closedArcs(Profile profile) {
    return arcs[profile.index()].clone();
  }

  /** Tells this profile's closures from others: the same key means the same closed stretches. */
  Key key(Profile profile) {
    return keys.get(profile.index());
  }

  /** What a metric is kept under; its hash is computed once. */
  static final class Key {
    private final int profile;
    private final int[] arcs;
    private final int[] first;
    private final int[] stretches;
    private final int hash;

    Key(int profile, int[] arcs, int[] first, int[] stretches) {
      this.profile = profile;
      this.arcs = arcs;
      this.first = first;
      this.stretches = stretches;
      hash = 31 * (31 * Arrays.hashCode(stretches) + Arrays.hashCode(arcs)) + profile;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof Key k
          && profile == k.profile
          && Arrays.equals(arcs, k.arcs)
          && Arrays.equals(first, k.first)
          && Arrays.equals(stretches, k.stretches);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
