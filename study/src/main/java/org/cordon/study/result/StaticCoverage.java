package org.cordon.study.result;

import java.util.List;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.roads.coverage.Area;

/**
 * What the units on duty could reach in time from their posts at one moment, in each case: computed
 * from the map, no simulation, every unit free.
 *
 * @param atMs the moment
 * @param outlined whether an outline tells inside from outside then
 * @param baseCase the case in which most street is in time, all services together: what the others
 *     are compared with
 * @param rows by case, then service
 * @param maps of one service, the base case and then the headline's (or, where that is the base,
 *     the one in which least is in time); empty where all cases are the same
 */
public record StaticCoverage(
    long atMs, boolean outlined, String baseCase, List<Row> rows, List<CoverageMap> maps) {
  /** Nothing computed. */
  public static final StaticCoverage NONE = new StaticCoverage(0, false, "", List.of(), List.of());

  public StaticCoverage {
    rows = List.copyOf(rows);
    maps = List.copyOf(maps);
  }

  /**
   * One service in one case.
   *
   * @param withinMs turnout and travel may take so long: the goal less call handling
   * @param units how many are on duty
   * @param open as if nothing were closed, the stations as the case has them
   * @param closed with what the case closes
   */
  public record Row(
      String caseName, Service service, long withinMs, int units, Sides open, Sides closed) {}

  /** Inside the outline and outside it. */
  public record Sides(Lengths inside, Lengths outside) {
    /** What is reached in time, inside and outside, mm. */
    public long inTimeMm() {
      return inside.inTimeMm + outside.inTimeMm;
    }
  }

  /**
   * Street, mm: all of it, what is reached in time, and what is not, by why.
   *
   * @param halfWithinMs within which time half of all street is reached, in whole seconds; -1 if
   *     never
   * @param ninetyWithinMs the same for 90 of 100
   */
  public record Lengths(
      long streetMm,
      long inTimeMm,
      long tooLateMm,
      long closedMm,
      long cutOffMm,
      long halfWithinMs,
      long ninetyWithinMs) {
    /** The share reached in time, 0 to 1; 0 where there is no street. */
    public double share() {
      return streetMm == 0 ? 0 : (double) inTimeMm / streetMm;
    }
  }

  /**
   * A map of one case.
   *
   * @param gaps not reached in time, here and in the base case
   * @param lost reached in time in the base case and not here
   * @param posts where the units stand
   */
  public record CoverageMap(
      String caseName, Service service, List<Area> gaps, List<Area> lost, List<Place> posts) {
    public CoverageMap {
      gaps = List.copyOf(gaps);
      lost = List.copyOf(lost);
      posts = List.copyOf(posts);
    }
  }

  /** The row of a case and service, which must be there. */
  public Row row(String caseName, Service service) {
    return rows.stream()
        .filter(r -> r.caseName().equals(caseName) && r.service() == service)
        .findFirst()
        .orElseThrow();
  }
}
