package org.cordon.study.calibration;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Path;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.cordon.roads.speed.Period;
import org.cordon.roads.speed.Speeds;
import org.jspecify.annotations.Nullable;

/**
 * Fits speeds to runs, and predicts runs of days that the fit has not seen. Which way a unit drove
 * is not recorded: it is taken to be the fastest at the speeds found so far, so fit and ways are
 * found in turns until nothing moves or {@value #ROUNDS} times.
 */
public final class Calibration {
  /** A profile with fewer runs takes the speeds of the one with most. */
  private static final int LEAST_RUNS = 200;

  private static final int ROUNDS = 4;

  private final Task task;
  private final Router router;
  private final Speeds periods;

  /**
   * What is to be fitted.
   *
   * @param name of the table
   * @param zone of its hours
   * @param periods a table whose periods are taken, null for those built in
   * @param folds days to hold back together; each set is predicted by a fit to all other days
   */
  public record Task(
      Roads roads,
      String name,
      ZoneId zone,
      @Nullable Speeds periods,
      List<SortedSet<LocalDate>> folds) {
    public Task {
      folds = folds.stream().<SortedSet<LocalDate>>map(TreeSet::new).toList();
    }
  }

  /** Errors on held-back days of one group of runs. */
  public record Row(
      String group, Errors freeFlow, Errors speedsOnly, Errors fitted, Errors.Interval change) {}

  /**
   * What came out.
   *
   * @param text the speeds file
   * @param speeds the same, read
   * @param fittedRuns runs that the file was fitted to
   * @param ownArea how many of them were to the area of the unit's own station
   * @param perRunFitted whether a time per run made errors on held-back days smaller, and is in it
   * @param rows all held-back runs first, then by period, then by kind of unit
   */
  public record Result(
      String text,
      Speeds speeds,
      int fittedRuns,
      int ownArea,
      boolean perRunFitted,
      List<Row> rows) {
    public Result {
      rows = List.copyOf(rows);
    }
  }

  private record Predicted(Run run, long freeMs, long speedsOnlyMs, long fittedMs) {}

  private Calibration(Task task) {
    this.task = task;
    router = task.roads.router();
    Speeds given = task.periods;
    periods = given == null ? SpeedsText.periods() : given;
  }

  /**
   * Fits and predicts.
   *
   * @param told hears of every fit that is done
   */
  public static Result of(Task task, List<Run> runs, Consumer<String> told) {
    return new Calibration(task).result(runs, told);
  }

  private Result result(List<Run> runs, Consumer<String> told) {
    List<Predicted> predicted = new ArrayList<>();
    for (SortedSet<LocalDate> held : task.folds) {
      List<Run> seen = runs.stream().filter(r -> !held.contains(r.day())).toList();
      List<Run> unseen = runs.stream().filter(r -> held.contains(r.day())).toList();
      if (unseen.isEmpty()) {
        throw new Refusal(
            "no-runs-held-back", "no run on " + held, "--hold-out", "Name days that have runs.");
      }
      enough(seen);
      Speeds only = fit(seen, false, "");
      Speeds both = fit(seen, true, "");
      for (Run run : unseen) {
        predicted.add(
            new Predicted(
                run,
                predict(run, Period.FREE_FLOW),
                predict(run, at(only, run)),
                predict(run, at(both, run))));
      }
      told.accept("fitted without " + days(held) + ", which had " + unseen.size() + " runs");
    }
    Errors only = Errors.of(pairs(predicted, Predicted::speedsOnlyMs));
    Errors both = Errors.of(pairs(predicted, Predicted::fittedMs));
    boolean perRun = both.medianAbsoluteMs() < only.medianAbsoluteMs();
    List<Run> fitted = fitted(runs);
    List<Row> rows = rows(predicted);
    String text = text(fitted, perRun, comment(fitted, rows.getFirst()));
    Speeds speeds = Speeds.parse(text, "the file just written");
    int own = (int) fitted.stream().filter(Run::ownArea).count();
    return new Result(text, speeds, fitted.size(), own, perRun, rows);
  }

  /** With one set of days held back the file never sees them; with several it is fitted to all. */
  private List<Run> fitted(List<Run> runs) {
    return task.folds.size() > 1
        ? runs
        : runs.stream().filter(r -> !task.folds.getFirst().contains(r.day())).toList();
  }

  private static void enough(List<Run> runs) {
    if (runs.size() < LEAST_RUNS) {
      throw new Refusal(
          "too-few-runs",
          runs.size() + " runs to fit to",
          "--calls",
          "Give records with " + LEAST_RUNS + " runs or more on days that are not held back.");
    }
  }

  private Period at(Speeds speeds, Run run) {
    return speeds.at(Instant.ofEpochMilli(run.atMs()), task.zone);
  }

  private Metric metric(Run run, Period period) {
    return task.roads.metric(run.profile(), Closures.none(), period);
  }

  private long predict(Run run, Period period) {
    Metric metric = metric(run, period);
    return (long) router.travelTimeMs(metric, run.from(), run.to()) + metric.perRunMs();
  }

  private Speeds fit(List<Run> runs, boolean perRun, String comment) {
    return Speeds.parse(text(runs, perRun, List.of(comment)), "the fit");
  }

  private String text(List<Run> runs, boolean perRun, List<String> comment) {
    SpeedsText.Source source = new SpeedsText.Source(task.name, task.zone, periods, comment);
    String text = "";
    Function<Run, Period> driven = run -> Period.FREE_FLOW;
    String before = "";
    for (int round = 0; round < ROUNDS; round++) {
      text = round(runs, perRun, source, driven);
      Speeds found = Speeds.parse(text, "the fit");
      if (found.hash().equals(before)) {
        break;
      }
      before = found.hash();
      driven = run -> at(found, run);
    }
    return text;
  }

  private String round(
      List<Run> runs, boolean perRun, SpeedsText.Source source, Function<Run, Period> driven) {
    SortedMap<Profile, List<Fit.Row>> rows = new TreeMap<>();
    int all = periods.periods().size();
    for (Run run : runs) {
      int period = periods.periods().indexOf(at(periods, run));
      rows.computeIfAbsent(run.profile(), p -> new ArrayList<>())
          .add(row(run, driven.apply(run), period));
    }
    SortedMap<Profile, Fit> fits = new TreeMap<>();
    rows.forEach((profile, list) -> {
      if (list.size() >= LEAST_RUNS || rows.size() == 1) {
        fits.put(profile, Fit.of(list, all, perRun));
      }
    });
    return SpeedsText.of(source, fits, rows);
  }

  /** Free-flow time by group on the fastest way at the given speeds. */
  private Fit.Row row(Run run, Period period, int number) {
    Path path = router.path(metric(run, period), run.from(), run.to());
    if (path == null) {
      throw new IllegalStateException("a run without a way was picked");
    }
    City city = task.roads.city();
    List<Double> free = new ArrayList<>(Collections.nCopies(Groups.values().length, 0.0));
    int[] arcs = path.arcs();
    double otherMs = 0;
    for (int i = 0; i < arcs.length; i++) {
      int edge = City.edgeOf(arcs[i]);
      int length = city.lengthMm(edge);
      int from = i == 0 ? position(arcs[i], run.from(), length) : 0;
      int to = i == arcs.length - 1 ? position(arcs[i], run.to(), length) : length;
      int group = Groups.of(city.roadClass(edge)).index();
      double part = (double) city.timeMs(run.profile(), arcs[i]) * (to - from) / length;
      free.set(group, free.get(group) + part);
      otherMs += i > 0 && arcs[i] == City.reverse(arcs[i - 1]) ? city.uTurnMs(run.profile()) : 0;
    }
    return new Fit.Row(run.travelMs(), free, otherMs, number);
  }

  private static int position(int arc, Snap at, int length) {
    return (arc & 1) == 0 ? at.offsetMm() : length - at.offsetMm();
  }

  private List<Row> rows(List<Predicted> predicted) {
    List<Row> rows = new ArrayList<>();
    rows.add(compare("all", predicted));
    for (Period period : periods.periods()) {
      rows.add(
          compare(
              period.name().replace('-', ' '),
              predicted.stream().filter(p -> at(periods, p.run).equals(period)).toList()));
    }
    SortedMap<String, List<Predicted>> byKind = new TreeMap<>();
    for (Predicted p : predicted) {
      byKind.computeIfAbsent(p.run.kind(), k -> new ArrayList<>()).add(p);
    }
    byKind.forEach((kind, some) -> rows.add(compare(kind, some)));
    return rows;
  }

  private static Row compare(String group, List<Predicted> some) {
    List<Errors.Pair> before = pairs(some, Predicted::freeMs);
    List<Errors.Pair> after = pairs(some, Predicted::fittedMs);
    return new Row(
        group,
        Errors.of(before),
        Errors.of(pairs(some, Predicted::speedsOnlyMs)),
        Errors.of(after),
        Errors.change(before, after));
  }

  private static List<Errors.Pair> pairs(List<Predicted> some, Function<Predicted, Long> time) {
    return some.stream().map(p -> new Errors.Pair(time.apply(p), p.run.travelMs())).toList();
  }

  private static String days(SortedSet<LocalDate> days) {
    return days.size() == 1 ? days.first().toString() : days.size() + " days from " + days.first();
  }

  private List<String> comment(List<Run> fitted, Row all) {
    SortedSet<LocalDate> days = new TreeSet<>(fitted.stream().map(Run::day).toList());
    return List.of(
        "Written by \"cordon calibrate\". Fitted to "
            + fitted.size()
            + " recorded runs of "
            + days.size()
            + " days, "
            + days.first()
            + " to "
            + days.last()
            + ".",
        "On days held back ("
            + all.fitted.runs()
            + " runs): median absolute error "
            + seconds(all.freeFlow.medianAbsoluteMs())
            + " at free flow, "
            + seconds(all.fitted.medianAbsoluteMs())
            + " with this table.",
        "Which station a unit set off from is inferred from its number; see docs/speeds.md.",
        "Speeds in thousandths of what the map says. A number with few runs is drawn towards the"
            + " whole, as if "
            + Fit.PSEUDO_RUNS
            + " more runs had shown no difference.");
  }

  private static String seconds(long ms) {
    return Math.round(ms / 1000.0) + " s";
  }
}
