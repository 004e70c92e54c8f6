package org.cordon.app.command;

import java.nio.file.Path;
import java.time.Instant;
import org.cordon.roads.city.City;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.ClosuresGeoJson;
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

  /** What the file closes in a city at a time; nothing without a file. */
  Closures closures(City city, @Nullable Instant at) {
    Path path = file;
    return path == null ? Closures.none() : Closures.of(city, ClosuresGeoJson.read(path, at, city));
  }
}
