package org.cordon.study.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.study.result.CaseResult;
import org.cordon.study.result.Goal;
import org.cordon.study.result.RunResult;
import org.cordon.study.result.StaticCoverage;
import org.cordon.study.result.StudyFacts;
import org.cordon.study.result.StudyResult;
import org.cordon.study.result.Transports;
import org.cordon.study.result.WaitingSeries;
import org.cordon.study.statistics.Difference;
import org.cordon.study.statistics.Estimate;
import org.cordon.study.statistics.Figures;
import org.cordon.study.statistics.Figures.Measures;
import org.cordon.study.statistics.Figures.Tally;
import org.cordon.study.statistics.StudyFigures;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code result.json}: the figures of the report for programs.
 *
 * <p>Every number is whole. Shares are parts per million, ending {@code Ppm}; times are ms, ending
 * {@code Ms}, and {@code "not-reached"} where the figure is that; instants are UTC ms since 1970.
 * An estimate is {@code {"value","low","high"}} with low and high absent if there is no interval,
 * and null where the group has no such calls. Keys stand in the order below, and equal results give
 * equal bytes.
 *
 * <pre>
 * format         "cordon-study-result", version 1
 * origin         "simulated" or "replayed"
 * scenario, title, asked, headlineCase, referenceCase
 * seed, runs, scenarioSha256, citySha256
 * window         zoneId, fromMs, untilMs, horizonMs
 * goals          [service, priority, withinMs, source]
 * definitions    [text]
 * headline       text, as the report has it
 * cases          [name, title, groups, runs]
 *   groups       by key ("inside", "inside/priority-1", "everywhere/fire"): calls, callsWithGoal,
 *                withinGoal, unreached, outcomes, withinGoalPpm, reachedPpm, medianMs, p90Ms,
 *                meanToHorizonMs, perRun [the counts, medianMs and p90Ms of each run]
 *   runs         [run, overrides, accessAttempts, meetingPointsSet, meetingPointsChanged, alarms,
 *                waiting {fromMs, bucketMs, calls}]
 * differences    [case, reference, group, withinGoalPpm, reachedPpm, meanToHorizonMs, pairedCalls,
 *                gained, lost]
 * sensitivities  [name, title, settings [label, withinGoalPpm, lessBasePpm, reachedPpm, medianMs]]
 * coverage       computed from the map, no simulation: atMs, baseCase, rows
 *                [case, service, withinMs (turnout and travel), units,
 *                open and closed (as if nothing were closed; as the case closes),
 *                each {inside, outside} of {streetMm, inTimeMm, tooLateMm, closedMm, cutOffMm,
 *                halfWithinMs, ninetyWithinMs (of all street, by the first due)}];
 *                null without a goal
 * </pre>
 *
 * <p>Single calls are not in it: they are in {@code events.jsonl} of one run, and follow from the
 * seed for all others.
 */
public final class ResultJson {
  private ResultJson() {}

  /** The text, with a line break at its end. */
  public static String write(StudyResult result, StudyFigures figures) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    JsonMapper writer =
        JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(lines))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    return writer.writeValueAsString(study(result, figures)) + "\n";
  }

  private static Map<String, @Nullable Object> study(StudyResult result, StudyFigures figures) {
    StudyFacts f = result.facts();
    Summary summary = new Summary(f, figures);
    Map<String, @Nullable Object> o = new LinkedHashMap<>();
    o.put("format", "cordon-study-result");
    o.put("version", 1);
    o.put("origin", summary.origin());
    o.put("scenario", f.question().scenario());
    o.put("title", f.question().title());
    o.put("asked", f.question().asked());
    o.put("headlineCase", f.question().headlineCase());
    o.put("referenceCase", f.question().referenceCase());
    o.put("seed", f.seed());
    o.put("runs", result.runs());
    o.put("scenarioSha256", f.hashes().scenario());
    o.put("citySha256", f.hashes().city());
    o.put("window", window(f.window()));
    o.put("goals", f.goals().stream().map(ResultJson::goal).toList());
    o.put("definitions", summary.definitions());
    o.put("headline", summary.headline());
    List<Object> cases = new ArrayList<>();
    for (int i = 0; i < result.cases().size(); i++) {
      cases.add(oneCase(result.cases().get(i), figures.cases().get(i)));
    }
    o.put("cases", cases);
    o.put("differences", figures.differences().stream().map(ResultJson::difference).toList());
    o.put("sensitivities", figures.sensitivities().stream().map(ResultJson::range).toList());
    o.put("coverage", coverage(result.coverage()));
    return o;
  }

  private static @Nullable Object coverage(StaticCoverage c) {
    if (c.rows().isEmpty()) {
      return null;
    }
    Map<String, @Nullable Object> o = new LinkedHashMap<>();
    o.put("origin", "computed from the map, no simulation");
    o.put("atMs", c.atMs());
    o.put("baseCase", c.baseCase());
    o.put("rows", c.rows().stream().map(ResultJson::coverage).toList());
    return o;
  }

  private static Map<String, @Nullable Object> coverage(StaticCoverage.Row row) {
    Map<String, @Nullable Object> o = new LinkedHashMap<>();
    o.put("case", row.caseName());
    o.put("service", row.service().name().toLowerCase(Locale.ROOT));
    o.put("withinMs", row.withinMs());
    o.put("units", row.units());
    o.put("open", sides(row.open()));
    o.put("closed", sides(row.closed()));
    return o;
  }

  private static Map<String, @Nullable Object> sides(StaticCoverage.Sides sides) {
    Map<String, @Nullable Object> o = new LinkedHashMap<>();
    o.put("inside", lengths(sides.inside()));
    o.put("outside", lengths(sides.outside()));
    return o;
  }

  private static Map<String, @Nullable Object> lengths(StaticCoverage.Lengths l) {
    Map<String, @Nullable Object> o = new LinkedHashMap<>();
    o.put("streetMm", l.streetMm());
    o.put("inTimeMm", l.inTimeMm());
    o.put("tooLateMm", l.tooLateMm());
    o.put("closedMm", l.closedMm());
    o.put("cutOffMm", l.cutOffMm());
    o.put("halfWithinMs", l.halfWithinMs() < 0 ? "not-reached" : (Object) l.halfWithinMs());
    o.put("ninetyWithinMs", l.ninetyWithinMs() < 0 ? "not-reached" : (Object) l.ninetyWithinMs());
    return o;
  }

  private static Map<String, @Nullable Object> window(StudyFacts.Window w) {
    Map<String, @Nullable Object> o = new LinkedHashMap<>();
    o.put("zoneId", w.zoneId());
    o.put("fromMs", w.fromMs());
    o.put("untilMs", w.untilMs());
    o.put("horizonMs", w.horizonMs());
    return o;
  }

  private static Map<String, @Nullable Object> goal(Goal g) {
    Map<String, @Nullable Object> o = new LinkedHashMap<>();
    o.put("service", g.service().name().toLowerCase(Locale.ROOT));
    o.put("priority", g.priority());
    o.put("withinMs", g.withinMs());
    o.put("source", g.source());
    return o;
  }

  private static Map<String, @Nullable Object> oneCase(
      CaseResult c, StudyFigures.CaseFigures figures) {
    Map<String, @Nullable Object> o = new LinkedHashMap<>();
    o.put("name", c.name());
    o.put("title", c.title());
    Map<String, @Nullable Object> groups = new LinkedHashMap<>();
    figures.groups().forEach(f -> groups.put(f.group().key(), group(f)));
    o.put("groups", groups);
    o.put("runs", c.runs().stream().map(ResultJson::run).toList());
    return o;
  }

  private static Map<String, @Nullable Object> group(Figures f) {
    Map<String, @Nullable Object> o = new LinkedHashMap<>();
    counts(o, f.total());
    Map<String, Long> outcomes = new LinkedHashMap<>();
    f.outcomes().forEach((k, n) -> outcomes.put(CaseTables.words(k.name()).replace(' ', '-'), n));
    o.put("outcomes", outcomes);
    Measures m = f.measures();
    o.put("withinGoalPpm", m == null ? null : ppm(m.withinGoal()));
    o.put("reachedPpm", m == null ? null : ppm(m.reached()));
    o.put("medianMs", m == null ? null : ms(m.medianMs()));
    o.put("p90Ms", m == null ? null : ms(m.p90Ms()));
    o.put("meanToHorizonMs", m == null ? null : ms(m.meanToHorizonMs()));
    o.put("perRun", f.runs().stream().map(ResultJson::tally).toList());
    return o;
  }

  private static void counts(Map<String, @Nullable Object> o, Tally t) {
    o.put("calls", t.calls());
    o.put("callsWithGoal", t.callsWithGoal());
    o.put("withinGoal", t.withinGoal());
    o.put("unreached", t.unreached());
  }

  private static Map<String, @Nullable Object> tally(Tally t) {
    Map<String, @Nullable Object> o = new LinkedHashMap<>();
    counts(o, t);
    o.put("medianMs", ms(t.medianMs()));
    o.put("p90Ms", ms(t.p90Ms()));
    return o;
  }

  private static Map<String, @Nullable Object> run(RunResult r) {
    Map<String, @Nullable Object> o = new LinkedHashMap<>();
    o.put("run", r.run());
    o.put("overrides", r.counts().overrides());
    o.put("accessAttempts", r.counts().accessAttempts());
    o.put("meetingPointsSet", r.counts().meetingPointsSet());
    o.put("meetingPointsChanged", r.counts().meetingPointsChanged());
    o.put("alarms", new TreeMap<>(r.counts().alarms()));
    Transports transports = r.counts().transports();
    if (!transports.unhindered()) {
      o.put("hospitalsCutOff", new TreeMap<>(transports.cutOff()));
      o.put("transportsWithoutHospital", transports.nowhere());
    }
    WaitingSeries w = r.waiting();
    Map<String, @Nullable Object> waiting = new LinkedHashMap<>();
    waiting.put("fromMs", w.fromMs());
    waiting.put("bucketMs", w.bucketMs());
    waiting.put("calls", w.waiting());
    o.put("waiting", waiting);
    return o;
  }

  private static Map<String, @Nullable Object> difference(Difference d) {
    Map<String, @Nullable Object> o = new LinkedHashMap<>();
    o.put("case", d.caseName());
    o.put("reference", d.referenceName());
    o.put("group", d.group().key());
    o.put("withinGoalPpm", ppm(d.withinGoal()));
    o.put("reachedPpm", ppm(d.reached()));
    o.put("meanToHorizonMs", ms(d.meanToHorizonMs()));
    o.put("pairedCalls", d.pairs().calls());
    o.put("gained", d.pairs().gained());
    o.put("lost", d.pairs().lost());
    return o;
  }

  private static Map<String, @Nullable Object> range(StudyFigures.Range r) {
    List<Object> settings = new ArrayList<>();
    for (StudyFigures.Range.Setting s : r.settings()) {
      Measures m = s.figures().measures();
      Map<String, @Nullable Object> o = new LinkedHashMap<>();
      o.put("label", s.label());
      o.put("withinGoalPpm", m == null ? null : ppm(m.withinGoal()));
      o.put("lessBasePpm", ppm(s.fromBase().withinGoal()));
      o.put("reachedPpm", m == null ? null : ppm(m.reached()));
      o.put("medianMs", m == null ? null : ms(m.medianMs()));
      settings.add(o);
    }
    Map<String, @Nullable Object> o = new LinkedHashMap<>();
    o.put("name", r.name());
    o.put("title", r.title());
    o.put("settings", settings);
    return o;
  }

  private static @Nullable Object ppm(@Nullable Estimate e) {
    return e == null ? null : estimate(e, 1e6);
  }

  private static Object ms(Estimate e) {
    return estimate(e, 1);
  }

  private static Object estimate(Estimate e, double unit) {
    Map<String, @Nullable Object> o = new LinkedHashMap<>();
    o.put("value", ms(e.value() * unit));
    if (e.hasInterval()) {
      o.put("low", ms(e.low() * unit));
      o.put("high", ms(e.high() * unit));
    }
    return o;
  }

  private static @Nullable Object ms(double value) {
    if (Double.isNaN(value)) {
      return null;
    }
    return Double.isInfinite(value) ? "not-reached" : (Object) Math.round(value);
  }
}
