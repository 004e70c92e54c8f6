package org.cordon.app.command;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.roads.Nearest;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.city.Snapper;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.Roads;
import org.cordon.roads.schematic.Schematic;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code import osm} and {@code import schematic}: a map becomes a city folder. */
@Command(
    name = "import",
    description = "Turns a map into a city folder.",
    synopsisSubcommandLabel = "(osm | schematic)",
    footer = {"", "Example:", "  cordon import osm seattle.osm.pbf --city out/seattle"})
public final class ImportCommand {
  private final Console console;

  /** The command, speaking on a console. */
  public ImportCommand(Console console) {
    this.console = console;
  }

  @Command(
      name = "osm",
      description = "Reads an OpenStreetMap extract, file.osm.pbf.",
      footer = {
        "",
        "Example:",
        "  cordon import osm seattle.osm.pbf --city out/seattle \\",
        "    --time-zone America/Los_Angeles"
      })
  int osm(
      @Parameters(paramLabel = "FILE.osm.pbf", description = "The extract.") Path file,
      @Option(
              names = "--city",
              required = true,
              paramLabel = "DIR",
              description = "Folder to write; made if need be.")
          Path dir,
      @Option(
              names = "--time-zone",
              paramLabel = "ZONE",
              description =
                  "Whose hours the city has, such as America/Los_Angeles; for speeds by the hour.")
          @Nullable String timeZone,
      @Option(names = "--json", description = "Print one JSON object.") boolean json) {
    ZoneId zone = timeZone == null ? null : zone(timeZone);
    try (Progress progress = console.progress("reading " + file)) {
      OsmImport.Result read = OsmImport.read(file, zone);
      return finish(progress, new Imported(file, read.city(), read.unread()), dir, json);
    }
  }

  @Command(
      name = "schematic",
      description = "Reads a town written by hand, in the schematic text format.",
      footer = {
        "",
        "Example:",
        "  cordon import schematic scenarios/capitol-hill-2020/central-seattle.town \\",
        "    --city out/schematic"
      })
  int schematic(
      @Parameters(paramLabel = "FILE", description = "The town's text file.") Path file,
      @Option(
              names = "--city",
              required = true,
              paramLabel = "DIR",
              description = "Folder to write; made if need be.")
          Path dir,
      @Option(names = "--json", description = "Print one JSON object.") boolean json) {
    try (Progress progress = console.progress("reading " + file)) {
      return finish(progress, new Imported(file, Schematic.read(file), Map.of()), dir, json);
    }
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
      throw new Refusal(
          "unknown-time-zone",
          "\"" + name + "\"",
          "--time-zone",
          "Perhaps one of: " + String.join("; ", Nearest.to(name, zones, 3)) + ".");
    }
  }

  private record Imported(Path file, City city, Map<String, Long> problems) {}

  private int finish(Progress progress, Imported imported, Path dir, boolean json) {
    progress.step("ordering the streets");
    City city = Roads.prepare(imported.city);
    progress.step("writing " + dir);
    CityFile.write(city, dir);
    progress.done();
    Map<String, Long> problems = new TreeMap<>(imported.problems);
    Snapper snapper = new Snapper(city);
    for (int p = 0; p < Profile.count(); p++) {
      problems.put(
          "street pieces cut off from the main part, for " + Words.of(Profile.of(p)),
          (long) snapper.islandEdges(Profile.of(p)));
    }
    problems.values().removeIf(count -> count == 0);
    if (json) {
      console.answer(asJson(imported.file, city, dir, problems));
    } else {
      print(imported.file, city, dir, problems);
    }
    console.note("imported in " + progress.seconds());
    return 0;
  }

  private static ObjectNode asJson(Path file, City city, Path dir, Map<String, Long> problems) {
    ObjectNode json = Console.object();
    json.put("source", file.toString())
        .put("city", dir.toString())
        .put("junctions", city.junctionCount())
        .put("streetPieces", city.edgeCount())
        .put("lengthMm", lengthMm(city))
        .put("turnRestrictions", city.restrictionCount())
        .put("timeZone", city.ianaZone())
        .put("hash", city.hash());
    ObjectNode named = json.putObject("problems");
    problems.forEach(named::put);
    return json;
  }

  private void print(Path file, City city, Path dir, Map<String, Long> problems) {
    console.say(file + " -> " + dir);
    console.say(count(city.junctionCount()) + "  junctions");
    console.say(count(city.edgeCount()) + "  street pieces, " + Words.length(lengthMm(city)));
    console.say(count(city.restrictionCount()) + "  turn restrictions");
    console.say(problems.isEmpty() ? "nothing left out" : "left out or odd, by name:");
    problems.forEach((name, n) -> console.say(count(n) + "  " + name));
    console.say("city " + city.hash());
  }

  private static String count(long n) {
    return String.format("%10d", n);
  }

  private static long lengthMm(City city) {
    long mm = 0;
    for (int e = 0; e < city.edgeCount(); e++) {
      mm += city.lengthMm(e);
    }
    return mm;
  }
}
