package org.cordon.roads.route;

import java.util.Arrays;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;

/**
 * How far somebody gets on foot: exact walking times from one point to every junction within a
 * limit, by Dijkstra's algorithm, which stops there. What is closed to vehicles can be walked
 * through; closures that name foot hold.
 *
 * <p>The foot profile's times are those of a steady walk ({@link City#WALK_MM_PER_S}, slower on
 * steps). Whoever walks at another speed takes proportionally longer everywhere, rounded up once at
 * the end.
 */
public final class Walk {
  private final City city;
  private final Metric metric;
  private final Departure departure;
  private final int mmPerS;
  private final long limitMs;
  private final SparseTimes table = new SparseTimes(); // at the foot profile's own speed
  private final int[] reached; // junctions within the limit, nearest first
  private final Snap from;

  private Walk(Roads roads, Metric metric, Snap from, int mmPerS, long limitMs) {
    if (metric.profile() != Profile.FOOT || mmPerS <= 0 || limitMs < 0) {
      throw new IllegalArgumentException(
          metric.profile() + " at " + mmPerS + " mm/s for " + limitMs + " ms is no walk");
    }
    city = roads.city();
    this.metric = metric;
    this.mmPerS = mmPerS;
    this.limitMs = limitMs;
    this.from = from;
    departure = new Departure(roads, metric, from);
    reached = search(city, metric, departure, profileMs(limitMs), table);
  }

  /**
   * A walk at a given speed.
   *
   * @param metric a metric of {@link Profile#FOOT}
   * @param from where it starts, on a street for people on foot
   * @param mmPerS speed on level ground
   * @param limitMs the longest walk of interest
   */
  public static Walk from(Roads roads, Metric metric, Snap from, int mmPerS, long limitMs) {
    return new Walk(roads, metric, from, mmPerS, limitMs);
  }

  /** The greatest time of the foot profile that is within a limit at the walker's own speed. */
  private int profileMs(long ms) {
    long most = (long) City.INFINITY_MS * City.WALK_MM_PER_S;
    return ms >= most / mmPerS ? City.INFINITY_MS - 1 : (int) (ms * mmPerS / City.WALK_MM_PER_S);
  }

  private long ownMs(int profileMs) {
    return profileMs >= City.INFINITY_MS
        ? City.INFINITY_MS
        : ((long) profileMs * City.WALK_MM_PER_S + mmPerS - 1) / mmPerS;
  }

  /** Fills the table, and answers the junctions within the limit, nearest first. */
  static int[] search(City city, Metric metric, Departure departure, int limit, SparseTimes table) {
    int[] reached = new int[256];
    int count = 0;
    LongHeap heap = new LongHeap();
    for (Departure.Leg leg : departure.starts) {
      int junction = city.arcTail(leg.arc());
      if (leg.timeMs() <= limit && table.improve(junction, (int) leg.timeMs())) {
        heap.add((int) leg.timeMs(), junction);
      }
    }
    boolean anyClosed = metric.closures().anyClosed(Profile.FOOT);
    while (!heap.isEmpty()) {
      long entry = heap.poll();
      int time = LongHeap.time(entry);
      int junction = LongHeap.id(entry);
      if (time > table.get(junction)) {
        continue;
      }
      reached = count == reached.length ? Arrays.copyOf(reached, 2 * count) : reached;
      reached[count++] = junction;
      for (int i = 0; i < city.outDegree(junction); i++) {
        int arc = city.arcOut(junction, i);
        int onward = time + metric.timeMs(arc); // infinity is past every limit
        if (onward <= limit && !(anyClosed && metric.closures().closed(Profile.FOOT, arc))) {
          int head = city.arcHead(arc);
          if (table.improve(head, onward)) {
            heap.add(onward, head);
          }
        }
      }
    }
    return Arrays.copyOf(reached, count);
  }

  /** Where it starts. */
  public Snap from() {
    return from;
  }

  /** The junctions within the limit, nearest first, then by number. */
  public int[] junctions() {
    return reached.clone();
  }

  /** The walker's time to a junction, or {@link City#INFINITY_MS} beyond the limit. */
  public long ms(int junction) {
    return ownMs(table.get(junction));
  }

  /** The walker's time to a point, or {@link City#INFINITY_MS} beyond the limit. */
  public long ms(Snap to) {
    long best = City.INFINITY_MS;
    for (Departure.Open open : departure.open) {
      best = Math.min(best, Router.direct(city, metric, open, to));
    }
    for (int arc = 2 * to.edge(); arc <= 2 * to.edge() + 1; arc++) {
      int position = Metric.position(city, arc, to.offsetMm());
      if (metric.timeMs(arc) < City.INFINITY_MS
          && metric.closures().nextClosed(Profile.FOOT, arc, 0) > position) {
        long part = metric.partMs(arc, position);
        best = Math.min(best, table.get(city.arcTail(arc)) + part);
      }
    }
    long own = ownMs((int) Math.min(best, City.INFINITY_MS));
    return own > limitMs ? City.INFINITY_MS : own;
  }
}
