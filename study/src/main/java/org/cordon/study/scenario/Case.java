package org.cordon.study.scenario;

import java.util.List;
import org.cordon.study.scenario.Settings.MeetingPoints;
import org.cordon.study.scenario.Timeline.StationChange;
import org.jspecify.annotations.Nullable;

/**
 * One of the things compared: the base with named parts replaced. What is null stays as in the
 * base.
 *
 * @param title what a report calls it
 * @param zonesInForce false leaves every zone out
 * @param ruleSet the rule set taken by every zone that has one of this name
 * @param stationChanges instead of those of the base; empty if every station stays
 */
public record Case(
    String name,
    String title,
    @Nullable Boolean zonesInForce,
    @Nullable String ruleSet,
    @Nullable MeetingPoints meetingPoints,
    @Nullable List<StationChange> stationChanges,
    Demand.@Nullable Multiplier demand,
    List<Change> changes) {
  /** A setting at another value, in the unit of the parameter. */
  public record Change(UncertainRange.Parameter parameter, long value) {}

  public Case {
    changes = List.copyOf(changes);
    stationChanges = stationChanges == null ? null : List.copyOf(stationChanges);
  }
}
