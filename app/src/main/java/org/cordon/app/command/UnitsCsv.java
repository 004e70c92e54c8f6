package org.cordon.app.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import picocli.CommandLine.TypeConversionException;

/** Reads a roster: a CSV with the columns {@code unit,lat,lon,service,turnout_s}, in any order. */
final class UnitsCsv {
  private static final List<String> COLUMNS = List.of("unit", "lat", "lon", "service", "turnout_s");
  private static final int MAX_TURNOUT_S = 24 * 60 * 60;

  /**
   * A unit where it stands.
   *
   * @param where its file and line, for messages
   */
  record Unit(String id, Place place, Profile service, long turnoutMs, String where) {}

  private final Path file;
  private final CityPlaces places;
  private int line;

  private UnitsCsv(Path file, CityPlaces places) {
    this.file = file;
    this.places = places;
  }

  /** The units in the order of the file; at least one, every id once. */
  static List<Unit> read(Path file, CityPlaces places) {
    return new UnitsCsv(file, places).parse();
  }

  private List<Unit> parse() {
    List<String> lines = lines();
    line = 1;
    List<String> header =
        CsvFields.of(lines.isEmpty() ? "" : lines.getFirst().replace("\ufeff", ""), where());
    for (String column : header) {
      if (!COLUMNS.contains(column)) {
        throw refusal(
            "unknown-column",
            "column \"" + column + "\"",
            "The columns are " + String.join(",", COLUMNS) + ".");
      }
    }
    if (!new TreeSet<>(header).containsAll(COLUMNS) || header.size() != COLUMNS.size()) {
      throw refusal(
          "wrong-columns",
          String.join(",", header),
          "Give each of " + String.join(",", COLUMNS) + " once.");
    }
    List<Unit> units = new ArrayList<>();
    TreeSet<String> ids = new TreeSet<>();
    for (line = 2; line <= lines.size(); line++) {
      if (!lines.get(line - 1).isBlank()) {
        Unit unit = unit(header, CsvFields.of(lines.get(line - 1), where()));
        if (!ids.add(unit.id())) {
          throw refusal("duplicate-unit", unit.id(), "Give each unit one line.");
        }
        units.add(unit);
      }
    }
    if (units.isEmpty()) {
      throw new Refusal(
          "no-units", "a roster with no units", file.toString(), "Add a line for each unit.");
    }
    return units;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new Refusal(
          "unreadable-units", "bytes that are not UTF-8", file.toString(), "Save it as UTF-8.");
    } catch (IOException e) {
      throw new Refusal("unreadable-units", "no readable file", file.toString(), "Check the path.");
    }
  }

  private Unit unit(List<String> header, List<String> fields) {
    if (fields.size() != header.size()) {
      throw refusal(
          "wrong-number-of-fields",
          fields.size() + " fields",
          "Give " + header.size() + ": " + String.join(",", header) + ".");
    }
    String id = fields.get(header.indexOf("unit"));
    if (id.isEmpty()) {
      throw refusal("unit-without-name", "an empty unit", "Name the unit.");
    }
    String at = fields.get(header.indexOf("lat")) + "," + fields.get(header.indexOf("lon"));
    return new Unit(
        id,
        places.coordinates(at, where()),
        service(fields.get(header.indexOf("service"))),
        turnoutMs(fields.get(header.indexOf("turnout_s"))),
        where());
  }

  private Profile service(String text) {
    try {
      return new ServiceNames().convert(text);
    } catch (TypeConversionException e) {
      throw refusal("unknown-service", "\"" + text + "\"", "Use police, fire or ems.");
    }
  }

  private long turnoutMs(String text) {
    try {
      int s = Integer.parseInt(text);
      if (s >= 0 && s <= MAX_TURNOUT_S) {
        return 1000L * s;
      }
    } catch (NumberFormatException e) {
      // Refused below, as a number out of range is.
    }
    throw refusal(
        "unreadable-turnout",
        "\"" + text + "\"",
        "Write whole seconds from 0 to " + MAX_TURNOUT_S + ".");
  }

  private String where() {
    return file + ":" + line;
  }

  private Refusal refusal(String name, String found, String remedy) {
    return new Refusal(name, found, where(), remedy);
  }
}
