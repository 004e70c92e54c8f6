package org.cordon.brief.claim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.LongConsumer;
import org.cordon.calls.Field;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.TextRule;
import org.cordon.calls.format.Format;
import org.cordon.calls.reader.CallScan;
import org.cordon.calls.reader.ReadingRules;
import org.cordon.calls.reader.ScanTally;
import org.cordon.calls.reader.ScannedCall;
import org.cordon.calls.reader.Seen;
import org.cordon.calls.reader.Selection;
import org.jspecify.annotations.Nullable;

/** Tests one claim against files of calls, in one pass over each, or the calls of a record. */
public final class ClaimCheck {
  private static final ReadingRules COUNTED =
      ReadingRules.everyReadableRow()
          .leavingOut(Finding.DUPLICATE)
          .leavingOut(Finding.IN_EARLIER_FILE)
          .leavingOut(Finding.TEST_CALL)
          .leavingOut(Finding.PRIVATE_AMBULANCE);

  private final Claim claim;
  private final @Nullable Format mapping;
  private final LongConsumer progress;
  private final List<Clock> clocks = new ArrayList<>();
  private final List<Named> periods = new ArrayList<>();
  private final List<Named> parts = new ArrayList<>();
  private final SortedMap<String, Long> leftOut = new TreeMap<>();
  private final Reach reach = new Reach();
  private final Seen seen = new Seen();
  private final Set<Moment> moments = EnumSet.allOf(Moment.class);
  private final List<TextRule> rules = new ArrayList<>();
  private final List<String> notFound = new ArrayList<>();
  private Answer.Source source = Answer.Source.NONE;
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
    claim.window().midnightWithin().ifPresent(this::parts);
    Period base = claim.baseline();
    if (base != null) {
      period("as stated", base);
      otherBaselines(base);
    }
  }

  /**
   * The answer.
   *
   * @param data files for a claim about published calls, a record for one about its calls
   * @param progress is told from time to time how many rows have been read
   * @throws org.cordon.calls.CallsRefusal when a file cannot be read
   */
  public static Answer of(Claim claim, CallData data, LongConsumer progress) {
    return claim.ofRecord() ? ofRecord(claim, data) : ofFiles(claim, data, progress);
  }

  private static Answer ofFiles(Claim claim, CallData data, LongConsumer progress) {
    ClaimCheck check = new ClaimCheck(claim, data.mapping(), progress);
    if (data.files().isEmpty()) {
      return new Judgement(claim, check.read()).untested("no file of calls was given");
    }
    List<String> lacking = new ArrayList<>();
    for (Path file : data.files()) {
      check.read(file, lacking);
    }
    return check.answer(lacking);
  }

  /** As much of the window as the record reaches over: what is said of a run is said so far. */
  private static Answer ofRecord(Claim claim, CallData data) {
    RecordCalls calls = data.record();
    if (calls == null) {
      Answer.Read nothing = new ClaimCheck(claim, null, rows -> {}).read();
      return new Judgement(claim, nothing).untested("no record was given");
    }
    boolean whole = calls.atMs() >= claim.window().untilMs();
    boolean begun = calls.atMs() > claim.window().fromMs();
    Claim asFarAs = whole || !begun ? claim : claim.until(calls.atMs());
    ClaimCheck check = new ClaimCheck(asFarAs, null, rows -> {});
    List<String> lacking = new ArrayList<>();
    check.read(calls, lacking);
    return check.answer(lacking);
  }

  private Answer answer(List<String> lacking) {
    Judgement judgement = new Judgement(claim, read());
    String missing = lacking.isEmpty() ? uncovered() : String.join("; ", lacking);
    return missing != null ? judgement.untested(missing) : judgement.of(gathered());
  }

  private Answer.Read read() {
    return new Answer.Read(reach.tallies(), inPeriods, within, leftOut, source);
  }

  private void clocks() {
    Clock stated = claim.timing().clock();
    clocks.add(stated);
    for (Moment start : List.of(Moment.RECEIVED, Moment.ENTERED, Moment.DISPATCHED)) {
      if (start != stated.start() && start.compareTo(stated.stop()) < 0) {
        clocks.add(new Clock(start, stated.stop()));
      }
    }
    for (Moment stop : List.of(Moment.ON_SCENE, Moment.HANDS_ON)) {
      if (stop != stated.stop() && stated.start().compareTo(stop) < 0) {
        clocks.add(new Clock(stated.start(), stop));
      }
    }
  }

  private void period(String name, Period period) {
    periods.add(new Named(name, new Measure(period, clocks)));
  }

  /** The window in two, to show whether it says the same throughout. */
  private void parts(long midnight) {
    Period window = claim.window();
    List<Clock> own = clocks.subList(0, 1);
    String date = window.said(midnight).substring(0, 10);
    parts.add(
        new Named(
            "before " + date,
            new Measure(Period.of(window.fromMs(), midnight, window.zone()), own)));
    parts.add(
        new Named(
            "from " + date + " on",
            new Measure(Period.of(midnight, window.untilMs(), window.zone()), own)));
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
      String name = String.valueOf(file.getFileName());
      lacking(new Known(name, scan.moments(), scan.fields(), scan.places()), lacking);
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
          scan.scan(new Selection(rules, spans, places), COUNTED, seen, this::take, progress);
      source = Answer.Source.FILES;
      reach.add(tally);
      tally.rejected().forEach((finding, n) -> leaveOut(finding.meaning(), n));
      if (within == before && tally.calls() > 0) {
        values(scan::values);
      }
    }
  }

  private void read(RecordCalls calls, List<String> lacking) {
    String name = "the record " + calls.name();
    lacking(new Known(name, RecordCalls.moments(), RecordCalls.fields(), false), lacking);
    if (!lacking.isEmpty()) {
      return;
    }
    moments.retainAll(RecordCalls.moments());
    source = calls.simulated() ? Answer.Source.SIMULATED_RECORD : Answer.Source.RECORD;
    reach.add(calls);
    if (calls.duplicates() > 0) {
      leaveOut("turned out to be another incident", calls.duplicates());
    }
    calls.each(rules, this::take);
    if (within == 0) {
      values(calls::values);
    }
  }

  /** What a file or a record has. */
  private record Known(String name, Set<Moment> moments, Set<Field> fields, boolean places) {}

  /** What it cannot say, whatever is in it. */
  private void lacking(Known known, List<String> lacking) {
    String name = known.name();
    if (!known.moments().contains(Moment.RECEIVED)) {
      lacking.add(
          "there is no time at which calls were received in "
              + name
              + ", so calls that nobody reached are not in it");
    }
    for (TextRule rule : rules) {
      if (!known.fields().contains(rule.field())) {
        lacking.add("there is no column for " + Population.words(rule) + " in " + name);
      }
    }
    if (claim.population().area() != null && !known.places()) {
      lacking.add("there are no places in " + name);
    }
    if (claim.metric() == Metric.RESPONSE_TIME) {
      for (Moment moment : List.of(claim.timing().clock().start(), claim.timing().clock().stop())) {
        if (!known.moments().contains(moment)) {
          lacking.add("there is no time for \"" + Clock.word(moment) + "\" in " + name);
        }
      }
    }
    if (claim.metric() == Metric.NOT_REACHED && !known.moments().contains(Moment.ON_SCENE)) {
      lacking.add("there is no time of arrival in " + name);
    }
  }

  /** Which words there are instead of those that no call met. */
  private void values(BiFunction<Field, Integer, List<String>> has) {
    for (TextRule rule : claim.population().rules()) {
      List<String> some = has.apply(rule.field(), 8).stream().map(Spoken::plain).toList();
      notFound.add(
          "no call of the periods meets all conditions; for "
              + Population.words(rule)
              + " there "
              + (some.isEmpty() ? "is nothing" : "is " + String.join(", ", some)));
    }
  }

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
    for (Named part : parts) {
      if (part.measure().period().contains(at)) {
        part.measure().add(call, inShare);
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

  /** Why the window or the baseline as stated is not in the data; null where it is. */
  private @Nullable String uncovered() {
    String why = reach.unusable();
    for (Named named : periods.subList(0, claim.baseline() == null ? 1 : 2)) {
      why = why == null ? reach.misses(named.measure().period()) : why;
      why = why == null ? reach.gap(named.measure().period()) : why;
    }
    return why != null || notFound.isEmpty() || within > 0 ? why : notFound.getFirst();
  }

  private Gathered gathered() {
    List<Clock> known = new ArrayList<>();
    for (Clock clock : clocks) {
      if (known.isEmpty() || (moments.contains(clock.start()) && moments.contains(clock.stop()))) {
        known.add(clock);
      }
    }
    return new Gathered(stretches(periods), stretches(parts), known, moments);
  }

  private List<Gathered.Stretch> stretches(List<Named> of) {
    List<Gathered.Stretch> stretches = new ArrayList<>();
    for (Named named : of) {
      Period period = named.measure().period();
      stretches.add(new Gathered.Stretch(named.name(), named.measure(), reach.covers(period)));
    }
    return stretches;
  }
}
