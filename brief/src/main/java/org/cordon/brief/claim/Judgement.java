package org.cordon.brief.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cordon.calls.CallFormat;
import org.cordon.calls.format.Formats;

/**
 * Comes to the verdict. As stated, a claim holds, fails or is undecided at its confidence. The
 * other readings that count share one chance of error among them, so that together they are as sure
 * as the claim itself. Holds and none of them fails: supported. Fails and none holds: not
 * supported. Any of them decided the other way: it depends on the definition. Undecided as stated:
 * it cannot be tested with these data, whose calls are too few.
 */
final class Judgement {
  private static final double RESTLESS = 2;

  private final Claim claim;
  private final Answer.Read read;
  private final SortedMap<String, Long> leftOut;
  private final List<String> cautions = new ArrayList<>();

  Judgement(Claim claim, Answer.Read read) {
    this.claim = claim;
    this.read = read;
    leftOut = new TreeMap<>(read.leftOut());
  }

  Answer untested(String why) {
    return answer(
        Verdict.CANNOT_BE_TESTED, capital(why) + ".", List.of(), claim.error(), settles());
  }

  Answer of(Gathered data) {
    Reading stated = Readings.stated(claim, data);
    long judged =
        new Readings(claim, data, claim.error()).others().stream().filter(this::judged).count();
    double shared = claim.error() / Math.max(1, judged);
    List<Reading> others = new Readings(claim, data, shared).others();
    List<Reading> all = new ArrayList<>(List.of(stated));
    all.addAll(others);
    leaveOut(data);
    caution(data, stated);
    Bound.Outcome against =
        stated.outcome() == Bound.Outcome.HOLDS ? Bound.Outcome.FAILS : Bound.Outcome.HOLDS;
    List<Reading> contrary =
        others.stream().filter(this::judged).filter(r -> r.outcome() == against).toList();
    if (stated.outcome() == Bound.Outcome.UNDECIDED) {
      return undecided(stated, all, shared);
    }
    if (!contrary.isEmpty()) {
      String what = contrary.getFirst().differs();
      return answer(
          Verdict.DEPENDS_ON_DEFINITION,
          "As stated it "
              + (stated.outcome() == Bound.Outcome.HOLDS ? "holds" : "does not hold")
              + " ("
              + figure(stated)
              + "); taken otherwise it "
              + (against == Bound.Outcome.HOLDS ? "does" : "does not")
              + ": "
              + what
              + " ("
              + figure(contrary.getFirst())
              + ").",
          all,
          shared,
          List.of("Agree on one definition; the table shows which gives which answer."));
    }
    boolean holds = stated.outcome() == Bound.Outcome.HOLDS;
    return answer(
        holds ? Verdict.SUPPORTED : Verdict.NOT_SUPPORTED,
        "The claim is " + claim.bound().words() + "; the calls say " + figure(stated) + ".",
        all,
        shared,
        List.of());
  }

  private boolean judged(Reading reading) {
    return reading.counts() && reading.outcome() != Bound.Outcome.NOT_IN_DATA;
  }

  private Answer undecided(Reading stated, List<Reading> all, double shared) {
    return answer(
        Verdict.CANNOT_BE_TESTED,
        "Too few calls to tell: the claim is "
            + claim.bound().words()
            + ", the calls say "
            + figure(stated)
            + ", which reaches to both sides of it.",
        all,
        shared,
        List.of(
            "A longer window or baseline of the same population: the interval narrows with the"
                + " root of the number of calls."));
  }

  private String figure(Reading reading) {
    Interval tested = reading.tested();
    if (tested == null) {
      return "nothing";
    }
    Bound.Unit unit = claim.bound().unit() == Bound.Unit.TIMES ? Bound.Unit.TIMES : reading.unit();
    return ClaimText.interval(tested, unit);
  }

  private void leaveOut(Gathered data) {
    long onView = 0;
    long never = 0;
    long backwards = 0;
    long without = 0;
    long waiting = 0;
    for (Gathered.Stretch s : data.periods().subList(0, claim.baseline() == null ? 1 : 2)) {
      onView += s.measure().onView;
      never += s.measure().neverReached;
      backwards += s.measure().backwards;
      without += s.measure().withoutTime;
      waiting += s.measure().waiting;
    }
    boolean volume = claim.metric() == Metric.CALLS && claim.population().onViewCounted();
    put("on view: an officer came upon it, nobody waited", volume ? 0 : onView);
    if (claim.metric() == Metric.RESPONSE_TIME || claim.metric() == Metric.NOT_REACHED) {
      put("still waiting when the record was read", waiting);
    }
    if (claim.metric() == Metric.RESPONSE_TIME) {
      put("never reached: no time to arrival", never);
      put("stages stamped in the wrong order", backwards);
      put("reached, but without the moment at which the clock starts", without);
    }
  }

  private void put(String reason, long n) {
    if (n > 0) {
      leftOut.merge(reason, n, Long::sum);
    }
  }

  private void caution(Gathered data, Reading stated) {
    if (!stated.note().isEmpty()) {
      cautions.add("Small base: " + stated.note() + ".");
    }
    if (claim.metric() == Metric.CALLS) {
      double restless =
          data.periods().subList(0, claim.baseline() == null ? 1 : 2).stream()
              .mapToDouble(s -> s.measure().dispersion())
              .max()
              .orElse(1);
      if (restless > RESTLESS) {
        cautions.add(
            String.format(
                Locale.ROOT,
                "Days differ %.1f times more than chance would have it, so the true interval is"
                    + " about %.1f times as wide as the one given.",
                restless,
                Math.sqrt(restless)));
      }
    }
    source();
    if (claim.metric() == Metric.RESPONSE_TIME && read.source() == Answer.Source.FILES) {
      cautions.add(
          "\"On scene\" is wheels stopped, as published; hands on a patient come later, and no"
              + " published file has that.");
    }
    cautions.add(
        "Calls are demand, not crimes: one crime may bring several calls or none, and people who"
            + " stopped calling are invisible in them.");
  }

  private void source() {
    switch (read.source()) {
      case RECORD ->
          cautions.add("These are the calls of a record, as far as it was kept, and no others.");
      case SIMULATED_RECORD ->
          cautions.add(
              "These are the calls of a record of a simulated run: they say what the run did, and"
                  + " nothing of what happened.");
      case FILES, NONE -> {}
    }
    if (claim.ofRecord() && read.source() != Answer.Source.NONE) {
      cautions.add(
          "Of the window this is what was recorded so far: " + claim.window().words() + ".");
    }
  }

  private List<String> settles() {
    List<String> settles = new ArrayList<>();
    if (claim.ofRecord()) {
      settles.add("A record with " + needs() + ".");
    } else if (claim.said().settledBy().isEmpty()) {
      settles.add("Call records with " + needs() + ".");
      for (CallFormat format : Formats.all()) {
        settles.add("Read as published: " + format.title() + " (" + format.published() + ").");
      }
      settles.add("Any other table, through a mapping of its columns (--mapping, docs/claims.md).");
    } else {
      settles.add(claim.said().settledBy());
      settles.add("It must have " + needs() + ".");
    }
    settles.add("Then: " + command(claim));
    return settles;
  }

  /** What to type once the data are there. */
  static String command(Claim claim) {
    return "./cordon claim check "
        + claim.file()
        + (claim.ofRecord() ? " --record RECORD" : " --calls FILE");
  }

  private String needs() {
    List<String> needs = new ArrayList<>(List.of("the time each call was received"));
    if (claim.metric() == Metric.RESPONSE_TIME) {
      needs.add("the moments " + claim.timing().clock().words());
    }
    if (claim.metric() == Metric.NOT_REACHED) {
      needs.add("the time a unit arrived, if any");
    }
    claim.population().rules().forEach(rule -> needs.add(Population.words(rule)));
    if (claim.population().area() != null) {
      needs.add("coordinates");
    }
    Period base = claim.baseline();
    return String.join(", ", needs)
        + ", all of "
        + claim.window().words()
        + (base == null ? "" : " and of " + base.words());
  }

  private Answer answer(
      Verdict verdict, String reason, List<Reading> readings, double error, List<String> settles) {
    return new Answer(
        claim,
        verdict,
        reason,
        readings,
        error,
        new Answer.Read(
            read.files(), read.inPeriods(), read.inPopulation(), leftOut, read.source()),
        cautions,
        settles);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
