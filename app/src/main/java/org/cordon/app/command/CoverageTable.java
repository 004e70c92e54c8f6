package org.cordon.app.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cordon.app.command.CoverageAnswer.State;
import org.cordon.roads.coverage.Change;
import org.cordon.roads.coverage.Gap;
import org.cordon.roads.coverage.Tally;
import tools.jackson.databind.node.ObjectNode;

/** Coverage in figures: a short table for people, and one JSON object. */
final class CoverageTable {
  private static final int NAMED_MOVES = 5;

  private CoverageTable() {}

  /** What a gap is called: too-far, closed, cut-off. */
  static String name(Gap gap) {
    return gap.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The same in a sentence. */
  static String words(Gap gap) {
    return switch (gap) {
      case TOO_FAR -> "reached, but later";
      case CLOSED -> "closed";
      case CUT_OFF -> "open, but no way there";
    };
  }

  static List<String> lines(CoverageAnswer answer) {
    List<String> lines = new ArrayList<>();
    CoverageAnswer.Asked asked = answer.asked();
    int units = asked.roster().size();
    lines.add(
        Words.of(asked.profile())
            + ": within "
            + Words.duration(asked.goalMs())
            + " (turnout and travel) of "
            + units
            + (units == 1 ? " unit" : " units")
            + "; "
            + Words.km(answer.before().tally().streetMm())
            + " of street");
    if (answer.change() != null) {
      lines.add(row("", answer, State::when));
    }
    lines.add(row("within the goal", answer, s -> of(s, s.tally().inTimeMm())));
    for (Gap gap : Gap.values()) {
      lines.add(row(words(gap), answer, s -> of(s, s.tally().gapMm(gap))));
    }
    lines.add(row("longest time", answer, s -> longest(s.tally())));
    for (State state : answer.states()) {
      lines.addAll(farthest(answer, state));
    }
    Change change = answer.change();
    if (change != null) {
      lines.addAll(changes(answer, change));
    }
    lines.add("first due");
    for (int u = 0; u < units; u++) {
      int unit = u;
      lines.add(row("  " + asked.unit(u), answer, s -> of(s, s.tally().firstDueMm().get(unit))));
    }
    return lines;
  }

  private static String row(String name, CoverageAnswer answer, Function<State, String> cell) {
    return String.format(Locale.ROOT, "%-23s", name)
        + answer.states().stream()
            .map(s -> String.format(Locale.ROOT, "%20s", cell.apply(s)))
            .collect(Collectors.joining());
  }

  private static String of(State state, long mm) {
    return String.format(Locale.ROOT, "%s %8s", Words.km(mm), state.share(mm));
  }

  private static List<String> farthest(CoverageAnswer answer, State state) {
    int edge = state.tally().longest().edge();
    if (edge < 0) {
      return List.of();
    }
    String street = answer.city().name(edge);
    return List.of(
        "  "
            + (answer.states().size() == 1 ? "" : state.when() + " ")
            + "on "
            + (street.isEmpty() ? "a street without a name" : street)
            + " at "
            + answer.longestAt(state));
  }

  private static String longest(Tally tally) {
    return tally.longest().edge() < 0 ? "nobody comes" : Words.duration(tally.longest().ms());
  }

  private static List<String> changes(CoverageAnswer answer, Change change) {
    List<String> why = new ArrayList<>();
    for (Gap gap : Gap.values()) {
      if (change.lostMm(gap) > 0) {
        why.add(Words.km(change.lostMm(gap)) + " " + words(gap));
      }
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "lost: "
            + Words.km(change.lostAllMm())
            + " was reached within the goal and is not after"
            + (why.isEmpty() ? "" : ": " + String.join(", ", why)));
    List<String> moves = moves(answer, change);
    lines.add(
        "another unit is first due on "
            + Words.km(change.movedMm())
            + (moves.isEmpty()
                ? ""
                : ": " + String.join(", ", moves.stream().limit(NAMED_MOVES).toList()))
            + (moves.size() > NAMED_MOVES ? " and " + (moves.size() - NAMED_MOVES) + " more" : ""));
    return lines;
  }

  /** Who takes over from whom, the most first. */
  static List<Change.Pair> most(Change change) {
    return change.moved().entrySet().stream()
        .sorted(
            Map.Entry.<Change.Pair, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> moves(CoverageAnswer answer, Change change) {
    return most(change).stream()
        .map(pair ->
            answer.asked().unit(pair.after())
                + " for "
                + answer.asked().unit(pair.before())
                + " "
                + Words.km(change.moved().getOrDefault(pair, 0L)))
        .toList();
  }

  static ObjectNode asJson(CoverageAnswer answer) {
    ObjectNode json = Console.object();
    json.put("profile", Words.of(answer.asked().profile()))
        .put("goalMs", answer.asked().goalMs())
        .put("streetMm", answer.before().tally().streetMm())
        .put("cellM", answer.grid().cellM());
    Words.speeds(json, answer.metric());
    for (State state : answer.states()) {
      state(json.putObject(state.when()), answer, state);
    }
    Change change = answer.change();
    if (change != null) {
      ObjectNode lost = json.putObject("lostMm").put("all", change.lostAllMm());
      for (Gap gap : Gap.values()) {
        lost.put(name(gap), change.lostMm(gap));
      }
      json.put("gainedMm", change.gainedMm());
      var moved = json.putArray("firstDueChanged");
      change
          .moved()
          .forEach((pair, mm) ->
              moved
                  .addObject()
                  .put("before", answer.asked().unit(pair.before()))
                  .put("after", answer.asked().unit(pair.after()))
                  .put("streetMm", mm));
    }
    return json;
  }

  private static void state(ObjectNode json, CoverageAnswer answer, State state) {
    Tally tally = state.tally();
    json.put("withinGoalMm", tally.inTimeMm());
    ObjectNode gaps = json.putObject("gapMm");
    for (Gap gap : Gap.values()) {
      gaps.put(name(gap), tally.gapMm(gap));
    }
    if (tally.longest().edge() < 0) {
      json.putNull("longest");
    } else {
      ObjectNode longest = json.putObject("longest").put("ms", tally.longest().ms());
      longest.put("street", answer.city().name(tally.longest().edge()));
      Words.place(longest, answer.longestAt(state));
    }
    var units = json.putArray("units");
    for (int u = 0; u < answer.asked().roster().size(); u++) {
      units
          .addObject()
          .put("unit", answer.asked().unit(u))
          .put("firstDueMm", tally.firstDueMm().get(u))
          .put("firstDueWithinGoalMm", tally.firstDueInTimeMm().get(u));
    }
  }
}
