package org.cordon.app.command;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.corner.SpokenPlace;
import org.cordon.roads.route.Metric;
import org.cordon.roads.speed.Period;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How numbers and places are said and written. */
final class Words {
  private Words() {}

  /** A kind of place in one word. */
  static String of(SpokenPlace.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static String of(Profile profile) {
    return profile.name().toLowerCase(Locale.ROOT);
  }

  /** Minutes and whole seconds, such as {@code 2 min 31 s}. */
  static String duration(long ms) {
    long s = Math.ceilDiv(ms, 1000);
    return s < 60 ? s + " s" : s / 60 + " min " + s % 60 + " s";
  }

  /** How fast the streets of an answer are, and what every run takes beside them. */
  static String speeds(Metric metric) {
    int perRunMs = metric.perRunMs();
    return metric.period().spoken()
        + (perRunMs == 0
            ? ""
            : " (" + duration(perRunMs) + " of it setting off, stopping and finding the door)");
  }

  /** Writes the same as {@code speeds} and {@code perRunMs}. */
  static void speeds(ObjectNode object, Metric metric) {
    Period period = metric.period();
    object.put("speeds", period.spoken());
    if (!period.freeFlow()) {
      object.put("speedsHash", period.tableHash()).put("perRunMs", metric.perRunMs());
    }
  }

  /** Metres below one kilometre, else kilometres with one decimal. */
  static String length(long mm) {
    long m = Math.round(mm / 1000.0);
    return m < 1000 ? m + " m" : String.format(Locale.ROOT, "%.1f km", m / 1000.0);
  }

  /** A share with one decimal, such as {@code 82.3 %}. */
  static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0.0 : 100.0 * part / whole);
  }

  /** Kilometres with one decimal, such as {@code 12.4 km}. */
  static String km(long mm) {
    return String.format(Locale.ROOT, "%.1f km", mm / 1e6);
  }

  /** Counts by name, such as {@code place-0-0 2, unknown-type 1}. */
  static String counts(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(e -> e.getKey() + " " + e.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Appends a GeoJSON position, longitude first, exact to the last of seven places. */
  static void position(ArrayNode coordinates, Place place) {
    coordinates
        .addArray()
        .add(BigDecimal.valueOf(place.lonE7(), 7))
        .add(BigDecimal.valueOf(place.latE7(), 7));
  }

  /** Writes a place as {@code lat} and {@code lon}. */
  static void place(ObjectNode object, Place place) {
    object
        .put("lat", BigDecimal.valueOf(place.latE7(), 7))
        .put("lon", BigDecimal.valueOf(place.lonE7(), 7));
  }

  /** Reads ISO 8601 with an offset; null stays null. */
  static @Nullable Instant instant(@Nullable String text, String where) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new Refusal(
          "unreadable-time",
          "\"" + text + "\"",
          where,
          "Write ISO 8601 with an offset, such as 2020-06-20T02:19-07:00.");
    }
  }
}
