package org.cordon.brief.claim;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cordon.brief.account.Account;
import org.cordon.brief.account.CallOnRecord;
import org.cordon.calls.CallFormat;
import org.cordon.calls.Field;
import org.cordon.calls.Moment;
import org.cordon.calls.TextRule;
import org.cordon.calls.Times;
import org.cordon.calls.reader.ScanTally;
import org.cordon.calls.reader.ScannedCall;
import org.cordon.calls.reader.ScannedCall.Ending;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Milestone;

/**
 * The incidents of a record as calls, as of a time. Exact places are not on a record, so claims
 * about an area name zones or beats. What turned out to be another incident is no call of its own.
 */
public final class RecordCalls {
  private static final Map<Moment, Milestone> MOMENTS = new EnumMap<>(Moment.class);

  static {
    MOMENTS.put(Moment.RECEIVED, Milestone.RECEIVED);
    MOMENTS.put(Moment.ENTERED, Milestone.ENTERED);
    MOMENTS.put(Moment.DISPATCHED, Milestone.DISPATCHED);
    MOMENTS.put(Moment.EN_ROUTE, Milestone.EN_ROUTE);
    MOMENTS.put(Moment.ON_SCENE, Milestone.ON_SCENE);
    MOMENTS.put(Moment.HANDS_ON, Milestone.HANDS_ON);
    MOMENTS.put(Moment.TRANSPORT, Milestone.LEFT);
    MOMENTS.put(Moment.AT_HOSPITAL, Milestone.AT_HOSPITAL);
    MOMENTS.put(Moment.AVAILABLE, Milestone.AVAILABLE);
  }

  private final Account account;
  private final List<Incident> calls = new ArrayList<>();
  private long duplicates;

  private RecordCalls(Account account) {
    this.account = account;
    for (CallOnRecord call : account.calls()) {
      if (call.incident().mergedInto().isEmpty()) {
        calls.add(call.incident());
      } else {
        duplicates++;
      }
    }
  }

  /** The calls of an account. */
  public static RecordCalls of(Account account) {
    return new RecordCalls(account);
  }

  /** Name of the record's log. */
  public String name() {
    return account.name();
  }

  /** Whether they come out of a simulation. */
  public boolean simulated() {
    return account.simulated();
  }

  /** When the record begins; UTC milliseconds. */
  long fromMs() {
    return account.fromMs();
  }

  /**
   * Up to when it says what happened: the time as of which it was read, or its last entry where
   * none came later; UTC milliseconds.
   */
  long atMs() {
    return account.recordSize() > account.size()
        ? account.atMs()
        : Math.min(account.atMs(), account.state().recordedAtMs());
  }

  /** Incidents that turned out to be others. */
  long duplicates() {
    return duplicates;
  }

  static Set<Moment> moments() {
    return EnumSet.copyOf(MOMENTS.keySet());
  }

  static Set<Field> fields() {
    return EnumSet.of(
        Field.INITIAL_TYPE,
        Field.FINAL_TYPE,
        Field.INITIAL_PRIORITY,
        Field.FINAL_PRIORITY,
        Field.BEAT,
        Field.ZONE);
  }

  /** The account of what was read, as of a file. */
  ScanTally tally() {
    return new ScanTally(
        Path.of(name()),
        new CallFormat(
            "record",
            simulated() ? "the calls of a simulated record" : "the calls of a record",
            "kept by Cordon",
            ZoneOffset.UTC,
            List.of()),
        calls.size(),
        0,
        calls.size(),
        calls.size(),
        new TreeMap<>(),
        "",
        new TreeMap<>());
  }

  /** The words that occur in a field, most frequent first. */
  List<String> values(Field field, int most) {
    Map<String, Long> counts = new TreeMap<>();
    for (Incident call : calls) {
      texts(call, field).forEach(text -> counts.merge(text, 1L, Long::sum));
    }
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(most)
        .map(e -> e.getKey() + " (" + e.getValue() + ")")
        .toList();
  }

  /** Hands over every call with the outcome of each condition. */
  void each(List<TextRule> rules, Consumer<ScannedCall> taker) {
    for (Incident call : calls) {
      taker.accept(ScannedCall.of(times(call), ending(call), rules, field -> texts(call, field)));
    }
  }

  private static Times times(Incident call) {
    Times times = Times.none();
    for (Map.Entry<Moment, Milestone> each : MOMENTS.entrySet()) {
      long ms = call.timeMs(each.getValue());
      times = ms >= 0 ? times.with(each.getKey(), ms) : times;
    }
    return times;
  }

  private static Ending ending(Incident call) {
    IncidentOutcome outcome = call.outcome();
    if (outcome != null) {
      return outcome == IncidentOutcome.NOT_REACHED
          ? Ending.NOT_REACHED
          : Ending.REACHED_OR_ANSWERED;
    }
    return call.timeMs(Milestone.ON_SCENE) >= 0 || call.timeMs(Milestone.HANDS_ON) >= 0
        ? Ending.REACHED_OR_ANSWERED
        : Ending.STILL_WAITING;
  }

  private static List<String> texts(Incident call, Field field) {
    return switch (field) {
      case INITIAL_TYPE, FINAL_TYPE -> List.of(call.type());
      case INITIAL_PRIORITY, FINAL_PRIORITY -> List.of(Integer.toString(call.priority()));
      case BEAT -> List.of(call.beat());
      case ZONE -> call.zoneIds();
      case TYPE_GROUP, PRECINCT, SECTOR -> List.of();
    };
  }
}
