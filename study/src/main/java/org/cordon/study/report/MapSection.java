package org.cordon.study.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.study.report.MapFacts.Outline;
import org.cordon.study.report.MapFacts.Site;
import org.cordon.study.result.CallFate;
import org.cordon.study.result.CaseResult;
import org.cordon.study.result.Origin;
import org.cordon.study.result.RunResult;
import org.cordon.study.result.StudyFacts;

/** The maps with their legend. Recorded calls are never drawn: a place can give a person away. */
final class MapSection {
  private static final int MOST = 1500;

  private final Markup out;
  private final ReportInput input;
  private final StudyFacts facts;

  MapSection(Markup out, ReportInput input) {
    this.out = out;
    this.input = input;
    this.facts = input.result().facts();
  }

  void write() {
    out.text("h2", "The map");
    CaseResult headline = input.result().named(facts.question().headlineCase());
    CaseResult reference = input.result().named(facts.question().referenceCase());
    if (!input.map().outlines().isEmpty()) {
      out.open("div", "class", "pair");
      closeUp("map-reference", reference);
      if (!reference.name().equals(headline.name())) {
        closeUp("map-headline", headline);
      }
      out.close();
    }
    overview(headline);
    legend(reference, headline);
  }

  private void closeUp(String id, CaseResult c) {
    List<CallFate> calls = thinned(fates(c).stream().filter(f -> f.call().inZone()).toList());
    String title = "The zone: " + c.title();
    out.open("figure");
    out.raw(MapSvg.closeUp(input, new PlotSvg.Words(id, title, describe(calls)), calls));
    out.open("figcaption").text("b", c.title() + ". ").text(caption(calls, c)).close();
    out.close();
  }

  private void overview(CaseResult c) {
    List<CallFate> calls = thinned(fates(c));
    out.open("figure").open("div", "class", "scroll");
    out.raw(
        MapSvg.overview(
            input,
            new PlotSvg.Words("map-city", "The whole town: " + c.title(), describe(calls)),
            calls));
    out.close();
    out.open("figcaption").text("b", "The whole town, " + c.title() + ". ");
    out.text(caption(calls, c) + " Drawn from the town's own streets.").close().close();
  }

  private List<CallFate> fates(CaseResult c) {
    return facts.origin() == Origin.SIMULATED ? firstRun(c).fates() : List.of();
  }

  private static RunResult firstRun(CaseResult c) {
    return c.runs().getFirst();
  }

  /** Every n-th of the calls reached; all others. */
  private static List<CallFate> thinned(List<CallFate> calls) {
    int every = (calls.size() + MOST - 1) / MOST;
    List<CallFate> kept = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      if (i % every == 0 || calls.get(i).outcome() != IncidentOutcome.REACHED) {
        kept.add(calls.get(i));
      }
    }
    return kept;
  }

  private String caption(List<CallFate> calls, CaseResult c) {
    if (facts.origin() != Origin.SIMULATED) {
      return "Recorded calls are not drawn, to protect those who made them.";
    }
    return Numbers.count(calls.size())
        + " simulated calls of run "
        + firstRun(c).run()
        + " of "
        + c.runs().size()
        + ".";
  }

  private static String describe(List<CallFate> calls) {
    StringBuilder text = new StringBuilder("Calls drawn by outcome:");
    for (IncidentOutcome outcome : IncidentOutcome.values()) {
      long n = calls.stream().filter(f -> f.outcome() == outcome).count();
      text.append(n == 0 ? "" : " " + CaseTables.words(outcome.name()) + " " + n + ".");
    }
    return text.toString();
  }

  private void legend(CaseResult reference, CaseResult headline) {
    Set<IncidentOutcome> outcomes = EnumSet.noneOf(IncidentOutcome.class);
    fates(reference).forEach(f -> outcomes.add(f.outcome()));
    fates(headline).forEach(f -> outcomes.add(f.outcome()));
    out.open("ul", "class", "legend");
    for (IncidentOutcome outcome : outcomes) {
      sign(CaseTables.words(outcome.name()));
      out.empty("use", "href", "#" + CallSymbols.id(outcome));
      signed(CaseTables.words(outcome.name()));
    }
    Set<Site.Kind> kinds = EnumSet.noneOf(Site.Kind.class);
    input.map().sites().forEach(s -> kinds.add(s.kind()));
    for (Site.Kind kind : kinds) {
      sign(kind.label);
      CallSymbols.site(out, kind);
      signed(kind.label);
    }
    List<Outline> outlines = input.map().outlines();
    for (int i = 0; i < outlines.size(); i++) {
      Outline o = outlines.get(i);
      String zone = facts.window().zoneId();
      String text =
          o.label()
              + " ("
              + Numbers.dayAndTime(o.fromMs(), zone)
              + " to "
              + Numbers.dayAndTime(Math.min(o.untilMs(), facts.window().untilMs()), zone)
              + ")";
      sign(text);
      out.empty("path", "d", "M-11-8H11V8H-11Z", "class", "zone z" + Math.min(i, 4));
      signed(text);
    }
    out.close();
  }

  private void sign(String text) {
    out.open("li")
        .open(
            "svg",
            "xmlns",
            "http://www.w3.org/2000/svg",
            "viewBox",
            "-13 -11 26 22",
            "role",
            "img",
            "aria-label",
            text);
  }

  private void signed(String text) {
    out.close().text("span", text).close();
  }
}
