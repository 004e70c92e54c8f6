package org.cordon.brief.situation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cordon.brief.account.CallOnRecord;
import org.cordon.brief.page.Wording;
import org.cordon.dispatch.model.Alarm;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.Hold;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.Milestone;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Times;

/** Calls that cannot be reached: by beat and zone, never by address. */
final class CallsPanel {
  private static final int SHOWN = 20;
  private static final int SHOWN_ENDED = 8;

  private static final Comparator<CallOnRecord> URGENT_FIRST =
      Comparator.<CallOnRecord>comparingInt(c -> c.incident().priority())
          .thenComparingLong(c -> c.incident().timeMs(Milestone.RECEIVED))
          .thenComparing(c -> c.incident().id());

  private final Telling telling;
  private final List<CallOnRecord> unreachable = new ArrayList<>();
  private final List<CallOnRecord> heldElsewhere = new ArrayList<>();
  private final List<CallOnRecord> notReached = new ArrayList<>();
  private final Map<IncidentOutcome, Integer> endedInside = new EnumMap<>(IncidentOutcome.class);
  private int open;
  private int openInside;
  private int inside;
  private int all;
  private int notReachedInside;

  private CallsPanel(Telling telling) {
    this.telling = telling;
    for (CallOnRecord call : telling.account().calls()) {
      if (call.incident().mergedInto().isEmpty()) { // else it is counted with another
        sort(call);
      }
    }
    unreachable.sort(URGENT_FIRST);
    heldElsewhere.sort(URGENT_FIRST);
  }

  static Panel of(Telling telling) {
    return new CallsPanel(telling).panel();
  }

  private void sort(CallOnRecord call) {
    Incident incident = call.incident();
    all++;
    inside += call.inside() ? 1 : 0;
    IncidentOutcome outcome = incident.outcome();
    if (outcome == null) {
      open++;
      openInside += call.inside() ? 1 : 0;
      if (call.cannotBeReached()) {
        unreachable.add(call);
      } else if (incident.hold() != null && !call.inside()) {
        heldElsewhere.add(call);
      }
      return;
    }
    if (call.inside()) {
      endedInside.merge(outcome, 1, Integer::sum);
    }
    if (call.notReached()) {
      notReached.add(call);
      notReachedInside += call.inside() ? 1 : 0;
    }
  }

  private Panel panel() {
    int n = unreachable.size();
    Panel.Headline headline =
        new Panel.Headline(
            n > 0 ? Mark.STOP : Mark.WELL,
            String.valueOf(n),
            n == 1
                ? "call inside cannot be reached by driving there"
                : "calls inside cannot be reached by driving there",
            List.of(
                Wording.count(openInside, "call", "calls") + " open inside",
                notReachedInside + " of " + ended() + " ended inside not reached"));
    List<Group> groups = new ArrayList<>();
    groups.add(
        shown("Inside a zone, open now", "No open call inside a zone has to wait.", unreachable));
    groups.add(shown("Held elsewhere, no zone involved", "", heldElsewhere));
    groups.add(over());
    return new Panel("calls", "Calls we cannot reach", headline, lead(), groups);
  }

  private int ended() {
    return endedInside.values().stream().mapToInt(i -> i).sum();
  }

  private List<String> lead() {
    List<String> lead = new ArrayList<>();
    lead.add(
        "Open now: "
            + Wording.count(open, "call", "calls")
            + ", "
            + Wording.amount(openInside)
            + " of them inside a zone; "
            + Wording.amount(unreachable.size())
            + " of those cannot be reached by driving there"
            + kinds()
            + ".");
    int ended = ended();
    List<String> outcomes = new ArrayList<>();
    endedInside.forEach((outcome, n) -> outcomes.add(Wording.amount(n) + " " + outcome(outcome)));
    lead.add(
        "Received so far: "
            + Wording.count(all, "call", "calls")
            + ", "
            + Wording.amount(inside)
            + " of them inside a zone.");
    lead.add(
        "Ended inside a zone so far: "
            + Wording.amount(ended)
            + (outcomes.isEmpty() ? "" : " \u2013 " + String.join(", ", outcomes))
            + ". Not reached: "
            + Wording.amount(notReachedInside)
            + " of "
            + Wording.amount(ended)
            + " inside, "
            + Wording.amount(notReached.size() - notReachedInside)
            + " of "
            + Wording.amount(all - open - ended)
            + " elsewhere.");
    return lead;
  }

  private String kinds() {
    Map<RecommendationKind, Integer> kinds = new EnumMap<>(RecommendationKind.class);
    unreachable.forEach(c -> kinds.merge(c.incident().kind(), 1, Integer::sum));
    List<String> words = new ArrayList<>();
    kinds.forEach((kind, n) -> words.add(n + " " + kind(kind)));
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }

  private static String kind(RecommendationKind kind) {
    return switch (kind) {
      case DIRECT -> "direct";
      case ESCORTED -> "waiting for an escort";
      case MEET -> "coming out to a meeting point";
      case STAGED -> "crew staged outside";
      case HELD -> "held";
    };
  }

  private static String outcome(IncidentOutcome outcome) {
    return Wording.word(outcome);
  }

  private Group shown(String title, String none, List<CallOnRecord> calls) {
    List<Item> items = calls.stream().limit(SHOWN).map(this::open).toList();
    return new Group(title, none, items, calls.size() - items.size());
  }

  private Group over() {
    int first = Math.max(0, notReached.size() - SHOWN_ENDED);
    List<Item> items =
        notReached.subList(first, notReached.size()).reversed().stream().map(this::over).toList();
    return new Group(
        "Ended not reached, the latest first", "No call ended not reached so far.", items, first);
  }

  private String where(Incident incident) {
    String beat = incident.beat().isEmpty() ? "beat not known" : "beat " + incident.beat();
    List<String> zones = incident.zoneIds().stream().map(telling::zone).toList();
    return zones.isEmpty() ? beat : beat + ", in " + Wording.list(zones, "");
  }

  private String title(Incident incident) {
    return incident.type() + ", priority " + incident.priority() + " \u2013 " + where(incident);
  }

  private Item open(CallOnRecord call) {
    Incident incident = call.incident();
    long receivedMs = incident.timeMs(Milestone.RECEIVED);
    Item.Draft draft =
        Item.draft(
                incident.kind() == RecommendationKind.HELD ? Mark.STOP : Mark.LOOK,
                kind(incident.kind()) + " for " + Wording.duration(telling.atMs() - receivedMs),
                title(incident))
            .gist(gist(incident))
            .line("Incident", incident.id())
            .line("Received", telling.time(receivedMs))
            .line("Why", why(incident));
    hold(incident, draft);
    point(incident, draft);
    draft.line("Caller", caller(incident));
    draft.line("Units", units(incident));
    for (Alarm alarm : telling.alarms(incident.id())) {
      draft.line("Alarm", telling.said(alarm)).on(telling.account().number(alarm));
    }
    return draft.on(call.numbers()).done();
  }

  private static String why(Incident incident) {
    Hold hold = incident.hold();
    return Telling.plain(hold == null ? incident.reason() : hold.reason().why());
  }

  /** Why, and when somebody calls back. */
  private String gist(Incident incident) {
    Hold hold = incident.hold();
    if (hold == null) {
      MeetingPoint point = incident.point();
      return point == null ? "" : "to " + point.spokenName();
    }
    long due = hold.callbackDueMs();
    return Telling.plain(hold.reason().why())
        + (due >= Times.NEVER_MS
            ? ""
            : due < telling.atMs()
                ? "; callback overdue by " + Wording.duration(telling.atMs() - due)
                : "; callback in " + Wording.duration(due - telling.atMs()));
  }

  private void hold(Incident incident, Item.Draft draft) {
    Hold hold = incident.hold();
    if (hold == null) {
      return;
    }
    draft.line("Would release it", hold.reason().release());
    long due = hold.callbackDueMs();
    String owner = hold.callbackOwner().isEmpty() ? "nobody named" : hold.callbackOwner();
    draft.line(
        "Callback",
        due >= Times.NEVER_MS
            ? "done, no further one due"
            : owner
                + ", due "
                + telling.time(due)
                + (due < telling.atMs()
                    ? " \u2013 overdue by " + Wording.duration(telling.atMs() - due)
                    : ""));
  }

  private void point(Incident incident, Item.Draft draft) {
    MeetingPoint point = incident.point();
    if (point == null) {
      return;
    }
    draft.line("Meeting point", point.spokenName() + ", version " + point.version());
    List<String> missing = incident.missingParties().stream().map(Object::toString).toList();
    draft.line("Point not acknowledged by", Wording.list(missing, "nobody: all hold it"));
  }

  private static String caller(Incident incident) {
    List<String> staying = incident.staying().stream().map(c -> c.id()).toList();
    return staying.isEmpty()
        ? ""
        : incident.staying().size() + " cannot be moved or are not safe to move";
  }

  private static String units(Incident incident) {
    List<String> units =
        incident.assignments().stream()
            .filter(Assignment::active)
            .map(a -> a.unit().id() + " (" + Wording.word(a.task()) + ")")
            .toList();
    return Wording.list(units, "nobody is on the way");
  }

  private Item over(CallOnRecord call) {
    Incident incident = call.incident();
    long receivedMs = incident.timeMs(Milestone.RECEIVED);
    return Item.draft(
            Mark.OPEN,
            "not reached, after " + Wording.duration(incident.endedMs() - receivedMs),
            title(incident))
        .line("Incident", incident.id())
        .line("Received", telling.time(receivedMs))
        .line("Ended", telling.time(incident.endedMs()))
        .line("Last recommended", Telling.plain(incident.reason()))
        .on(call.numbers())
        .done();
  }
}
