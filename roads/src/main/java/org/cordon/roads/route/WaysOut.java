package org.cordon.roads.route;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Components;
import org.cordon.roads.city.Snap;
import org.jspecify.annotations.Nullable;

/**
 * Whether vehicles can come out of what closures enclose. Leaving a closed area is always allowed,
 * driving through a barrier is not; so an outline drawn across the only street, or barriers all
 * around a block, may leave no way to the open part of the city. Whoever draws them should be told.
 *
 * <p>The open part is the largest set of junctions that reach each other over open streets. From
 * there the search goes backwards over streets that are open, or closed from their start on (those
 * one is inside of); junctions that it does not come to, though it would without the closures, are
 * shut in.
 */
public final class WaysOut {
  private final Roads roads;
  private final City city;
  private final Profile profile;
  private final Closures closures;
  private boolean @Nullable [] out;
  private boolean[] withoutClosures = {};

  private WaysOut(Roads roads, Profile profile, Closures closures) {
    this.roads = roads;
    this.city = roads.city();
    this.profile = profile;
    this.closures = closures;
  }

  /**
   * The streets at whose one end or other a vehicle is shut in by what is closed, as edges,
   * ascending.
   */
  public static int[] withoutWayOut(Roads roads, Metric metric) {
    Profile profile = metric.profile();
    if (metric.closures().closedArcs(profile).length == 0) {
      return new int[0];
    }
    boolean[] before = new WaysOut(roads, profile, Closures.none()).comesOut();
    WaysOut now = new WaysOut(roads, profile, metric.closures());
    boolean[] after = now.comesOut();
    return IntStream.range(0, roads.city().edgeCount())
        .filter(e -> now.usable(2 * e) || now.usable(2 * e + 1))
        .filter(e -> shutIn(before, after, now.city.tail(e), now.city.head(e)))
        .toArray();
  }

  /** What is closed to a profile, to be asked about one place after another. */
  public static WaysOut of(Roads roads, Metric metric) {
    return new WaysOut(roads, metric.profile(), metric.closures());
  }

  /** Whether a vehicle at a place cannot come out, and could without what is closed. */
  public boolean shutIn(Snap at) {
    boolean[] now = out;
    if (now == null) {
      now = comesOut();
      out = now;
      withoutClosures = new WaysOut(roads, profile, Closures.none()).comesOut();
    }
    boolean couldBefore = false;
    for (int arc = 2 * at.edge(); arc <= 2 * at.edge() + 1; arc++) {
      if (usable(arc)) {
        int length = city.lengthMm(at.edge());
        int position = Metric.position(city, arc, at.offsetMm());
        boolean inside = closures.closedAt(profile, arc, position);
        int open = inside ? closures.closedUntil(profile, arc, position) + 1 : position;
        if (now[city.arcHead(arc)] && closures.nextClosed(profile, arc, open) > length) {
          return false;
        }
        couldBefore |= withoutClosures[city.arcHead(arc)];
      }
    }
    return couldBefore;
  }

  private static boolean shutIn(boolean[] before, boolean[] after, int... junctions) {
    return Arrays.stream(junctions).anyMatch(j -> before[j] && !after[j]);
  }

  /** By junction: whether a vehicle there comes to the open part. */
  private boolean[] comesOut() {
    boolean[] out = Components.mainJunctions(city, arc -> usable(arc) && !closed(arc));
    boolean[] seen = new boolean[city.arcCount()];
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    for (int arc = 0; arc < seen.length; arc++) {
      if (passable(arc) && out[city.arcTail(arc)] && out[city.arcHead(arc)]) {
        seen[arc] = true;
        queue.add(arc);
      }
    }
    for (Integer arc = queue.poll(); arc != null; arc = queue.poll()) {
      int junction = city.arcTail(arc);
      out[junction] = true;
      for (int i = 0; i < city.outDegree(junction); i++) {
        int before = City.reverse(city.arcOut(junction, i));
        if (!seen[before] && passable(before) && roads.turns().allowed(profile, before, arc)) {
          seen[before] = true;
          queue.add(before);
        }
      }
    }
    return out;
  }

  private boolean usable(int arc) {
    return city.timeMs(profile, arc) < City.INFINITY_MS;
  }

  private boolean closed(int arc) {
    return closures.closed(profile, arc);
  }

  private boolean passable(int arc) {
    return usable(arc) && (!closed(arc) || closures.closedAt(profile, arc, 0));
  }
}
