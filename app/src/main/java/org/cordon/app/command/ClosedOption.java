package org.cordon.app.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.ClosuresGeoJson;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.WaysOut;
import org.cordon.roads.speed.Period;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is closed while a question is asked. */
final class ClosedOption {
  @Option(
      names = "--closed",
      paramLabel = "FILE.geojson",
      description =
          "What is closed: polygons close what lies inside, lines the streets they cross.")
  @Nullable Path file;

  private @Nullable WaysOut waysOut;

  /** What the file closes at a time; nothing without a file. */
  List<ClosedShape> shapes(City city, @Nullable Instant at) {
    Path path = file;
    return path == null ? List.of() : ClosuresGeoJson.read(path, at, city);
  }

  /** What a drawing says about the time; {@code at} is {@code --at} as given. */
  String when(@Nullable String at) {
    if (file == null) {
      return "Nothing is closed.";
    }
    return at == null
        ? "Everything in " + file.getFileName() + " is taken as closed, whenever it holds."
        : "Closed is what " + file.getFileName() + " closes at " + at + ".";
  }

  /**
   * The times of a profile at the time and speeds asked for, with what the file closes then,
   * nothing without a file; says aloud what that shuts in.
   */
  Metric metric(Console console, Roads roads, Profile profile, CityOptions asked) {
    Period period = asked.period(roads.city());
    Path path = file;
    if (path == null) {
      return roads.metric(profile, Closures.none(), period);
    }
    List<ClosedShape> shapes = shapes(roads.city(), asked.instant());
    Closures closures = roads.closures(shapes);
    IdleShapes.say(console, roads, List.of(profile), shapes, path.toString());
    ShutIn.say(console, roads, closures, List.of(profile), path.toString());
    return roads.metric(profile, closures, period);
  }

  /** Whether a vehicle there cannot leave because of what is closed. */
  boolean shutIn(Roads roads, Metric metric, Snap place) {
    WaysOut known = waysOut;
    if (known == null) {
      known = WaysOut.of(roads, metric);
      waysOut = known;
    }
    return file != null && known.shutIn(place);
  }

  /** Why nobody gets to a place, as the end of a sentence; empty when nothing explains it. */
  String whyNoneComes(Metric metric, Snap place) {
    String why = why(metric, place);
    return why.isEmpty() && file != null ? " is cut off by what " + file + " closes" : why;
  }

  /** Why a place may be out of reach, as the end of a sentence; empty when nothing explains it. */
  String why(Metric metric, Snap place) {
    Profile profile = metric.profile();
    int arc = 2 * place.edge();
    if (metric.closures().closedAt(profile, arc, place.offsetMm())) {
      return " lies inside what " + file + " closes";
    }
    return place.island() ? " lies on an island of the network" : "";
  }
}
