package org.cordon.study.scenario;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.speed.LocalSpeeds;
import org.jspecify.annotations.Nullable;

/**
 * Everything a study is asked to run, immutable, every list in a fixed order. {@link #in} gives one
 * of its cases, {@link #varied} moves one uncertain value; both give a scenario again, so whoever
 * runs it never asks which case it is in.
 */
public record Scenario(
    Frame frame, Resources resources, Work work, Demand demand, Timeline timeline, Study study) {
  /**
   * Name, place and time.
   *
   * @param period what is simulated
   * @param measured the part of it whose calls count
   * @param cityFile a schematic or an imported city
   * @param landFile GeoJSON of land and water to draw under the map
   * @param speeds how fast streets are by hour of the week; null for free flow at any hour
   */
  public record Frame(
      String name,
      ZoneId timeZone,
      Span period,
      Span measured,
      Path cityFile,
      @Nullable Path landFile,
      @Nullable LocalSpeeds speeds) {}

  /** What calls need and what is aimed at. */
  public record Work(List<IncidentType> types, List<Plan> plans, List<Goal> goals) {
    public Work {
      types = List.copyOf(types);
      plans = List.copyOf(plans);
      goals = List.copyOf(goals);
    }
  }

  /**
   * What the study is for.
   *
   * @param asked in a sentence or a few
   * @param headline name of the case that the answer in short speaks of
   * @param against name of the case that every other is compared with
   */
  public record Question(String asked, String headline, String against) {}

  /** What is compared, and how often. */
  public record Study(
      Question question,
      Settings settings,
      List<Case> cases,
      List<UncertainRange> uncertain,
      long seed,
      int runs) {
    public Study {
      cases = List.copyOf(cases);
      uncertain = List.copyOf(uncertain);
    }

    Study with(Settings changed) {
      return new Study(question, changed, cases, uncertain, seed, runs);
    }

    Study with(long otherSeed, int otherRuns) {
      return new Study(question, settings, cases, uncertain, otherSeed, otherRuns);
    }
  }

  /** The name that reports print. */
  public String name() {
    return frame.name();
  }

  /** The settings in force. */
  public Settings settings() {
    return study.settings();
  }

  /** The incident type of a name, which the reader has checked. */
  public IncidentType type(String name) {
    for (IncidentType type : work.types()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no incident type " + name);
  }

  /** The plan for a type and priority, or null. */
  public @Nullable Plan findPlan(String type, int priority) {
    for (Plan plan : work.plans()) {
      if (plan.type().equals(type) && plan.priority() == priority) {
        return plan;
      }
    }
    return null;
  }

  /**
   * The services that a type needs at a priority, those that lead first; of the type if no plan.
   */
  public List<Service> services(String type, int priority) {
    List<Service> services = type(type).services();
    Plan plan = findPlan(type, priority);
    return plan == null
        ? services
        : services.stream()
            .filter(s -> plan.needs().stream().anyMatch(need -> need.service() == s))
            .toList();
  }

  /** This scenario as one of its cases has it. */
  public Scenario in(Case c) {
    List<Zone> zones = new ArrayList<>();
    for (Zone zone : timeline.zones()) {
      boolean inForce = c.zonesInForce() == null ? zone.inForce() : c.zonesInForce();
      zones.add(zone.with(c.ruleSet(), inForce));
    }
    Timeline happening =
        new Timeline(
            zones,
            c.stationChanges() == null ? timeline.stationChanges() : c.stationChanges(),
            timeline.orders(),
            timeline.account());
    Settings changed = settings();
    changed = c.meetingPoints() == null ? changed : changed.with(c.meetingPoints());
    for (Case.Change change : c.changes()) {
      changed = changed.with(change.parameter(), change.value());
    }
    Demand wanted = c.demand() == null ? demand : demand.times(c.demand());
    return new Scenario(frame, resources, work, wanted, happening, study.with(changed));
  }

  /** This scenario with one uncertain value at a level of its range. */
  public Scenario varied(UncertainRange range, Level level) {
    Settings moved = settings().with(range.parameter(), range.at(level));
    return new Scenario(frame, resources, work, demand, timeline, study.with(moved));
  }

  /** This scenario with other random numbers, or another number of runs. */
  public Scenario drawn(long seed, int runs) {
    return new Scenario(frame, resources, work, demand, timeline, study.with(seed, runs));
  }
}
