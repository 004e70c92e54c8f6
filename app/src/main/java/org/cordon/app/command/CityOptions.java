package org.cordon.app.command;

import java.nio.file.Path;
import java.time.Instant;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.route.Roads;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every question that is put to a city. */
final class CityOptions {
  @Option(
      names = "--city",
      required = true,
      paramLabel = "DIR",
      description = "Folder of an imported city.")
  Path city = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "Only closures in force at this time (ISO 8601 with offset, such as"
              + " 2020-06-20T02:19-07:00). Without it, all of them.")
  @Nullable String at;

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  Roads roads() {
    return Roads.of(CityFile.open(city));
  }

  /** {@code --at}, or null for all times. */
  @Nullable Instant instant() {
    return Words.instant(at, "--at");
  }
}
