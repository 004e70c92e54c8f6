package org.cordon.dispatch.model;

import java.util.List;

/**
 * A unit as put on the roster.
 *
 * @param capabilities what it can do, sorted
 * @param crewId whose crew it is; apparatus that share a crew are cross-staffed
 * @param stationId its home
 * @param turnoutMs from the alert to wheels rolling, when it stands at its post
 * @param manualEtaMs travel time as told by a mutual-aid agency, or {@link Times#UNKNOWN_MS}
 */
public record UnitSpec(
    String id,
    Service service,
    List<String> capabilities,
    String crewId,
    String stationId,
    Shift shift,
    long turnoutMs,
    long manualEtaMs) {
  public UnitSpec {
    capabilities = capabilities.stream().sorted().distinct().toList();
    if (turnoutMs < 0) {
      throw new IllegalArgumentException(
          "turnout " + turnoutMs + " ms of " + id + " is negative; give 0 or more");
    }
  }

  /** A unit of the own agency that is always on duty. */
  public static UnitSpec of(
      String id, Service service, List<String> capabilities, String stationId, long turnoutMs) {
    return new UnitSpec(
        id,
        service,
        capabilities,
        "crew-" + id,
        stationId,
        Shift.ALWAYS,
        turnoutMs,
        Times.UNKNOWN_MS);
  }

  /** From off the map: its travel time is told, not computed. */
  public boolean mutualAid() {
    return manualEtaMs >= 0;
  }
}
