package org.cordon.app.command;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cordon.dispatch.codec.Replay;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.State;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.LogReader;
import org.cordon.record.side.SideStore;
import org.cordon.record.side.Sides;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code replay}: folds a log to the state that its engine had, and prints that state's hash. */
@Command(
    name = "replay",
    description = "Folds a log of entries to its state, without map or clock, and prints its hash.",
    footer = {
      "",
      "A log that was cut, edited or reordered is refused with the line. Equal states have equal",
      "hashes; what was sealed is not needed.",
      "",
      "Example:",
      "  cordon replay out/capitol-hill-2020/events.jsonl --at 2020-06-20T02:30-07:00 --json"
    })
public final class ReplayCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "events.jsonl|RECORD", description = "The log, or a record.")
  private String file = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Fold only what was recorded up to this time (ISO 8601 with offset).")
  private @Nullable String at;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  private @Nullable Integer known;

  /** The command, speaking on a console. */
  public ReplayCommand(Console console) {
    this.console = console;
  }

  /** Folds a record: {@code record state}. */
  static int state(Console console, String record, @Nullable String at, boolean json) {
    if (!Stores.isRecord(record)) {
      Stores.read(record).close(); // refuses it by name
    }
    ReplayCommand command = new ReplayCommand(console);
    command.file = record;
    command.at = at;
    command.json = json;
    return command.call();
  }

  @Override
  public Integer call() {
    Instant until = Words.instant(at, "--at");
    Replay replay = replay(until == null ? Long.MAX_VALUE : until.toEpochMilli());
    if (json) {
      console.answer(asJson(replay));
    } else {
      print(replay);
    }
    return 0;
  }

  private Replay replay(long untilMs) {
    if (!Stores.isRecord(file)) {
      return Replay.of(Path.of(file), untilMs);
    }
    try (LogStore store = Stores.read(file)) {
      LogReader log = new LogReader(store);
      String name = String.valueOf(Path.of(Stores.shown(file)).getFileName());
      Replay replay = Replay.of(log, name, untilMs);
      known = knownPlaces(replay, file, log);
      return replay;
    }
  }

  /** Of how many active incidents the side store has the exact place; null without one. */
  private @Nullable Integer knownPlaces(Replay replay, String record, LogReader log) {
    try (SideStore side = Sides.read(record, Sides.nameOf(log))) {
      return side == null ? null : replay.places(side).size();
    } catch (RecordRefusal e) { // the state needs nothing of it
      console.note("without the side store: " + e.getMessage());
      return null;
    }
  }

  /** Those filed and those that ended lately, which can still be reopened. */
  private static List<Incident> ended(State state) {
    List<Incident> ended = new ArrayList<>(state.incidents().filed());
    state.incidents().active().stream().filter(i -> !i.open()).forEach(ended::add);
    return ended;
  }

  private static long open(State state) {
    return state.incidents().active().stream().filter(Incident::open).count();
  }

  private static Map<IncidentOutcome, Long> outcomes(State state) {
    Map<IncidentOutcome, Long> outcomes = new EnumMap<>(IncidentOutcome.class);
    for (Incident incident : ended(state)) {
      IncidentOutcome outcome = incident.outcome();
      if (outcome != null) {
        outcomes.merge(outcome, 1L, Long::sum);
      }
    }
    return outcomes;
  }

  private static String recordedAt(State state) {
    return Instant.ofEpochMilli(state.recordedAtMs()).atOffset(ZoneOffset.UTC).toString();
  }

  private static String spoken(IncidentOutcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private ObjectNode asJson(Replay replay) {
    State state = replay.state();
    ObjectNode object = Console.object();
    object
        .put("file", Stores.shown(file))
        .put("entries", replay.entries())
        .put("recordedAt", recordedAt(state))
        .put("stateHash", state.hash())
        .put("activeIncidents", open(state))
        .put("waitingIncidents", state.waiting().size())
        .put("endedIncidents", ended(state).size())
        .put("activeZones", state.zones().active().size())
        .put("alarms", state.alarms().all().size());
    if (known != null) {
      object.put("activePlacesKnown", known);
    }
    ObjectNode ended = object.putObject("outcomes");
    outcomes(state).forEach((outcome, n) -> ended.put(spoken(outcome), n));
    return object;
  }

  private void print(Replay replay) {
    State state = replay.state();
    console.say(replay.entries() + " entries, the last recorded at " + recordedAt(state));
    console.say(
        open(state)
            + " incidents open, "
            + state.waiting().size()
            + " of them waiting; "
            + state.alarms().all().size()
            + " alarms; "
            + state.zones().active().size()
            + " zones in force");
    if (known != null) {
      console.say(
          "the side store has the exact places of "
              + known
              + " of "
              + state.incidents().active().size()
              + " incidents that may still change");
    }
    console.say(ended(state).size() + " incidents ended:");
    outcomes(state)
        .forEach(
            (outcome, n) -> console.say(String.format(Locale.ROOT, "%8d  %s", n, spoken(outcome))));
    console.say("state " + state.hash());
  }
}
