package org.cordon.study.scenario;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where calls come from: a file of them, or rates.
 *
 * @param areas all areas, in the order of their file
 * @param callsFile CSV of calls, instead of rates
 * @param multiplier of a case, null if the base is kept
 */
public record Demand(
    List<Area> areas, List<Rate> rates, @Nullable Path callsFile, @Nullable Multiplier multiplier) {
  public Demand {
    areas = List.copyOf(areas);
    rates = List.copyOf(rates);
  }

  /** How many hours a week has. */
  public static final int HOURS_OF_WEEK = 168;

  /**
   * Calls of a type and priority.
   *
   * @param perDayMicro calls a day in all areas together, in millionths, over an average week
   * @param hourWeights by hour of the local week, Monday 00:00 first
   * @param areaWeights one for each of the areas
   */
  public record Rate(
      String type, int priority, long perDayMicro, List<Long> hourWeights, List<Long> areaWeights) {
    public Rate {
      hourWeights = List.copyOf(hourWeights);
      areaWeights = List.copyOf(areaWeights);
      if (hourWeights.size() != HOURS_OF_WEEK) {
        throw new IllegalArgumentException(hourWeights.size() + " weights for a week's 168 hours");
      }
    }
  }

  /** More calls: the base calls are kept, further ones of the same kind are added. */
  public record Multiplier(int permille, Where where) {
    public Multiplier {
      if (permille < 1000) {
        throw new IllegalArgumentException("a multiplier below 1 would take calls away");
      }
    }
  }

  /** Where calls are multiplied. */
  public enum Where {
    INSIDE,
    EVERYWHERE
  }

  /** The same demand, multiplied. */
  public Demand times(@Nullable Multiplier factor) {
    return new Demand(areas, rates, callsFile, factor);
  }
}
