package org.cordon.study.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.dispatch.model.AlarmEvent;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.PointEvent;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.dispatch.model.ZoneEvent;
import org.cordon.study.result.Approach;
import org.cordon.study.result.CallFate;
import org.cordon.study.result.ReceivedCall;
import org.cordon.study.result.RunCounts;
import org.cordon.study.result.Transports;
import org.cordon.study.scenario.Span;

/** Counts what happens in one run and writes down what became of each call that counts. */
final class Ledger {
  private final Span measured;
  private final long horizonMs;
  private final TreeMap<String, Long> alarms = new TreeMap<>();
  private final TreeMap<String, Long> refused = new TreeMap<>();
  private final List<Integer> waiting = new ArrayList<>();
  private final TreeMap<String, TreeSet<String>> cutOff = new TreeMap<>(); // hospital to calls
  private final TreeSet<String> nowhere = new TreeSet<>();
  private long overrides;
  private long attempts;
  private long pointsSet;
  private long pointsChanged;

  Ledger(Span measured, long horizonMs) {
    this.measured = measured;
    this.horizonMs = horizonMs;
  }

  void count(Entry entry) {
    switch (entry.event()) {
      case AlarmEvent.Raised e -> alarms.merge(e.kind().name(), 1L, Long::sum);
      case UnitEvent.Dispatched e -> overrides += e.override() == null ? 0 : 1;
      case ZoneEvent.AttemptLogged e -> attempts++;
      case PointEvent.PointSet e -> {
        pointsSet += e.point().version() == 1 ? 1 : 0;
        pointsChanged += e.point().version() == 1 ? 0 : 1;
      }
      default -> {}
    }
  }

  /** A command that the engine did not carry out, by the refusal's name. */
  void refuse(String name) {
    refused.merge(name, 1L, Long::sum);
  }

  /** Refusals by name; people in the world sometimes ask for what has just become impossible. */
  SortedMap<String, Long> refused() {
    return refused;
  }

  /** A hospital that would be nearest and cannot be reached now; once a call. */
  void cutOff(String hospital, String callId) {
    cutOff.computeIfAbsent(hospital, h -> new TreeSet<>()).add(callId);
  }

  /** A patient with whom no hospital can be reached; once a call. */
  void nowhere(String callId) {
    nowhere.add(callId);
  }

  void waiting(int calls) {
    waiting.add(calls);
  }

  List<Integer> waiting() {
    return waiting;
  }

  RunCounts counts() {
    TreeMap<String, Long> byHospital = new TreeMap<>();
    cutOff.forEach((hospital, calls) -> byHospital.put(hospital, (long) calls.size()));
    Transports transports = new Transports(byHospital, nowhere.size());
    return new RunCounts(overrides, attempts, pointsSet, pointsChanged, transports, alarms);
  }

  /** The fates of the calls that came within the measured time, by receipt, then id. */
  List<CallFate> fates(List<SimCall> calls) {
    return calls.stream()
        .filter(c -> measured.contains(c.call.receivedMs()))
        .sorted(
            Comparator.comparingLong((SimCall c) -> c.call.receivedMs()).thenComparing(SimCall::id))
        .map(this::fate)
        .toList();
  }

  private CallFate fate(SimCall c) {
    OptionalLong response = since(c, c.handsOnMs);
    return new CallFate(
        received(c),
        outcome(c, response.isPresent()),
        response.isPresent() ? c.approach : Approach.NONE,
        response,
        since(c, c.wheelsStopMs),
        since(c, c.stagedMs));
  }

  /** Time from receipt, absent where it never came or came after the horizon. */
  private OptionalLong since(SimCall c, long ms) {
    long after = ms - c.call.receivedMs();
    return ms == SimCall.NOT_YET || after > horizonMs
        ? OptionalLong.empty()
        : OptionalLong.of(after);
  }

  private IncidentOutcome outcome(SimCall c, boolean reached) {
    if (reached) {
      return c.approach == Approach.MEET
          ? IncidentOutcome.MET_AT_THE_EDGE
          : IncidentOutcome.REACHED;
    }
    if (since(c, c.otherHandsOnMs).isPresent()) {
      return IncidentOutcome.OTHER_SERVICE;
    }
    IncidentOutcome named = c.outcome;
    boolean inTime = named != null && since(c, c.endedMs).isPresent();
    return inTime && named != null && ended(named) ? named : IncidentOutcome.NOT_REACHED;
  }

  private static boolean ended(IncidentOutcome outcome) {
    return outcome == IncidentOutcome.WITHDRAWN_BY_THE_CALLER
        || outcome == IncidentOutcome.DEFERRED;
  }

  private static ReceivedCall received(SimCall c) {
    return new ReceivedCall(
        c.id(),
        new ReceivedCall.Kind(c.call.type(), c.call.priority(), c.leading()),
        c.call.area(),
        !c.call.zoneId().isEmpty(),
        c.call.receivedMs(),
        c.call.place());
  }
}
