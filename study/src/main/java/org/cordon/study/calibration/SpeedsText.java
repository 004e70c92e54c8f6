package org.cordon.study.calibration;

import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cordon.roads.Profile;
import org.cordon.roads.city.RoadClass;
import org.cordon.roads.speed.Period;
import org.cordon.roads.speed.Speeds;
import org.jspecify.annotations.Nullable;

/** Writes a speeds file so that a person can read where every number comes from. */
final class SpeedsText {
  private static final List<String> PERIODS =
      List.of(
          "night: mon-sun 0-6, mon-sun 22-24",
          "morning-peak: mon-fri 6-10",
          "midday: mon-fri 10-15",
          "evening-peak: mon-fri 15-19",
          "evening: mon-fri 19-22",
          "weekend-day: sat-sun 6-22");

  private final StringBuilder text = new StringBuilder();

  private SpeedsText() {}

  /** The periods that are fitted where nobody gives others: as in the table of assumptions. */
  static Speeds periods() {
    StringBuilder text = new StringBuilder("speeds periods\nzone city\n");
    PERIODS.forEach(p -> text.append("period ").append(p).append('\n'));
    text.append("for police, fire, ems:");
    PERIODS.forEach(p -> text.append(' ').append(p, 0, p.indexOf(':')));
    text.append('\n').append(names(List.of(RoadClass.values()))).append(':');
    PERIODS.forEach(p -> text.append(" 1000"));
    return Speeds.parse(text.append('\n').toString(), "the periods built in");
  }

  /** Where the numbers of one table come from. */
  record Source(String name, ZoneId zone, Speeds periods, List<String> comment) {
    Source {
      comment = List.copyOf(comment);
    }
  }

  /**
   * The file.
   *
   * @param fits by profile that was fitted, at least one
   * @param rows by profile, what was fitted to
   */
  static String of(
      Source source, SortedMap<Profile, Fit> fits, SortedMap<Profile, List<Fit.Row>> rows) {
    SpeedsText t = new SpeedsText();
    source.comment.forEach(line -> t.line("# " + line));
    t.line("");
    t.line("speeds " + source.name);
    t.line("zone " + source.zone.getId());
    t.line("");
    for (Period period : source.periods.periods()) {
      t.line("period " + period.name() + ": " + source.periods.hours(period));
    }
    t.line("");
    Profile most =
        Collections.max(fits.keySet(), Comparator.comparingInt(p -> rowsOf(rows, p).size()));
    for (Profile profile : Profile.values()) {
      Profile like = fits.containsKey(profile) ? profile : most;
      Fit fit = fits.get(like);
      if (profile.vehicle() && fit != null) {
        t.profile(profile, like, fit, source.periods, rowsOf(rows, like));
      }
    }
    return t.text.toString();
  }

  private static List<Fit.Row> rowsOf(SortedMap<Profile, List<Fit.Row>> rows, Profile profile) {
    return rows.getOrDefault(profile, List.of());
  }

  private void profile(Profile profile, Profile like, Fit fit, Speeds periods, List<Fit.Row> rows) {
    String own =
        profile == like
            ? "fitted to " + rows.size() + " runs"
            : "NO RUNS of " + lower(profile) + ": taken from " + lower(like);
    line(
        String.format(
            Locale.ROOT,
            "per-run %s: %.1f s   # setting off, stopping, finding the door; %s",
            lower(profile),
            fit.perRunMs() / 1000.0,
            own));
    List<String> names = periods.periods().stream().map(Period::name).toList();
    line(row("for " + lower(profile) + ":", names, names) + "  # " + own);
    line(row("# runs", names, each(names, p -> count(rows, p, null))));
    for (Groups group : Groups.values()) {
      List<String> used = each(names, p -> count(rows, p, group));
      line(
          row(names(group.classes()) + ":", names, each(names, p -> fit.perMille(group, p)))
              + "  # runs that used them: "
              + String.join(" ", used));
    }
    line("");
  }

  private static List<String> each(List<String> names, IntUnaryOperator cell) {
    return IntStream.range(0, names.size()).map(cell).mapToObj(Integer::toString).toList();
  }

  /** Runs of a period, those that used a group if one is given. */
  private static int count(List<Fit.Row> rows, int period, @Nullable Groups group) {
    return (int)
        rows.stream()
            .filter(r -> r.period() == period)
            .filter(r -> group == null || r.freeMs().get(group.index()) > 0)
            .count();
  }

  /** Columns as wide as the names of the periods. */
  private static String row(String head, List<String> names, List<String> cells) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-42s", head));
    for (int p = 0; p < names.size(); p++) {
      row.append("  ")
          .append(" ".repeat(Math.max(0, names.get(p).length() - cells.get(p).length())));
      row.append(cells.get(p));
    }
    return row.toString();
  }

  private static String names(List<RoadClass> classes) {
    return classes.stream().map(SpeedsText::lower).collect(Collectors.joining(", "));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
