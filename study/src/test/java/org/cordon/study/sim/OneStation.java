package org.cordon.study.sim;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.engine.RoadTravelTimes;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.route.Roads;
import org.cordon.study.demand.GeneratedCall;
import org.cordon.study.result.RunResult;
import org.cordon.study.scenario.Demand;
import org.cordon.study.scenario.Distribution.Fixed;
import org.cordon.study.scenario.IncidentType;
import org.cordon.study.scenario.Level;
import org.cordon.study.scenario.Plan;
import org.cordon.study.scenario.Resources;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Settings;
import org.cordon.study.scenario.Span;
import org.cordon.study.scenario.Timeline;

/** A grid town with one police station at its south-west corner and cars with fixed times. */
final class OneStation {
  static final long START_MS = 1_590_969_600_000L;
  final Streets streets = new Streets(Roads.of(GridTown.city(8, 8)));
  private final long handlingMs;
  private final long turnoutMs;
  private final long onSceneMs;

  OneStation(long handlingMs, long turnoutMs, long onSceneMs) {
    this.handlingMs = handlingMs;
    this.turnoutMs = turnoutMs;
    this.onSceneMs = onSceneMs;
  }

  static Place corner(int row, int column) {
    return new Place(GridTown.lat(row), GridTown.lon(column));
  }

  static GeneratedCall call(int number, long receivedMs, Place place) {
    return new GeneratedCall(
        "C" + (1_000_000 + number),
        number,
        receivedMs,
        "patrol",
        1,
        List.of(Service.POLICE),
        place,
        "",
        "",
        IncidentType.Mobility.WALKS,
        GeneratedCall.NEVER_MS);
  }

  private Scenario scenario(Span period) {
    Resources.Station house = new Resources.Station("H", "House", Service.POLICE, corner(0, 0));
    Resources.Unit car =
        new Resources.Unit("P1", Service.POLICE, List.of(), "crew", "H", List.of(), null);
    IncidentType patrol =
        new IncidentType(
            "patrol",
            List.of(Service.POLICE),
            new Fixed(handlingMs),
            Map.of(Service.POLICE, new Fixed(turnoutMs)),
            Map.of(Service.POLICE, new Fixed(onSceneMs)),
            new IncidentType.Callers(1000, 0, 0, 0, null));
    Plan plan =
        new Plan(
            "patrol",
            1,
            List.of(new Plan.Need(Service.POLICE, "", 1)),
            false,
            false,
            false,
            Plan.AtEdge.HOLD,
            0);
    Settings settings =
        new Settings(
            new Settings.Meeting(600_000, 50_000, 30_000, 1_300, 700),
            new Fixed(300_000),
            Settings.MeetingPoints.OFF,
            Level.CENTRAL);
    return new Scenario(
        new Scenario.Frame("One", ZoneOffset.UTC, period, period, Path.of("none"), null, null),
        new Resources(List.of(house), List.of(), List.of(car), List.of()),
        new Scenario.Work(List.of(patrol), List.of(plan), List.of()),
        new Demand(List.of(), List.of(), null, null),
        new Timeline(List.of(), List.of(), List.of(), List.of()),
        new Scenario.Study(
            new Scenario.Question("how long?", "", ""), settings, List.of(), List.of(), 1, 1));
  }

  RunResult run(List<GeneratedCall> calls, int run) {
    Span period = new Span(START_MS, calls.getLast().receivedMs() + 1);
    RoadTravelTimes corners =
        new RoadTravelTimes(streets.roads(), Corners.of(streets.roads().city()));
    return new Simulation(
            new Simulation.Inputs(streets, corners, scenario(period), calls, 1, run),
            Journal.NONE,
            true)
        .run(() -> false);
  }
}
