package org.cordon.roads.route;

import java.util.Arrays;
import org.cordon.roads.city.City;

/**
 * Times by junction where few of a city's junctions have one: a hash table with open addressing, so
 * that a walk of ten minutes costs what it touches and not what the city has.
 */
final class SparseTimes {
  private static final int SPREAD = 0x9E3779B9; // 2^32 divided by the golden ratio, made odd

  private int[] keys = new int[512]; // junction + 1; 0 is free
  private int[] times = new int[512];
  private int shift = 32 - 9;
  private int size;

  /** The time of a junction, or {@link City#INFINITY_MS}. */
  int get(int junction) {
    int at = slot(junction);
    return keys[at] == 0 ? City.INFINITY_MS : times[at];
  }

  /** Sets a time if it is less than the known one; whether it was. */
  boolean improve(int junction, int time) {
    int at = slot(junction);
    if (keys[at] == 0) {
      if (2 * ++size > keys.length) {
        grow();
        at = slot(junction);
      }
      keys[at] = junction + 1;
      times[at] = time;
      return true;
    }
    if (time >= times[at]) {
      return false;
    }
    times[at] = time;
    return true;
  }

  private int slot(int junction) {
    int at = (junction * SPREAD) >>> shift;
    while (keys[at] != 0 && keys[at] != junction + 1) {
      at = (at + 1) & (keys.length - 1);
    }
    return at;
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldTimes = times;
    keys = new int[2 * oldKeys.length];
    times = Arrays.copyOf(times, keys.length);
    shift--;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        int at = slot(oldKeys[i] - 1);
        keys[at] = oldKeys[i];
        times[at] = oldTimes[i];
      }
    }
  }
}
