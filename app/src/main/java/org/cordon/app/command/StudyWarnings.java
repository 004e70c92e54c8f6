package org.cordon.app.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Roads;
import org.cordon.study.demand.CallGenerator;
import org.cordon.study.scenario.CityLoader;
import org.cordon.study.scenario.Resources;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Zone;
import org.cordon.study.scenario.yaml.ScenarioReader;

/**
 * Says aloud, before a study runs, what is odd about its input: rows of calls that cannot be used,
 * and outlines or barriers that leave no way out.
 */
final class StudyWarnings {
  private static final List<Profile> VEHICLES =
      Arrays.stream(Profile.values()).filter(Profile::vehicle).toList();

  private StudyWarnings() {}

  static void say(Console console, Path file) {
    Scenario scenario = ScenarioReader.read(file);
    Path calls = scenario.demand().callsFile();
    if (scenario.timeline().zones().isEmpty() && calls == null) {
      return;
    }
    City city = CityLoader.load(scenario.frame().cityFile());
    if (calls != null) {
      leftOut(console, CallGenerator.of(scenario, city).rejectedRows(), calls);
    }
    Roads roads = Roads.of(city);
    for (Zone zone : scenario.timeline().zones()) {
      noWayOut(console, roads, scenario, zone, file);
      swallowed(console, scenario, zone, file);
    }
  }

  private static void leftOut(Console console, Map<String, Integer> rows, Path calls) {
    if (!rows.isEmpty()) {
      console.warn(
          "rows-left-out",
          rows.values().stream().mapToInt(n -> n).sum() + " rows: " + Words.counts(rows),
          calls.toString(),
          "Correct them, or read the result as one without them.");
    }
  }

  /** Looks at every version of an outline with the barriers that stand when it begins. */
  private static void noWayOut(
      Console console, Roads roads, Scenario scenario, Zone zone, Path file) {
    for (Zone.Outline outline : zone.outlines()) {
      String from = local(outline.span().fromMs(), scenario.frame().timeZone());
      ShutIn.say(
          console,
          roads,
          Closures.of(roads.city(), shapes(zone, outline)),
          VEHICLES,
          file + ", zone " + zone.id() + ", outline of " + from);
    }
  }

  /**
   * Stations and hospitals inside an outline: the one cannot be driven home to, nor the other to.
   */
  private static void swallowed(Console console, Scenario scenario, Zone zone, Path file) {
    String where = file + ", zone " + zone.id();
    for (Resources.Station station : scenario.resources().stations()) {
      boolean changes =
          scenario.timeline().stationChanges().stream()
              .anyMatch(c -> c.stationId().equals(station.id()));
      if (!changes && inside(zone, station.place()) && restricts(zone, station.service())) {
        console.warn(
            "station-inside-a-zone",
            station.name() + " lies inside " + zone.name(),
            where,
            "Its units may leave, and cannot come home while it is closed to them: close it in the"
                + " timeline, and say where they go.");
      }
    }
    for (Resources.Hospital hospital : scenario.resources().hospitals()) {
      if (inside(zone, hospital.place()) && restricts(zone, Service.EMS)) {
        console.warn(
            "hospital-inside-a-zone",
            hospital.name() + " lies inside " + zone.name(),
            where,
            "While it is closed to EMS transports go to the next hospital; with no other they end"
                + " without one. The report counts both.");
      }
    }
  }

  private static boolean inside(Zone zone, Place place) {
    return zone.outlines().stream().anyMatch(o -> o.central().contains(place));
  }

  private static boolean restricts(Zone zone, Service service) {
    return zone.inForce()
        && zone.rules().stream()
            .flatMap(v -> v.rules().stream())
            .anyMatch(r -> r.service() == service && r.level() != AccessLevel.OPEN);
  }

  private static List<ClosedShape> shapes(Zone zone, Zone.Outline outline) {
    List<ClosedShape> shapes = new ArrayList<>();
    shapes.add(ClosedShape.polygon(outline.central().corners(), ClosedShape.ALL_SERVICES));
    for (Zone.Barrier barrier : zone.ground().barriers()) {
      if (barrier.span().contains(outline.span().fromMs())) {
        shapes.addAll(barrier.shapes());
      }
    }
    return shapes;
  }

  private static String local(long ms, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.ofEpochMilli(ms).atZone(zone));
  }
}
