package org.cordon.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code coverage}: what the units of a service reach within a goal, and who is first due where.
 */
@Command(
    name = "coverage",
    description =
        "What the units of a service reach within a goal and who is first due where, before and"
            + " after a closure.",
    footer = {
      "",
      "U.csv has the columns unit,lat,lon,service,turnout_s. The goal counts turnout and travel.",
      "",
      "Example:",
      "  cordon coverage --city out/seattle --units units.csv --profile fire \\",
      "    --goal-s 240 --closed zone.geojson --out coverage.geojson --svg coverage.svg"
    })
public final class CoverageCommand implements Callable<Integer> {
  private static final int MAX_GOAL_S = 24 * 60 * 60;
  private static final long FAR_MM = 250_000;

  private final Console console;

  @Mixin private CityOptions options = new CityOptions();

  @Mixin private ClosedOption closed = new ClosedOption();

  @Option(
      names = "--units",
      required = true,
      paramLabel = "U.csv",
      description = "The roster: units, where they stand, their service and turnout.")
  private Path units = Path.of("");

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "SERVICE",
      converter = ServiceNames.class,
      completionCandidates = ServiceNames.class,
      description = "Whose units: police, fire or ems.")
  private Profile profile = Profile.POLICE;

  @Option(
      names = "--goal-s",
      required = true,
      paramLabel = "N",
      description = "Turnout and travel within so many seconds.")
  private int goalS;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "F.geojson",
      description = "Where the areas are written as GeoJSON.")
  private Path out = Path.of("");

  @Option(names = "--streets", description = "Write every piece of street too, as lines.")
  private boolean streets;

  @Option(names = "--svg", paramLabel = "FILE.svg", description = "Draw the answer there.")
  private @Nullable Path svg;

  /** The command, speaking on a console. */
  public CoverageCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (goalS < 1 || goalS > MAX_GOAL_S) {
      throw new Refusal(
          "number-out-of-range",
          Integer.toString(goalS),
          "--goal-s",
          "Give a whole number from 1 to " + MAX_GOAL_S + ".");
    }
    Roads roads = options.roads();
    CityPlaces places = new CityPlaces(roads);
    List<UnitsCsv.Unit> roster =
        UnitsCsv.read(units, places).stream().filter(u -> u.service() == profile).toList();
    if (roster.isEmpty()) {
      throw new Refusal(
          "no-units-of-service",
          "no " + Words.of(profile) + " unit",
          units.toString(),
          "Add one, or ask with the --profile of the units that are there.");
    }
    List<Snap> at = roster.stream().map(u -> snap(places, u)).toList();
    Metric metric = closed.metric(console, roads, profile, options);
    CoverageAnswer answer;
    try (Progress progress = console.progress("computing who is first due where")) {
      Metric open = roads.metric(profile, Closures.none(), metric.period());
      CoverageAnswer.Asked asked = new CoverageAnswer.Asked(profile, roster, at, 1000L * goalS);
      answer =
          CoverageAnswer.of(
              roads, asked, closed.file == null ? List.of(open) : List.of(open, metric));
      progress.step("writing areas");
      new CoverageGeoJson(answer, about()).write(out, streets);
      if (svg != null) {
        CoverageDrawing.of(answer, closed.shapes(roads.city(), options.instant())).write(svg);
      }
    }
    warn(answer);
    if (options.json) {
      console.answer(CoverageTable.asJson(answer).put("out", out.toString()));
    } else {
      CoverageTable.lines(answer).forEach(console::say);
      console.say("at " + Words.speeds(metric));
      console.say("areas: " + out + (svg == null ? "" : "; drawing: " + svg));
    }
    return 0;
  }

  private CoverageGeoJson.About about() {
    Path file = closed.file;
    return new CoverageGeoJson.About(
        file == null ? null : String.valueOf(file.getFileName()), options.at);
  }

  private Snap snap(CityPlaces places, UnitsCsv.Unit unit) {
    Snap snap = places.snap(profile, unit.place(), unit.where());
    if (snap.distanceMm() > FAR_MM) {
      console.warn(
          "unit-off-the-streets",
          unit.id() + " stands " + Words.length(snap.distanceMm()) + " from any street it may use",
          unit.where(),
          "It is taken to start at " + snap.place() + "; correct its place if that is wrong.");
    }
    return snap;
  }

  private void warn(CoverageAnswer answer) {
    for (CoverageAnswer.State state : answer.states()) {
      for (int u = 0; u < answer.asked().roster().size(); u++) {
        UnitsCsv.Unit unit = answer.asked().roster().get(u);
        if (state.tally().firstDueMm().get(u) == 0) {
          console.warn(
              "unit-first-due-nowhere",
              unit.id() + " is first due on no street" + state.suffix(),
              unit.where(),
              "Another unit is sooner everywhere, or it is shut in; see cordon eta.");
        }
      }
      if (state.tally().inTimeMm() == 0) {
        console.warn(
            "nothing-within-goal",
            "no street is reached within " + Words.duration(1000L * goalS) + state.suffix(),
            closed.file == null ? "--goal-s " + goalS : "--closed " + closed.file,
            "Compare the goal with the turnout of the units, and look at what is closed.");
      }
    }
  }
}
