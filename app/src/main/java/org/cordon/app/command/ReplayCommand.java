package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cordon.dispatch.codec.Fold;
import org.cordon.dispatch.codec.Replay;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.snapshot.RecordState;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.LogReader;
import org.cordon.record.side.SideStore;
import org.cordon.record.side.Sides;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.cordon.record.store.Stores;
import org.cordon.roads.Refusal;
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

  @Option(
      names = "--whole",
      description = "Fold a record from its first entry, without the states kept beside it.")
  private boolean whole;

  @Option(
      names = "--keep",
      description = "Keep the state beside the record, in RECORD.state, to open it faster.")
  private boolean keep;

  private @Nullable Integer known;
  private long from;

  /** The command, speaking on a console. */
  public ReplayCommand(Console console) {
    this.console = console;
  }

  /** How {@code record state} is to fold. */
  record Wanted(@Nullable String at, boolean whole, boolean keep, boolean json) {}

  /** Folds a record: {@code record state}. */
  static int state(Console console, String record, Wanted wanted) {
    if (!Stores.isRecord(record)) {
      Stores.read(record).close(); // refuses it by name
    }
    ReplayCommand command = new ReplayCommand(console);
    command.file = record;
    command.at = wanted.at;
    command.whole = wanted.whole;
    command.keep = wanted.keep;
    command.json = wanted.json;
    return command.call();
  }

  @Override
  public Integer call() {
    Instant until = Words.instant(at, "--at");
    State state = fold(until == null ? Long.MAX_VALUE : until.toEpochMilli());
    if (json) {
      console.answer(asJson(state));
    } else {
      print(state);
    }
    return 0;
  }

  private State fold(long untilMs) {
    if (!Stores.isRecord(file)) {
      return Replay.of(Path.of(file), untilMs).state();
    }
    Path beside = SqliteStore.isSqlite(Path.of(file)) ? RecordState.beside(Path.of(file)) : null;
    try (LogStore store = Stores.read(file)) {
      LogReader log = new LogReader(store);
      String name = String.valueOf(Path.of(Stores.shown(file)).getFileName());
      RecordState read = RecordState.of(log, name, untilMs, whole ? null : beside);
      from = read.from();
      read.ignored()
          .forEach((why, n) ->
              console.note(
                  n
                      + " of the states in "
                      + beside
                      + " ignored: "
                      + why
                      + "; folded from entry "
                      + from));
      known = knownPlaces(read.fold(), file, log);
      if (keep) {
        keep(log, read, beside);
      }
      return read.state();
    }
  }

  private void keep(LogReader log, RecordState read, @Nullable Path beside) {
    if (beside == null || at != null) {
      throw new Refusal(
          "state-not-kept",
          beside == null ? "a record in no file" : "a state at a time",
          "--keep",
          "Give a SQLite record, and leave --at away.");
    }
    try {
      RecordState.keep(log, read.fold(), beside);
    } catch (IOException e) {
      throw new Refusal(
          "state-not-kept", e.toString(), beside.toString(), "Free the folder, or leave it.");
    }
  }

  /** Of how many active incidents the side store has the exact place; null without one. */
  private @Nullable Integer knownPlaces(Fold fold, String record, LogReader log) {
    try (SideStore side = Sides.read(record, Sides.nameOf(log))) {
      return side == null ? null : fold.places(side).size();
    } catch (RecordRefusal e) { // the state needs nothing of it
      console.note("without the side store: " + e.getMessage());
      return null;
    }
  }

  private static long open(State state) {
    return state.incidents().active().stream().filter(Incident::open).count();
  }

  /** Of those filed and those that ended lately, which can still be reopened. */
  private static Map<IncidentOutcome, Long> outcomes(State state) {
    Map<IncidentOutcome, Long> outcomes = new EnumMap<>(IncidentOutcome.class);
    outcomes.putAll(state.incidents().filedOutcomes());
    for (Incident incident : state.incidents().active()) {
      IncidentOutcome outcome = incident.outcome();
      if (outcome != null) {
        outcomes.merge(outcome, 1L, Long::sum);
      }
    }
    return outcomes;
  }

  private static long ended(State state) {
    return outcomes(state).values().stream().mapToLong(n -> n).sum();
  }

  private static String recordedAt(State state) {
    return Instant.ofEpochMilli(state.recordedAtMs()).atOffset(ZoneOffset.UTC).toString();
  }

  private static String spoken(IncidentOutcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private ObjectNode asJson(State state) {
    ObjectNode object = Console.object();
    object
        .put("file", Stores.shown(file))
        .put("entries", state.seq())
        .put("notRead", from)
        .put("recordedAt", recordedAt(state))
        .put("stateHash", state.hash())
        .put("activeIncidents", open(state))
        .put("waitingIncidents", state.waiting().size())
        .put("endedIncidents", ended(state))
        .put("activeZones", state.zones().active().size())
        .put("alarms", state.alarms().all().size());
    if (known != null) {
      object.put("activePlacesKnown", known);
    }
    ObjectNode ended = object.putObject("outcomes");
    outcomes(state).forEach((outcome, n) -> ended.put(spoken(outcome), n));
    return object;
  }

  private void print(State state) {
    console.say(state.seq() + " entries, the last recorded at " + recordedAt(state));
    if (from > 0) {
      console.say(
          "the first " + from + " of the record were not read: their state was kept beside it");
    }
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
    console.say(ended(state) + " incidents ended:");
    outcomes(state)
        .forEach(
            (outcome, n) -> console.say(String.format(Locale.ROOT, "%8d  %s", n, spoken(outcome))));
    console.say("state " + state.hash());
  }
}
