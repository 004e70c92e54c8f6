package org.cordon.app.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordon.roads.Profile;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Roads;
import org.cordon.study.scenario.CityLoader;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Zone;
import org.cordon.study.scenario.yaml.ScenarioReader;

/** Says aloud, before a study runs, where an outline or barriers of its zones leave no way out. */
final class ZonesShutIn {
  private static final List<Profile> VEHICLES =
      Arrays.stream(Profile.values()).filter(Profile::vehicle).toList();

  private ZonesShutIn() {}

  /** Looks at every version of every outline with the barriers that stand when it begins. */
  static void say(Console console, Path file) {
    Scenario scenario = ScenarioReader.read(file);
    if (scenario.timeline().zones().isEmpty()) {
      return;
    }
    Roads roads = Roads.of(CityLoader.load(scenario.frame().cityFile()));
    for (Zone zone : scenario.timeline().zones()) {
      for (Zone.Outline outline : zone.outlines()) {
        ShutIn.say(
            console,
            roads,
            Closures.of(roads.city(), shapes(zone, outline)),
            VEHICLES,
            file
                + ", zone "
                + zone.id()
                + ", outline of "
                + local(outline.span().fromMs(), scenario.frame().timeZone()));
      }
    }
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
