package org.cordon.study.result;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened in one run, by number of times.
 *
 * @param overrides recommendations overridden, with a reason code
 * @param accessAttempts attempts to go in, failed ones included
 * @param meetingPointsSet first meeting points of an incident
 * @param meetingPointsChanged later versions of one
 * @param transports those that were kept from their nearest hospital
 * @param alarms raised, by name
 */
public record RunCounts(
    long overrides,
    long accessAttempts,
    long meetingPointsSet,
    long meetingPointsChanged,
    Transports transports,
    SortedMap<String, Long> alarms) {
  public RunCounts {
    alarms = Collections.unmodifiableSortedMap(new TreeMap<>(alarms));
  }

  /** Nothing happened; alarms are given in any order. */
  public static RunCounts ofAlarms(Map<String, Long> alarms) {
    return new RunCounts(0, 0, 0, 0, Transports.UNHINDERED, new TreeMap<>(alarms));
  }
}
