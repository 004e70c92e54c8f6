package org.cordon.brief.joint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.cordon.brief.account.Account;
import org.cordon.brief.account.CallOnRecord;
import org.cordon.brief.account.ZoneOnRecord;
import org.cordon.brief.figure.Figure;
import org.cordon.brief.figure.Slug;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Milestone;

/** How calls ended, and those that nobody reached: by figures alone. */
record CallLines(Account account, Said said, List<Figure> figures, Lines lines) {
  private Figure figure(String id) {
    return figures.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }

  private List<Long> entries(List<String> ids) {
    TreeSet<Long> all = new TreeSet<>();
    ids.forEach(id -> all.addAll(figure(id).entries()));
    return List.copyOf(all);
  }

  void calls() {
    List<ZoneOnRecord> zones = account.zones();
    if (zones.isEmpty() && account.size() > 0) {
      outcomes("calls", "Calls on record");
      times("calls", "All calls");
    }
    for (ZoneOnRecord zone : zones) {
      String id = Slug.of(zone.zone().id());
      outcomes(id, "Calls inside " + zone.zone().name() + " since it was closed");
      held(id, zone.zone().name());
      times(id, "Inside " + zone.zone().name());
      times(id + ".outside", "Outside of every zone in the same time");
      dealings(id, zone.zone().name());
    }
  }

  private void outcomes(String id, String what) {
    List<String> ids = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    ids.add(id + ".received");
    for (IncidentOutcome outcome : IncidentOutcome.values()) {
      String word = Said.words(outcome);
      String one = id + "." + word.replace(' ', '-');
      ids.add(one);
      parts.add(figure(one).value() + " " + word);
    }
    ids.add(id + ".open");
    parts.add(figure(id + ".open").value() + " still open");
    lines.add(
        Section.CALLS,
        id,
        what + ": " + figure(id + ".received").words() + ", of these " + Said.list(parts) + ".",
        ids,
        entries(List.of(id + ".received", id + ".open")));
  }

  private void held(String id, String name) {
    Figure wait = figure(id + ".longest-wait");
    String longest =
        wait.value() == Figure.NONE ? "" : "; the longest wait so far is " + wait.words();
    List<String> ids = List.of(id + ".held", id + ".longest-wait");
    lines.add(
        Section.CALLS,
        id + "-held",
        "Held inside " + name + " now: " + figure(id + ".held").words() + longest + ".",
        ids,
        entries(ids));
  }

  private void times(String id, String what) {
    List<String> ids = List.of(id + ".median", id + ".p90");
    Figure received = figure(id + ".received");
    lines.add(
        Section.CALLS,
        id.replace('.', '-') + "-times",
        what
            + ", receipt of the call to hands-on over all "
            + received.words()
            + " calls, those not reached counted as never: median "
            + figure(id + ".median").words()
            + "; 9 of 10 within: "
            + figure(id + ".p90").words()
            + ".",
        List.of(id + ".received", id + ".median", id + ".p90"),
        entries(ids));
  }

  private void dealings(String id, String name) {
    List<String> ids =
        List.of(
            id + ".attempts", id + ".attempts-failed", id + ".contacts", id + ".contacts-failed");
    lines.add(
        Section.CALLS,
        id + "-dealings",
        "Attempts to enter "
            + name
            + ": "
            + figure(ids.get(0)).words()
            + ", failed "
            + figure(ids.get(1)).value()
            + ". Contacts tried: "
            + figure(ids.get(2)).words()
            + ", failed "
            + figure(ids.get(3)).value()
            + ".",
        ids,
        entries(ids));
  }

  void notReached() {
    List<CallOnRecord> lost = new ArrayList<>();
    List<CallOnRecord> away = new ArrayList<>();
    boolean zones = !account.zones().isEmpty();
    for (CallOnRecord call : account.calls()) {
      if (call.notReached() && (call.inside() || !zones)) {
        lost.add(call);
      }
      if (call.cannotBeReached()) {
        away.add(call);
      }
    }
    for (ZoneOnRecord zone : account.zones()) {
      String id = Slug.of(zone.zone().id()) + ".not-reached";
      lines.add(
          Section.NOT_REACHED,
          zone.zone().id(),
          "Inside "
              + zone.zone().name()
              + " since it was closed, not reached: "
              + figure(id).words()
              + ". People who stopped calling are in no record of calls.",
          List.of(id),
          figure(id).entries());
    }
    list(away, "open-", "Out of reach now");
    list(lost, "", "Not reached");
  }

  private void list(List<CallOnRecord> calls, String key, String what) {
    calls.sort(
        Comparator.comparingInt((CallOnRecord c) -> c.incident().priority())
            .thenComparingLong(c -> c.incident().timeMs(Milestone.RECEIVED))
            .thenComparing(c -> c.incident().id()));
    int shown = Math.min(calls.size(), Lines.MOST);
    for (CallOnRecord call : calls.subList(0, shown)) {
      Incident i = call.incident();
      lines.add(
          Section.NOT_REACHED,
          key + i.id(),
          what
              + ": "
              + Said.cut(i.type(), 40)
              + ", priority "
              + i.priority()
              + (i.beat().isEmpty() ? "" : ", beat " + i.beat())
              + ", received "
              + said.brief(i.timeMs(Milestone.RECEIVED))
              + ": "
              + Said.cut(i.reason(), 120)
              + ".",
          call.numbers());
    }
    TreeSet<Long> rest = new TreeSet<>();
    calls.subList(shown, calls.size()).forEach(c -> rest.addAll(c.numbers()));
    lines.more(
        Section.NOT_REACHED,
        calls.size() - shown + " calls " + what.toLowerCase(java.util.Locale.ROOT),
        List.copyOf(rest));
  }
}
