package org.cordon.roads.speed;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.RoadClass;
import org.jspecify.annotations.Nullable;

/**
 * How fast a city is driven by period of the local week: a speed per profile and road class, in
 * thousandths of the map's free flow. Whole numbers, so that two machines find the same times.
 */
public final class Speeds {
  private final String name;
  private final @Nullable ZoneId zone;
  private final Week week;
  private final List<Period> periods;

  /**
   * What a file says, before it is a table.
   *
   * @param perMille by period, then as {@link Period#perMille()}
   */
  record Content(
      String name,
      @Nullable ZoneId zone,
      Week week,
      List<String> periods,
      List<List<Integer>> perMille,
      List<Integer> perRunMs) {
    Content {
      periods = List.copyOf(periods);
      perMille = List.copyOf(perMille);
      perRunMs = List.copyOf(perRunMs);
    }
  }

  private Speeds(Content content) {
    name = content.name;
    zone = content.zone;
    week = content.week;
    String hash = hash(content);
    List<Period> all = new ArrayList<>();
    for (int p = 0; p < content.periods.size(); p++) {
      all.add(
          new Period(
              name, hash, content.periods.get(p), content.perMille.get(p), content.perRunMs));
    }
    periods = List.copyOf(all);
  }

  /** The table in a file; a {@link Refusal} says what is wrong with it, and in which line. */
  public static Speeds read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (CharacterCodingException e) {
      throw new Refusal(
          "unreadable-speeds", "bytes that are not UTF-8", file.toString(), "Save it as UTF-8.");
    } catch (IOException e) {
      throw new Refusal(
          "unreadable-speeds", "no readable file", file.toString(), "Check the path.");
    }
  }

  /**
   * The table in a text.
   *
   * @param where what a refusal names, with the line behind it
   */
  public static Speeds parse(String text, String where) {
    return new Speeds(new SpeedsReader(where).read(text));
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** SHA-256 of what it says (comments and layout apart), in hex. */
  public String hash() {
    return periods.getFirst().tableHash();
  }

  /** Its periods, in the order of the file. */
  public List<Period> periods() {
    return periods;
  }

  /** The hours of a period as a file has them, such as {@code mon-fri 6-10, sat 8-20}. */
  public String hours(Period period) {
    return week.written(periods.indexOf(period));
  }

  /**
   * The period that a moment lies in.
   *
   * @param cityZone the zone of the city, for a table that leaves it to the city
   */
  public Period at(Instant at, @Nullable ZoneId cityZone) {
    return periods.get(week.at(at, zone(cityZone)));
  }

  /** The zone of its hours: its own, or the city's. */
  public ZoneId zone(@Nullable ZoneId cityZone) {
    ZoneId own = zone;
    if (own != null) {
      return own;
    }
    if (cityZone == null) {
      throw new Refusal(
          "no-time-zone",
          "speeds \"" + name + "\" take the city's zone, and the city has none",
          "speeds \"" + name + "\", zone",
          "Import the city with --time-zone, such as --time-zone America/Los_Angeles, or write that"
              + " zone into the speeds file in place of \"zone city\".");
    }
    return cityZone;
  }

  private static String hash(Content c) {
    StringBuilder text = new StringBuilder("cordon speeds 1\n").append(c.name).append('\n');
    ZoneId zone = c.zone;
    text.append(zone == null ? "city" : zone.getId()).append('\n').append(c.week.periodOfHour());
    text.append(c.periods).append(c.perMille).append(c.perRunMs);
    text.append(Arrays.toString(Profile.values())).append(Arrays.toString(RoadClass.values()));
    try {
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
