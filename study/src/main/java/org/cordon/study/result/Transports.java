package org.cordon.study.result;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Transports of one run that what was closed kept from their nearest hospital.
 *
 * @param cutOff by name of the hospital that would have been nearest, of how many calls; each went
 *     to the nearest that was open, or nowhere
 * @param nowhere calls whose patient no hospital could be reached with
 */
public record Transports(SortedMap<String, Long> cutOff, long nowhere) {
  /** All as on any day. */
  public static final Transports UNHINDERED = new Transports(new TreeMap<>(), 0);

  public Transports {
    cutOff = Collections.unmodifiableSortedMap(new TreeMap<>(cutOff));
  }

  /** Whether all went to the nearest. */
  public boolean unhindered() {
    return cutOff.isEmpty() && nowhere == 0;
  }

  /** Both together. */
  public Transports plus(Transports other) {
    TreeMap<String, Long> sums = new TreeMap<>(cutOff);
    for (Map.Entry<String, Long> e : other.cutOff.entrySet()) {
      sums.merge(e.getKey(), e.getValue(), Long::sum);
    }
    return new Transports(sums, nowhere + other.nowhere);
  }
}
