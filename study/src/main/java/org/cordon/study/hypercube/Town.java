package org.cordon.study.hypercube;

import java.util.List;

/**
 * What the hypercube model needs to know.
 *
 * @param name what it is called
 * @param units the units' names, all busy for the same mean time
 * @param areas where calls come from
 * @param serviceMs mean time that a call keeps its unit busy, travel included, ms
 * @param waits whether a call that finds all units busy waits, first come first served; else it is
 *     lost (another centre takes it)
 */
public record Town(
    String name, List<String> units, List<Area> areas, long serviceMs, boolean waits) {
  public Town {
    units = List.copyOf(units);
    areas = List.copyOf(areas);
    double rate = areas.stream().mapToDouble(Area::perHour).sum();
    if (units.isEmpty() || !(rate > 0) || serviceMs <= 0) {
      throw new IllegalArgumentException("a town without units, calls or time");
    }
  }

  /**
   * Part of the town.
   *
   * @param name what it is called
   * @param perHour calls at random in an hour
   * @param order indices of all units, the one sent first first; that one is at home here
   * @param travelMs travel from each unit's post, in the order of the units, ms; empty if unknown
   */
  public record Area(String name, double perHour, List<Integer> order, List<Long> travelMs) {
    public Area {
      order = List.copyOf(order);
      travelMs = List.copyOf(travelMs);
    }
  }

  /** Calls in an hour. */
  double perHour() {
    return areas.stream().mapToDouble(Area::perHour).sum();
  }

  /** Calls that come while a unit is busy with one: the load, without unit. */
  public double load() {
    return perHour() * serviceMs / 3_600_000.0;
  }

  /** Whether travel times are known everywhere. */
  boolean timed() {
    return areas.stream().allMatch(a -> a.travelMs().size() == units.size());
  }

  /** Whether calls come no faster than units can take them; lost calls never pile up. */
  public boolean keepsUp() {
    return !waits || load() < units.size();
  }
}
