package org.cordon.roads.speed;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.roads.Nearest;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.RoadClass;
import org.jspecify.annotations.Nullable;

/** Reads a speeds file line by line; the first line that is wrong is refused. */
final class SpeedsReader {
  private static final List<String> KEYS = List.of("speeds", "zone", "period", "per-run", "for");
  private static final Pattern HOURS = Pattern.compile("(\\S+) +(\\d{1,2})-(\\d{1,2})");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern SECONDS = Pattern.compile("(\\d{1,4})(?:\\.(\\d))? s");

  private final String file;
  private final Week.Filling week = new Week.Filling();
  private final List<String> periods = new ArrayList<>();
  private final List<Integer> perRunMs = new ArrayList<>(Collections.nCopies(Profile.count(), -1));
  private final Integer[][] perMille = new Integer[Profile.count()][]; // class, then period
  private @Nullable String name;
  private @Nullable ZoneId zone;
  private boolean zoneSaid;
  private List<Profile> block = List.of();
  private int line;

  SpeedsReader(String file) {
    this.file = file;
  }

  Speeds.Content read(String text) {
    for (String full : text.split("\n", -1)) {
      line++;
      int comment = full.indexOf('#');
      String said = (comment < 0 ? full : full.substring(0, comment)).strip();
      if (!said.isEmpty()) {
        readLine(said);
      }
    }
    String known = name;
    if (known == null) {
      throw new Refusal("no-name", "no line \"speeds NAME\"", file, "Begin with: speeds my-city");
    }
    if (!zoneSaid) {
      throw new Refusal(
          "no-time-zone",
          "no line \"zone\"",
          file,
          "Write the zone of the hours, such as: zone America/Los_Angeles, or: zone city");
    }
    if (week.left() > 0) {
      throw new Refusal(
          "hour-without-period",
          Week.spoken(week.free()) + " is in no period, and " + (week.left() - 1) + " more hours",
          file,
          "Every hour of the week belongs to one period; add it to one.");
    }
    return new Speeds.Content(known, zone, week.week(), periods, table(), runs());
  }

  private void readLine(String said) {
    int colon = said.indexOf(':');
    String head = (colon < 0 ? said : said.substring(0, colon)).strip();
    String key = head.split("\\s+", 2)[0];
    String value = head.substring(key.length()).strip();
    String rest = colon < 0 ? "" : said.substring(colon + 1).strip();
    switch (key) {
      case "speeds" -> name(value);
      case "zone" -> zone(value);
      case "period" -> period(value, rest);
      case "per-run" -> perRun(value, rest);
      case "for" -> block(value, rest);
      default -> row(head, rest);
    }
  }

  private void name(String value) {
    if (name != null) {
      throw twice("speeds");
    }
    name = word(value, "a name");
  }

  private void zone(String value) {
    if (zoneSaid) {
      throw twice("zone");
    }
    zoneSaid = true;
    try {
      zone = value.equals("city") ? null : ZoneId.of(value);
    } catch (DateTimeException e) {
      throw unknown(
          "unknown-time-zone", value, ZoneId.getAvailableZoneIds().stream().sorted().toList());
    }
  }

  private void period(String value, String hours) {
    if (Arrays.stream(perMille).anyMatch(b -> b != null)) {
      throw refusal(
          "period-after-speeds", "period " + value, "Name all periods before the first \"for\".");
    }
    int number = periods.indexOf(word(value, "a period"));
    if (number >= 0) {
      throw twice("period " + value);
    }
    number = periods.size();
    periods.add(value);
    for (String part : hours.split(",", -1)) {
      Matcher m = HOURS.matcher(part.strip());
      int from = m.matches() ? Integer.parseInt(m.group(2)) : 0;
      int until = m.matches() ? Integer.parseInt(m.group(3)) : 0;
      if (from >= until || until > 24) {
        throw refusal(
            "unreadable-hours",
            "\"" + part.strip() + "\"",
            "Write days and hours from-until, such as: mon-fri 6-10, sat 0-24. A night over"
                + " midnight is two parts: mon-sun 0-6, mon-sun 22-24.");
      }
      for (int day : days(m.group(1))) {
        for (int h = from; h < until; h++) {
          take(24 * day + h, number);
        }
      }
    }
  }

  private void take(int hour, int period) {
    int before = week.take(hour, period);
    if (before >= 0) {
      throw refusal(
          "hour-in-two-periods",
          Week.spoken(hour) + " is in " + periods.get(before) + " and " + periods.get(period),
          "Leave it to one of them.");
    }
  }

  private List<Integer> days(String text) {
    String[] ends = text.split("-", 2);
    int from = Week.days().indexOf(ends[0]);
    int to = ends.length == 1 ? from : Week.days().indexOf(ends[1]);
    if (from < 0 || to < 0) {
      throw unknown("unknown-day", from < 0 ? ends[0] : ends[1], Week.days());
    }
    List<Integer> days = new ArrayList<>();
    for (int day = from; ; day = (day + 1) % 7) {
      days.add(day);
      if (day == to) {
        return days;
      }
    }
  }

  private void perRun(String who, String seconds) {
    Matcher m = SECONDS.matcher(seconds);
    int ms =
        m.matches()
            ? 1000 * Integer.parseInt(m.group(1))
                + (m.group(2) == null ? 0 : 100 * Integer.parseInt(m.group(2)))
            : -1;
    if (ms < 0 || ms > Period.LONGEST_PER_RUN_MS) {
      throw refusal(
          "unreadable-seconds",
          "\"" + seconds + "\"",
          "Write seconds up to "
              + Period.LONGEST_PER_RUN_MS / 1000
              + ", such as: per-run fire: 25.5 s");
    }
    for (Profile profile : profiles(who)) {
      if (perRunMs.set(profile.index(), ms) >= 0) {
        throw twice("per-run " + lower(profile));
      }
    }
  }

  private void block(String who, String heads) {
    block = profiles(who);
    List<String> named = Arrays.asList(heads.split("\\s+", -1));
    if (!named.equals(periods)) {
      throw refusal(
          "columns-differ",
          "columns " + String.join(" ", named),
          "Name the periods in the order above: " + String.join(" ", periods) + ".");
    }
    for (Profile profile : block) {
      if (perMille[profile.index()] != null) {
        throw twice("for " + lower(profile));
      }
      perMille[profile.index()] = new Integer[RoadClass.count() * periods.size()];
    }
  }

  private void row(String classes, String numbers) {
    List<String> valid = Arrays.stream(RoadClass.values()).map(SpeedsReader::lower).toList();
    for (String text : classes.split(",", -1)) {
      String named = text.strip();
      if (!valid.contains(named)) {
        List<String> words = new ArrayList<>(valid);
        words.addAll(KEYS);
        throw unknown("unknown-word", named.split("\\s", 2)[0], words);
      }
      if (block.isEmpty()) {
        throw refusal(
            "row-without-table",
            named + " before any \"for\"",
            "Write whose speeds follow, such as: for police, fire, ems: "
                + String.join(" ", periods));
      }
      String[] columns = numbers.split("\\s+", -1);
      if (columns.length != periods.size()) {
        throw refusal(
            "columns-missing",
            columns.length + " numbers for " + periods.size() + " periods",
            "Give one for each of " + String.join(" ", periods) + ".");
      }
      for (int p = 0; p < columns.length; p++) {
        put(valid.indexOf(named) * columns.length + p, speed(columns[p]), named);
      }
    }
  }

  private void put(int cell, int speed, String named) {
    for (Profile profile : block) {
      Integer[] cells = perMille[profile.index()];
      if (cells[cell] != null) {
        throw twice(named + " for " + lower(profile));
      }
      cells[cell] = speed;
    }
  }

  private int speed(String text) {
    int speed = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (speed < Period.LEAST || speed > Period.MOST) {
      throw refusal(
          "speed-out-of-range",
          "\"" + text + "\"",
          "Write thousandths of the map's speed, whole, from "
              + Period.LEAST
              + " to "
              + Period.MOST
              + "; 1000 is as fast as the map says.");
    }
    return speed;
  }

  /** By period, then profile, then class; who walks is as fast as the map says. */
  private List<List<Integer>> table() {
    List<List<Integer>> table = new ArrayList<>();
    for (int p = 0; p < periods.size(); p++) {
      List<Integer> speeds = new ArrayList<>();
      for (int profile = 0; profile < Profile.count(); profile++) {
        for (int c = 0; c < RoadClass.count(); c++) {
          speeds.add(
              Profile.of(profile).vehicle()
                  ? cell(Profile.of(profile), RoadClass.of(c), p)
                  : Period.FULL);
        }
      }
      table.add(speeds);
    }
    return table;
  }

  private int cell(Profile profile, RoadClass roadClass, int period) {
    Integer[] cells = perMille[profile.index()];
    Integer speed = cells == null ? null : cells[roadClass.index() * periods.size() + period];
    if (speed == null) {
      throw new Refusal(
          "speeds-missing",
          "no speed of " + lower(profile) + (cells == null ? "" : " on " + lower(roadClass)),
          file,
          cells == null
              ? "Name " + lower(profile) + " in a line \"for\"."
              : "Add a row " + lower(roadClass) + " to the table for " + lower(profile) + ".");
    }
    return speed;
  }

  private List<Integer> runs() {
    return perRunMs.stream().map(ms -> Math.max(0, ms)).toList();
  }

  private List<Profile> profiles(String text) {
    List<String> valid =
        Arrays.stream(Profile.values()).filter(Profile::vehicle).map(SpeedsReader::lower).toList();
    List<Profile> profiles = new ArrayList<>();
    for (String named : text.split(",", -1)) {
      if (!valid.contains(named.strip())) {
        throw unknown("unknown-profile", named.strip(), valid);
      }
      profiles.add(Profile.valueOf(named.strip().toUpperCase(Locale.ROOT)));
    }
    return profiles;
  }

  private String word(String value, String what) {
    if (!NAME.matcher(value).matches()) {
      throw refusal(
          "unreadable-name",
          "\"" + value + "\"",
          "Write " + what + " in small letters and digits, words joined by \"-\".");
    }
    return value;
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private Refusal twice(String what) {
    return refusal("said-twice", "\"" + what + "\" again", "Leave one out.");
  }

  private Refusal unknown(String refusal, String word, Collection<String> valid) {
    return refusal(
        refusal,
        "\"" + word + "\"",
        "Perhaps \"" + Nearest.to(word, valid, 1).getFirst() + "\" was meant.");
  }

  private Refusal refusal(String refusal, String found, String remedy) {
    return new Refusal(refusal, found, file + ":" + line, remedy);
  }
}
