package org.cordon.brief.situation;

import java.util.ArrayList;
import java.util.List;
import org.cordon.brief.account.DecisionOnRecord;
import org.cordon.brief.page.Wording;
import org.cordon.dispatch.model.Alarm;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.Ownership;
import org.cordon.dispatch.model.Ownership.Said;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.account.About;
import org.cordon.dispatch.model.account.Part;
import org.cordon.dispatch.model.account.Part.Did;

/** Decisions, and whose they are by what is entered; nobody is guessed. */
final class DecisionsPanel {
  /** Alarms about rules, agreements and decisions; those about calls stand beside the calls. */
  private static boolean ofAccount(AlarmKind kind) {
    return switch (kind) {
      case NO_OWNED_DECISION,
          RULE_CHANGE_PROPOSED,
          RULE_EXPIRING,
          RULE_EXPIRED,
          AGREEMENT_EXPIRING,
          PERMISSION_WITHDRAWN ->
          true;
      default -> false;
    };
  }

  private final Telling telling;

  private DecisionsPanel(Telling telling) {
    this.telling = telling;
  }

  static Panel of(Telling telling) {
    return new DecisionsPanel(telling).panel();
  }

  private Panel panel() {
    List<DecisionOnRecord> decisions = telling.account().decisions();
    List<Item> without = of(decisions, Ownership.Standing.WITHOUT_AN_OWNER);
    List<Item> disputed = of(decisions, Ownership.Standing.DISPUTED);
    List<Item> owned = of(decisions, Ownership.Standing.OWNED);
    List<Item> alarms = alarms();
    int n = without.size();
    Panel.Headline headline =
        new Panel.Headline(
            n > 0 ? Mark.STOP : Mark.WELL,
            String.valueOf(n),
            n == 1 ? "decision without an owner" : "decisions without an owner",
            beside(without, disputed.size(), alarms.size()));
    List<String> lead =
        List.of(
            "On record: "
                + Wording.count(decisions.size(), "decision", "decisions")
                + " \u2013 "
                + n
                + " without an owner, "
                + disputed.size()
                + " disputed, "
                + owned.size()
                + " owned. Alarms about rules, agreements and decisions that stand: "
                + alarms.size()
                + ".",
            "Nobody is named who is not named by an entry; what is not entered is called not"
                + " established.");
    return new Panel(
        "decisions",
        "Decisions without an owner",
        headline,
        lead,
        List.of(
            Group.of("Without an owner", "No decision on record is without an owner.", without),
            Group.of("Disputed", "", disputed),
            Group.of("Owned", "", owned),
            Group.of("Alarms that stand", "No such alarm stands.", alarms)));
  }

  private static List<String> beside(List<Item> without, int disputed, int alarms) {
    List<String> beside = new ArrayList<>();
    without.stream().limit(2).forEach(i -> beside.add(i.title()));
    if (disputed > 0) {
      beside.add(disputed + " disputed");
    }
    beside.add(Wording.count(alarms, "alarm stands", "alarms stand"));
    return beside;
  }

  private List<Item> of(List<DecisionOnRecord> decisions, Ownership.Standing standing) {
    return decisions.stream()
        .filter(d -> d.ownership().standing() == standing)
        .map(this::item)
        .toList();
  }

  private Item item(DecisionOnRecord decision) {
    Ownership ownership = decision.ownership();
    Item.Draft draft =
        Item.draft(
            switch (ownership.standing()) {
              case OWNED -> Mark.WELL;
              case DISPUTED -> Mark.LOOK;
              case WITHOUT_AN_OWNER -> Mark.STOP;
            },
            Wording.word(ownership.standing()),
            decision.decision().what());
    draft.gist(gist(ownership));
    parts(draft, "Ordered by", ownership, Did.ORDERED, "not established");
    parts(draft, "Advised by", ownership, Did.ADVISED, "");
    parts(draft, "Concurred", ownership, Did.CONCURRED, "");
    parts(draft, "Carried out by", ownership, Did.CARRIED_OUT, "");
    parts(draft, "Disclaimed by", ownership, Did.DISCLAIMED, "");
    authority(draft, ownership);
    draft.line("About", about(decision.decision().about()));
    draft.line("In force", inForce(decision));
    draft.line("Happened", telling.words().happened(decision.item()));
    draft.line(Telling.basis(decision.item()));
    return draft.on(decision.numbers()).done();
  }

  /** Who ordered and who disclaims it, without what it rests on. */
  private static String gist(Ownership ownership) {
    String gist = "ordered by: " + offices(ownership, Did.ORDERED, "not established");
    String disclaimed = offices(ownership, Did.DISCLAIMED, "");
    return disclaimed.isEmpty() ? gist : gist + "; disclaimed by: " + disclaimed;
  }

  private static String offices(Ownership ownership, Did did, String none) {
    List<String> offices =
        ownership.of(did).stream()
            .map(s ->
                s.part().office()
                    + (did == Did.ORDERED && !s.established() ? " (said by others)" : ""))
            .distinct()
            .toList();
    return Wording.list(offices, none);
  }

  private void parts(Item.Draft draft, String label, Ownership of, Did did, String none) {
    List<Said> said = of.of(did);
    if (said.isEmpty()) {
      draft.line(label, none);
    }
    for (Said each : said) {
      draft.line(
          new Line(label, said(each), Line.Kind.WORDS, each.part().provenance().source().link()));
    }
  }

  private String said(Said each) {
    Part part = each.part();
    String standing =
        part.basis() == Part.Basis.DOCUMENTED
            ? "documented"
            : each.established() ? "by its own word" : "said by others, not established";
    return part.office()
        + " ("
        + standing
        + ", "
        + telling.words().happened(each.by())
        + ") \u2013 "
        + Telling.basis(part.provenance());
  }

  /** Whose it is to take, which is not who took it: claimed apart from documented. */
  private void authority(Item.Draft draft, Ownership ownership) {
    for (Said each : ownership.of(Did.MAY_DECIDE)) {
      boolean paper = each.part().basis() == Part.Basis.DOCUMENTED;
      draft.line(
          new Line(
              paper ? "Authority documented" : "Authority claimed",
              said(each),
              Line.Kind.WORDS,
              each.part().provenance().source().link()));
    }
  }

  private String about(About about) {
    List<String> words = new ArrayList<>();
    if (!about.zoneId().isEmpty()) {
      words.add(telling.zone(about.zoneId()));
    }
    if (!about.stationId().isEmpty()) {
      Station station = telling.account().state().units().station(about.stationId());
      words.add(station == null ? about.stationId() : station.name());
    }
    if (!about.service().isEmpty()) {
      words.add(Wording.service(about.service()));
    }
    return String.join(", ", words);
  }

  private String inForce(DecisionOnRecord decision) {
    String period =
        "from "
            + telling.time(decision.decision().period().fromMs())
            + ", "
            + telling.words().until(decision.decision().period().untilMs());
    return decision.inForce(telling.atMs()) ? period : "not now: " + period;
  }

  private List<Item> alarms() {
    List<Item> items = new ArrayList<>();
    for (Alarm alarm : telling.account().state().alarms().all()) {
      if (ofAccount(alarm.kind())) {
        String seen =
            alarm.acknowledgedBy().isEmpty() ? "nobody" : "operator " + alarm.acknowledgedBy();
        items.add(
            Item.draft(Mark.LOOK, Wording.word(alarm.kind()), Telling.plain(alarm.text()))
                .line("About", alarm.subject())
                .line("Stands since", telling.time(alarm.raisedMs()))
                .line("Acknowledged by", seen)
                .on(telling.account().number(alarm))
                .done());
      }
    }
    return items;
  }
}
