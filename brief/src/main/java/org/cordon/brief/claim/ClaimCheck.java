package org.cordon.brief.claim;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.TextRule;
import org.cordon.calls.format.Format;
import org.cordon.calls.reader.CallScan;
import org.cordon.calls.reader.ReadingRules;
import org.cordon.calls.reader.ScanTally;
import org.cordon.calls.reader.ScannedCall;
import org.cordon.calls.reader.Selection;
import org.jspecify.annotations.Nullable;

/** Tests one claim against files of calls, in one pass over each. */
public final class ClaimCheck {
  private static final ReadingRules COUNTED =
      ReadingRules.everyReadableRow()
          .leavingOut(Finding.DUPLICATE)
          .leavingOut(Finding.TEST_CALL)
          .leavingOut(Finding.PRIVATE_AMBULANCE);

  private final Claim claim;
  private final @Nullable Format mapping;
  private final LongConsumer progress;
  private final List<Clock> clocks = new ArrayList<>();
  private final List<Named> periods = new ArrayList<>();
  private final SortedMap<String, Long> leftOut = new TreeMap<>();
  private final SortedMap<Long, Long> days = new TreeMap<>();
  private final List<ScanTally> tallies = new ArrayList<>();
  private final Set<Moment> moments = EnumSet.allOf(Moment.class);
  private final List<TextRule> rules = new ArrayList<>();
  private long inPeriods;
  private long within;

  private record Named(String name, Measure measure) {}

  private ClaimCheck(Claim claim, @Nullable Format mapping, LongConsumer progress) {
    this.claim = claim;
    this.mapping = mapping;
    this.progress = progress;
    rules.addAll(claim.population().rules());
    rules.addAll(claim.shareOf());
    clocks();
    period("", claim.window());
    Period base = claim.baseline();
    if (base != null) {
      period("as stated", base);
      otherBaselines(base);
    }
  }

  /**
   * The answer.
   *
   * @param files of calls; none means that nothing can be tested
   * @param mapping what their columns mean, or null where they are in a published format
   * @param progress is told from time to time how many rows have been read
   * @throws org.cordon.calls.CallsRefusal when a file cannot be read
   */
  public static Answer of(
      Claim claim, List<Path> files, @Nullable Format mapping, LongConsumer progress) {
    ClaimCheck check = new ClaimCheck(claim, mapping, progress);
    List<String> lacking = new ArrayList<>();
    for (Path file : files) {
      check.read(file, lacking);
    }
    Judgement judgement = new Judgement(claim, check.read());
    if (files.isEmpty()) {
      return judgement.untested("no file of calls was given");
    }
    String missing = lacking.isEmpty() ? check.uncovered() : String.join("; ", lacking);
    return missing != null ? judgement.untested(missing) : judgement.of(check.gathered());
  }

  private Answer.Read read() {
    return new Answer.Read(tallies, inPeriods, within, leftOut);
  }

  private void clocks() {
    Clock stated = claim.timing().clock();
    clocks.add(stated);
    for (Moment start : List.of(Moment.RECEIVED, Moment.ENTERED, Moment.DISPATCHED)) {
      if (start != stated.start() && start.compareTo(stated.stop()) < 0) {
        clocks.add(new Clock(start, stated.stop()));
      }
    }
  }

  private void period(String name, Period period) {
    periods.add(new Named(name, new Measure(period, clocks)));
  }

  private void otherBaselines(Period base) {
    Period window = claim.window();
    Period before =
        Period.of(2 * window.fromMs() - window.untilMs(), window.fromMs(), window.zone());
    if (before.fromMs() != base.fromMs() || before.untilMs() != base.untilMs()) {
      period("as long as the window, just before it", before);
    }
    Period year = window.earlier(364);
    if (year.fromMs() != base.fromMs() || year.untilMs() != base.untilMs()) {
      period("the same days a year before", year);
    }
    if (base.weekdays().size() == 7
        && window.weekdaysWithin().size() < 7
        && base.weekdaysWithin().containsAll(window.weekdaysWithin())) {
      period("on the window's weekdays only", base.only(window.weekdaysWithin()));
    }
  }

  private void read(Path file, List<String> lacking) {
    try (CallScan scan = mapping == null ? CallScan.open(file) : CallScan.open(file, mapping)) {
      lacking(scan, file, lacking);
      if (!lacking.isEmpty()) {
        return;
      }
      moments.retainAll(scan.moments());
      boolean places = claim.population().area() != null;
      List<Selection.Span> spans =
          periods.stream()
              .map(p -> p.measure().period())
              .map(p -> new Selection.Span(p.fromMs(), p.untilMs()))
              .toList();
      long before = within;
      ScanTally tally =
          scan.scan(new Selection(rules, spans, places), COUNTED, this::take, progress);
      tallies.add(tally);
      tally.rejected().forEach((finding, n) -> leaveOut(finding.meaning(), n));
      tally.days().forEach((day, n) -> days.merge(day, n, Long::sum));
      if (within == before && tally.calls() > 0) {
        values(scan);
      }
    }
  }

  /** What this file cannot say, whatever is in it. */
  private void lacking(CallScan scan, Path file, List<String> lacking) {
    String name = String.valueOf(file.getFileName());
    Set<Moment> known = scan.moments();
    if (!known.contains(Moment.RECEIVED)) {
      lacking.add(
          "there is no time at which calls were received in "
              + name
              + ", so calls that nobody reached are not in it");
    }
    for (TextRule rule : rules) {
      if (!scan.fields().contains(rule.field())) {
        lacking.add("there is no column for " + Population.words(rule) + " in " + name);
      }
    }
    if (claim.population().area() != null && !scan.places()) {
      lacking.add("there are no places in " + name);
    }
    if (claim.metric() == Metric.RESPONSE_TIME) {
      for (Moment moment : List.of(claim.timing().clock().start(), claim.timing().clock().stop())) {
        if (!known.contains(moment)) {
          lacking.add("there is no time for \"" + Clock.word(moment) + "\" in " + name);
        }
      }
    }
    if (claim.metric() == Metric.NOT_REACHED && !known.contains(Moment.ON_SCENE)) {
      lacking.add("there is no time of arrival in " + name);
    }
  }

  /** Which words a file has instead of those that no call of it met. */
  private void values(CallScan scan) {
    for (TextRule rule : claim.population().rules()) {
      List<String> some = scan.values(rule.field(), 8).stream().map(Spoken::plain).toList();
      notFound.add(
          "no call of the periods meets all conditions; for "
              + Population.words(rule)
              + " the file has "
              + String.join(", ", some));
    }
  }

  private final List<String> notFound = new ArrayList<>();

  private void leaveOut(String reason, long n) {
    leftOut.merge(reason, n, Long::sum);
  }

  private void take(ScannedCall call) {
    long at = call.atMs();
    boolean wanted = false;
    for (Named named : periods) {
      wanted |= named.measure().period().contains(at);
    }
    if (!wanted) {
      return;
    }
    inPeriods++;
    if (!inPopulation(call)) {
      return;
    }
    within++;
    boolean inShare = inShare(call);
    for (Named named : periods) {
      if (named.measure().period().contains(at)) {
        named.measure().add(call, inShare);
      }
    }
  }

  private boolean inPopulation(ScannedCall call) {
    for (int i = 0; i < claim.population().rules().size(); i++) {
      if (!call.meets(i)) {
        return false;
      }
    }
    Shape area = claim.population().area();
    if (area == null) {
      return true;
    }
    if (!call.placed()) {
      leaveOut("no usable place, so in or outside the area nobody knows", 1);
      return false;
    }
    return area.contains(call.latE7(), call.lonE7());
  }

  private boolean inShare(ScannedCall call) {
    for (int i = claim.population().rules().size(); i < rules.size(); i++) {
      if (!call.meets(i)) {
        return false;
      }
    }
    return true;
  }

  /** Why the window or the baseline as stated is not in the files; null where it is. */
  private @Nullable String uncovered() {
    long read = tallies.stream().mapToLong(ScanTally::rows).sum();
    long unreadable =
        tallies.stream()
            .flatMap(t -> t.rejected().entrySet().stream())
            .filter(e -> e.getKey().fatal())
            .mapToLong(e -> e.getValue())
            .sum();
    if (read == 0) {
      return "the files have no rows";
    }
    if (unreadable * 20 > read) {
      return unreadable
          + " of "
          + read
          + " rows cannot be read, mostly their times: what is left is no fair sample";
    }
    for (Named named : periods.subList(0, claim.baseline() == null ? 1 : 2)) {
      if (!covered(named.measure().period())) {
        return "the files reach from "
            + date(days.firstKey())
            + " to "
            + date(days.lastKey())
            + ", not over "
            + named.measure().period().words();
      }
      String gap = gap(named.measure().period());
      if (gap != null) {
        return gap;
      }
    }
    return notFound.isEmpty() || within > 0 ? null : notFound.getFirst();
  }

  private boolean covered(Period period) {
    return !days.isEmpty() && days.firstKey() <= first(period) && days.lastKey() >= last(period);
  }

  /** A day without any row, in files that else have many a day. */
  private @Nullable String gap(Period period) {
    long from = first(period);
    long until = last(period);
    long rows = days.values().stream().mapToLong(Long::longValue).sum();
    if (rows < 20L * days.size()) {
      return null;
    }
    for (long day = from; day <= until; day++) {
      if (!days.containsKey(day)) {
        return "the files have no row on " + date(day) + ", within " + period.words();
      }
    }
    return null;
  }

  private static long first(Period period) {
    return local(period.fromMs(), period);
  }

  private static long last(Period period) {
    return local(period.untilMs() - 1, period);
  }

  private static long local(long ms, Period period) {
    return Instant.ofEpochMilli(ms).atZone(period.zone()).toLocalDate().toEpochDay();
  }

  private static String date(long day) {
    return LocalDate.ofInstant(Instant.ofEpochSecond(day * 86_400), ZoneOffset.UTC).toString();
  }

  private Gathered gathered() {
    List<Gathered.Stretch> stretches = new ArrayList<>();
    for (Named named : periods) {
      Period period = named.measure().period();
      stretches.add(
          new Gathered.Stretch(
              named.name(), named.measure(), covered(period) && gap(period) == null));
    }
    List<Clock> known = new ArrayList<>();
    for (Clock clock : clocks) {
      if (known.isEmpty() || (moments.contains(clock.start()) && moments.contains(clock.stop()))) {
        known.add(clock);
      }
    }
    return new Gathered(stretches, known, moments);
  }
}
