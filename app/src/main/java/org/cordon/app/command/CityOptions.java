package org.cordon.app.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.route.Roads;
import org.cordon.roads.speed.Period;
import org.cordon.roads.speed.Speeds;
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
          "The time of departure (ISO 8601 with offset, such as 2020-06-20T02:19-07:00): only"
              + " closures in force then, and the speeds of that hour. Without it, all closures.")
  @Nullable String at;

  @Option(
      names = "--speeds",
      paramLabel = "FILE",
      description =
          "Speeds by period of the week, such as speeds/assumed.speeds; needs --at. Without it"
              + " streets are as fast as the map says (free flow).")
  @Nullable Path speeds;

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;

  Roads roads() {
    return Roads.of(CityFile.open(city));
  }

  /** How fast streets are: the period of {@code --at} in {@code --speeds}, or free flow. */
  Period period(City of) {
    Path file = speeds;
    Instant departure = instant();
    if (file == null) {
      return Period.FREE_FLOW;
    }
    Speeds read = Speeds.read(file);
    if (departure == null) {
      throw new Refusal(
          "speeds-without-time",
          "--speeds " + file + " without --at",
          "--at",
          "Say when the run starts, such as --at 2020-06-20T17:00-07:00: speeds depend on the hour.");
    }
    return read.at(departure, of.ianaZone().isEmpty() ? null : ZoneId.of(of.ianaZone()));
  }

  /** {@code --at}, or null for all times. */
  @Nullable Instant instant() {
    return Words.instant(at, "--at");
  }
}
