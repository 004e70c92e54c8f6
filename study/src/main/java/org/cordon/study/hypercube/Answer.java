package org.cordon.study.hypercube;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the model says of a town in the long run. Shares are of 1.
 *
 * @param town the question
 * @param exact whether the model was solved exactly, else by Larson's approximation
 * @param busy share of time that each unit is busy, in the order of the units
 * @param allBusy share of calls that find all units busy: they wait, or are lost
 * @param sent by area and unit, share of all dispatches; all together 1
 */
public record Answer(
    Town town, boolean exact, List<Double> busy, double allBusy, List<List<Double>> sent) {
  /** The most units for which the model is solved exactly: 32,768 states. */
  public static final int EXACT_UNITS = 15;

  public Answer {
    busy = List.copyOf(busy);
    sent = sent.stream().map(List::copyOf).toList();
  }

  /** Exactly where the units are few enough, else by the approximation. */
  public static Answer of(Town town) {
    if (!town.keepsUp()) {
      throw new IllegalArgumentException("calls come faster than units take them");
    }
    return town.units().size() <= EXACT_UNITS ? Exact.of(town) : Approximation.of(town);
  }

  /** Share of all dispatches that send a unit out of its home area. */
  public double crossing() {
    double share = 0;
    for (int a = 0; a < sent.size(); a++) {
      share += abroad(a);
    }
    return share;
  }

  /** Share of an area's dispatches that send another unit than its own; empty without calls. */
  public OptionalDouble crossing(int area) {
    double all = sum(sent.get(area));
    return all > 0 ? OptionalDouble.of(abroad(area) / all) : OptionalDouble.empty();
  }

  private double abroad(int area) {
    int home = town.areas().get(area).order().getFirst();
    return sum(sent.get(area)) - sent.get(area).get(home);
  }

  /** Mean travel from the unit's post over all dispatches, ms; empty where times are unknown. */
  public OptionalDouble travelMs() {
    double[] weights = new double[town.units().size()];
    double ms = 0;
    for (int a = 0; a < sent.size(); a++) {
      ms += timesTravel(a, weights);
    }
    return town.timed() ? OptionalDouble.of(ms) : OptionalDouble.empty();
  }

  /** As {@link #travelMs()}, over the dispatches to one area. */
  public OptionalDouble areaTravelMs(int area) {
    double all = sum(sent.get(area));
    return town.timed() && all > 0
        ? OptionalDouble.of(timesTravel(area, new double[town.units().size()]) / all)
        : OptionalDouble.empty();
  }

  /** As {@link #travelMs()}, over the dispatches of one unit. */
  public OptionalDouble unitTravelMs(int unit) {
    double[] ms = new double[town.units().size()];
    double all = 0;
    for (int a = 0; a < sent.size(); a++) {
      timesTravel(a, ms);
      all += sent.get(a).get(unit);
    }
    return town.timed() && all > 0 ? OptionalDouble.of(ms[unit] / all) : OptionalDouble.empty();
  }

  /** Share of all dispatches that are this unit's. */
  public double share(int unit) {
    return sent.stream().mapToDouble(row -> row.get(unit)).sum();
  }

  /** Travel to an area weighed by dispatches, ms; adds each unit's part to {@code byUnit}. */
  private double timesTravel(int area, double[] byUnit) {
    if (!town.timed()) {
      return 0;
    }
    double ms = 0;
    for (int u = 0; u < byUnit.length; u++) {
      double part = sent.get(area).get(u) * town.areas().get(area).travelMs().get(u);
      byUnit[u] += part;
      ms += part;
    }
    return ms;
  }

  private static double sum(List<Double> values) {
    return values.stream().mapToDouble(v -> v).sum();
  }

  /**
   * Turns rates of dispatches by area and unit into shares, with the waiting ones spread evenly.
   */
  static List<List<Double>> shares(Town town, double[][] atOnce, double allBusy) {
    int units = town.units().size();
    double rate = town.perHour();
    List<List<Double>> sent = new ArrayList<>();
    for (int a = 0; a < atOnce.length; a++) {
      List<Double> row = new ArrayList<>();
      double part = town.areas().get(a).perHour() / rate;
      for (int u = 0; u < units; u++) {
        double share = part * atOnce[a][u];
        row.add(town.waits() ? share + part * allBusy / units : share / (1 - allBusy));
      }
      sent.add(row);
    }
    return sent;
  }
}
