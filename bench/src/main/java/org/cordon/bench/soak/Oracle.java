package org.cordon.bench.soak;

import java.util.Arrays;
import java.util.TreeMap;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Closures;
import org.cordon.roads.speed.Period;

/**
 * The oracle: Dijkstra from one source to everywhere over (arc, still inside a closed area), read
 * straight from the city. It shares nothing with the hierarchy; a label is the time at which the
 * start of an arc is passed, less than 0 where the source lies further on.
 */
final class Oracle {
  private static final int ID_BITS = 24;
  private static final long BIAS_MS = 1L << 30;

  private final City city;
  private final TreeMap<Long, Integer> forbidden = new TreeMap<>(); // turn to profiles

  Oracle(City city) {
    this.city = city;
    if (city.arcCount() >= 1 << (ID_BITS - 1)) {
      throw new IllegalArgumentException("too many streets: " + city.edgeCount());
    }
    for (int i = 0; i < city.restrictionCount(); i++) {
      forbidden.merge(
          turn(city.restrictionFrom(i), city.restrictionTo(i)),
          city.restrictionProfiles(i),
          (a, b) -> a | b);
    }
  }

  private static long turn(int from, int to) {
    return (long) from << 32 | to;
  }

  /** The times from a source, under closures, in a period of the week. */
  Times from(Profile profile, Period period, Closures closures, Snap source) {
    return new Times(profile, period, closures, source);
  }

  /** The map's time divided by the speed of the period, rounded up. */
  long timeMs(Profile profile, Period period, int arc) {
    long free = city.timeMs(profile, arc);
    long speed = period.perMille(profile, city.roadClass(arc / 2));
    return free >= City.INFINITY_MS ? free : (free * Period.FULL + speed - 1) / speed;
  }

  /** What one search found. */
  final class Times {
    private final Profile profile;
    private final Period period;
    private final Closures closures;
    private final Snap source;
    private final long[] labels = new long[2 * city.arcCount()];
    private long[] heap = new long[1024];
    private int size;

    private Times(Profile profile, Period period, Closures closures, Snap source) {
      this.profile = profile;
      this.period = period;
      this.closures = closures;
      this.source = source;
      Arrays.fill(labels, Long.MAX_VALUE);
      for (int arc = 2 * source.edge(); arc < 2 * source.edge() + 2; arc++) {
        if (drivable(arc)) {
          int at = along(arc, source);
          drive(arc, at, -partMs(arc, at), closures.closedAt(profile, arc, at));
        }
      }
      search();
    }

    private void search() {
      while (size > 0) {
        long top = pop();
        int id = (int) (top & ((1 << ID_BITS) - 1));
        long ms = (top >> ID_BITS) - BIAS_MS;
        if (labels[id] == ms) {
          drive(id >> 1, 0, ms, (id & 1) == 1);
        }
      }
    }

    private boolean drivable(int arc) {
      return city.timeMs(profile, arc) < City.INFINITY_MS;
    }

    private int along(int arc, Snap snap) {
      return arc % 2 == 0 ? snap.offsetMm() : city.lengthMm(arc / 2) - snap.offsetMm();
    }

    private long partMs(int arc, int at) {
      return timeMs(profile, period, arc) * at / city.lengthMm(arc / 2);
    }

    /** Where on an arc the open part begins for one who is at a position of it. */
    private int openFrom(int arc, int at, boolean inside) {
      boolean still = inside && closures.closedAt(profile, arc, at);
      return still ? closures.closedUntil(profile, arc, at) + 1 : at;
    }

    private void drive(int arc, int at, long labelMs, boolean inside) {
      int length = city.lengthMm(arc / 2);
      int open = openFrom(arc, at, inside);
      if (closures.nextClosed(profile, arc, open) <= length) {
        return;
      }
      boolean stillInside = open > length;
      int junction = city.arcHead(arc);
      for (int i = 0; i < city.outDegree(junction); i++) {
        int next = city.arcOut(junction, i);
        int mask = forbidden.getOrDefault(turn(arc, next), 0);
        if (drivable(next) && (!profile.vehicle() || (mask & profile.bit()) == 0)) {
          long turnMs = next == (arc ^ 1) ? city.uTurnMs(profile) : 0;
          relax(2 * next + (stillInside ? 1 : 0), labelMs + timeMs(profile, period, arc) + turnMs);
        }
      }
    }

    private void relax(int id, long ms) {
      if (ms < labels[id]) {
        labels[id] = ms;
        push((ms + BIAS_MS) << ID_BITS | id);
      }
    }

    /** The time to a target, or {@link City#INFINITY_MS}. */
    int ms(Snap to) {
      long best = City.INFINITY_MS;
      for (int arc = 2 * to.edge(); arc < 2 * to.edge() + 2; arc++) {
        if (!drivable(arc)) {
          continue;
        }
        int goal = along(arc, to);
        for (int inside = 0; inside < 2; inside++) {
          long label = labels[2 * arc + inside];
          if (label < Long.MAX_VALUE && openTo(arc, 0, inside == 1, goal)) {
            best = Math.min(best, label + partMs(arc, goal));
          }
        }
        if (source.edge() == to.edge()) {
          int at = along(arc, source);
          if (openTo(arc, at, closures.closedAt(profile, arc, at), goal)) {
            best = Math.min(best, partMs(arc, goal) - partMs(arc, at));
          }
        }
      }
      return (int) best;
    }

    private boolean openTo(int arc, int at, boolean inside, int goal) {
      int open = openFrom(arc, at, inside);
      return goal >= open && closures.nextClosed(profile, arc, open) > goal;
    }

    private void push(long key) {
      heap = size == heap.length ? Arrays.copyOf(heap, 2 * size) : heap;
      int i = size++;
      while (i > 0 && heap[(i - 1) / 2] > key) {
        heap[i] = heap[(i - 1) / 2];
        i = (i - 1) / 2;
      }
      heap[i] = key;
    }

    private long pop() {
      long top = heap[0];
      long last = heap[--size];
      int i = 0;
      while (2 * i + 1 < size) {
        int child = 2 * i + 1;
        child += child + 1 < size && heap[child + 1] < heap[child] ? 1 : 0;
        if (heap[child] >= last) {
          break;
        }
        heap[i] = heap[child];
        i = child;
      }
      heap[i] = last;
      return top;
    }
  }
}
