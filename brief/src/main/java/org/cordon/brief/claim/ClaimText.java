package org.cordon.brief.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordon.calls.reader.ScanTally;

/** An answer in lines that somebody on a council can read. */
public final class ClaimText {
  private ClaimText() {}

  /** The lines. */
  public static List<String> lines(Answer answer) {
    Claim claim = answer.claim();
    List<String> lines = new ArrayList<>();
    lines.add("\"" + Spoken.plain(claim.said().claim()) + "\"" + by(claim));
    lines.add("");
    lines.add("  " + heading(answer));
    lines.add("  " + answer.reason());
    lines.add("");
    lines.add("What was tested: " + metric(claim) + " " + claim.bound().words() + period(claim));
    lines.add("  calls:    " + claim.population().words());
    lines.add("  window:   " + claim.window().words());
    Period base = claim.baseline();
    if (base != null) {
      lines.add("  baseline: " + base.words());
    }
    table(answer, lines);
    list(lines, "Said aloud:", answer.cautions());
    if (!answer.read().leftOut().isEmpty()) {
      lines.add("");
      lines.add("Left out:");
      answer
          .read()
          .leftOut()
          .forEach((reason, n) -> lines.add(String.format(Locale.ROOT, "  %,12d  %s", n, reason)));
    }
    read(answer.read(), lines);
    list(lines, "What would settle it:", answer.settles());
    return lines;
  }

  /** The answer in a sentence or two, for a page that has other things to say. */
  public static String sentence(Answer answer) {
    String source =
        switch (answer.read().source()) {
          case NONE -> "";
          case FILES -> " (by call records)";
          case RECORD -> " (by the calls of the record)";
          case SIMULATED_RECORD -> " (by the calls of a simulated record)";
        };
    String settles = answer.settles().isEmpty() ? "" : " What would settle it: ";
    return capitalised(words(answer.verdict()))
        + source
        + ". "
        + answer.reason()
        + settles
        + (answer.settles().isEmpty() ? "" : answer.settles().getFirst());
  }

  private static String heading(Answer answer) {
    String words = words(answer.verdict()).toUpperCase(Locale.ROOT);
    return switch (answer.read().source()) {
      case NONE -> words + ".";
      case FILES ->
          words + (answer.verdict() == Verdict.CANNOT_BE_TESTED ? "." : " BY THESE CALLS.");
      case RECORD -> words + ": calls of a record.";
      case SIMULATED_RECORD -> words + ": calls of a simulated record.";
    };
  }

  /** A verdict as one says it. */
  public static String words(Verdict verdict) {
    return switch (verdict) {
      case SUPPORTED -> "supported";
      case NOT_SUPPORTED -> "not supported";
      case DEPENDS_ON_DEFINITION -> "depends on the definition";
      case CANNOT_BE_TESTED -> "cannot be tested with these data";
    };
  }

  private static String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static void read(Answer.Read read, List<String> lines) {
    if (read.files().isEmpty()) {
      return;
    }
    lines.add("");
    for (ScanTally file : read.files()) {
      lines.add(
          "Read: "
              + file.file()
              + ", "
              + Spoken.grouped(file.rows())
              + (file.format().id().equals("record") ? " calls of a " : " rows as ")
              + file.format().id()
              + ", times in "
              + file.format().zone());
    }
    lines.add(
        "  "
            + Spoken.grouped(read.inPeriods())
            + " calls within one of the periods, "
            + Spoken.grouped(read.inPopulation())
            + " of them of the kind that the claim is about");
  }

  private static String by(Claim claim) {
    return claim.said().by().isEmpty() ? "" : " (" + Spoken.plain(claim.said().by()) + ")";
  }

  private static String metric(Claim claim) {
    return claim.metric() == Metric.RESPONSE_TIME
        ? claim.timing().statistic().words()
            + " of the response time, "
            + claim.timing().clock().words()
            + ","
        : "the " + claim.metric().words();
  }

  private static String period(Claim claim) {
    return claim.baseline() == null ? "" : " that of the baseline";
  }

  private static void list(List<String> lines, String head, List<String> items) {
    if (!items.isEmpty()) {
      lines.add("");
      lines.add(head);
      items.forEach(item -> lines.add("  - " + item));
    }
  }

  private static void table(Answer answer, List<String> lines) {
    if (answer.readings().isEmpty()) {
      return;
    }
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "How the answer moves (as stated at %s %%; the others at %s %% each, so that together"
                + " they are as sure):",
            percent(answer.claim().error()),
            percent(answer.readingError())));
    lines.add(
        String.format(
            Locale.ROOT,
            "  %-62s %14s %14s %9s %9s  %-38s %s",
            "taken as",
            "window",
            "baseline",
            "calls",
            "before",
            "tested",
            "claim"));
    for (Reading reading : answer.readings()) {
      lines.add("  " + row(reading));
    }
    if (answer.readings().stream().anyMatch(r -> !r.counts())) {
      lines.add(
          "  (answers another question than the one stated; the verdict does not rest on it)");
    }
  }

  private static String percent(double error) {
    return String.format(Locale.ROOT, error < 0.01 ? "%.2f" : "%.1f", 100 * (1 - error))
        .replaceAll("\\.?0+$", "");
  }

  private static String row(Reading reading) {
    String named = reading.differs().isEmpty() ? "as stated" : reading.differs();
    Interval here = reading.here();
    Interval base = reading.base();
    Interval tested = reading.tested();
    if (here == null || tested == null) {
      return String.format(Locale.ROOT, "%-62s %s", named, reading.note());
    }
    Bound.Unit unit = base == null ? reading.unit() : Bound.Unit.TIMES;
    return String.format(
            Locale.ROOT,
            "%-62s %14s %14s %,9d %9s  %-38s %s%s",
            reading.counts() ? named : "(" + named + ")",
            Spoken.amount(here.value(), reading.unit()),
            base == null ? "" : Spoken.amount(base.value(), reading.unit()),
            reading.n(),
            base == null ? "" : Spoken.grouped(reading.baseN()),
            interval(tested, unit),
            outcome(reading.outcome()),
            reading.note().isEmpty() ? "" : " (" + reading.note() + ")")
        .stripTrailing();
  }

  private static String outcome(Bound.Outcome outcome) {
    return switch (outcome) {
      case HOLDS -> "holds";
      case FAILS -> "does not hold";
      case UNDECIDED -> "cannot tell";
      case NOT_IN_DATA -> "not in these data";
    };
  }

  /** A value and between what it lies. */
  public static String interval(Interval interval, Bound.Unit unit) {
    if (interval.low() == interval.high()) {
      return Spoken.amount(interval.value(), unit);
    }
    return Spoken.amount(interval.value(), unit)
        + " ("
        + end(interval.low(), unit)
        + " to "
        + end(interval.high(), unit)
        + ")";
  }

  private static String end(double value, Bound.Unit unit) {
    return unit == Bound.Unit.MS || unit == Bound.Unit.SHARE
        ? Spoken.amount(value, unit)
        : Spoken.number(value);
  }
}
