package org.cordon.study.calibration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where stations are, by number, and which station a unit belongs to by its own number. */
public final class Stations {
  /** E07 and T07 are of station 7; a bare number is no call sign of a station. */
  private static final Pattern UNIT = Pattern.compile("[A-Z]+0*([1-9][0-9]*)");

  private final Map<Integer, Place> places;

  private Stations(Map<Integer, Place> places) {
    this.places = new TreeMap<>(places);
  }

  /** Stations by number. */
  public static Stations of(Map<Integer, Place> places) {
    return new Stations(places);
  }

  /** From GeoJSON points with a property {@code station}, a number. */
  public static Stations read(Path file) {
    JsonNode root;
    try {
      root = new JsonMapper().readTree(Files.readAllBytes(file));
    } catch (IOException | JacksonException e) {
      throw new Refusal(
          "unreadable-stations", "no readable GeoJSON", file.toString(), "Check the path.");
    }
    Map<Integer, Place> places = new TreeMap<>();
    int number = 0;
    for (JsonNode feature : root.path("features")) {
      String where = file + ", feature " + ++number;
      JsonNode point = feature.path("geometry").path("coordinates");
      int station = feature.path("properties").path("station").asInt(-1);
      if (station < 0 || !point.path(0).isNumber() || !point.path(1).isNumber()) {
        throw new Refusal(
            "unreadable-station",
            station < 0 ? "no number \"station\"" : "no point",
            where,
            "Give every feature a Point and a property \"station\" with its number.");
      }
      if (places.put(station, place(point, where)) != null) {
        throw new Refusal(
            "duplicate-station", "station " + station + " again", where, "Leave one out.");
      }
    }
    if (places.isEmpty()) {
      throw new Refusal(
          "no-stations", "no feature", file.toString(), "Give a FeatureCollection of stations.");
    }
    return new Stations(places);
  }

  private static Place place(JsonNode point, String where) {
    try {
      return Place.of(point.path(1).asDouble(), point.path(0).asDouble());
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          "unreadable-station", point.toString(), where, "Longitude first, in decimal degrees.");
    }
  }

  /** The number of the station that a unit's own number names, or -1. */
  int numberOf(String unit) {
    Matcher m = UNIT.matcher(unit);
    return m.matches() && m.group(1).length() < 6 ? Integer.parseInt(m.group(1)) : -1;
  }

  /** Where a station is, or null. */
  @Nullable Place place(int number) {
    return places.get(number);
  }
}
