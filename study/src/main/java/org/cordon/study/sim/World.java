package org.cordon.study.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.engine.Engine;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Stamp;
import org.cordon.study.scenario.IncidentType;
import org.cordon.study.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * What all who act in one simulation share: the clock's agenda, the engine, the units and calls.
 * Whatever the engine puts on the log is heard by everybody, in order, one entry after the other;
 * what somebody does upon hearing it comes after everything that stands on the log before.
 */
final class World {
  /** Somebody who acts upon what is on the log. */
  @FunctionalInterface
  interface Listener {
    void hear(Entry entry);
  }

  final Scenario scenario;
  final Luck luck;
  final Agenda agenda;
  final Ways ways;
  final Fleet fleet;
  final Engine engine;
  final Ledger ledger;
  private final List<Listener> listeners = new ArrayList<>();
  private final Deque<Entry> unheard = new ArrayDeque<>();
  private final List<SimCall> calls = new ArrayList<>();
  private final Map<String, SimCall> byId = new HashMap<>(); // never iterated
  private boolean hearing;

  /** Streets, and who moves on them. */
  record Ground(Ways ways, Fleet fleet) {}

  World(Scenario scenario, Luck luck, Agenda agenda, Ground ground, Engine engine, Ledger ledger) {
    this.scenario = scenario;
    this.luck = luck;
    this.agenda = agenda;
    fleet = ground.fleet;
    ways = ground.ways;
    this.engine = engine;
    this.ledger = ledger;
  }

  void listen(Listener listener) {
    listeners.add(listener);
  }

  long nowMs() {
    return agenda.nowMs();
  }

  void add(SimCall call) {
    calls.add(call);
    byId.put(call.id(), call);
  }

  /** All calls, in the order in which they came. */
  List<SimCall> calls() {
    return calls;
  }

  SimCall call(String incidentId) {
    SimCall call = byId.get(incidentId);
    if (call == null) {
      throw new IllegalStateException("no call " + incidentId + " in the world");
    }
    return call;
  }

  /**
   * Whose turnout and time on scene a service has at a call: those of its type, or, for an escort
   * that the type does not ask for, those of the first type that does.
   */
  IncidentType timesOf(SimCall call, Service service) {
    if (call.type.turnout().containsKey(service)) {
      return call.type;
    }
    for (IncidentType type : scenario.work().types()) {
      if (type.turnout().containsKey(service)) {
        return type;
      }
    }
    throw new IllegalStateException("no type has times for " + service);
  }

  /** Tells the engine what happens now; false if it refused. */
  boolean tell(Command command, String by) {
    return tell(command, Stamp.now(nowMs(), by)) == null;
  }

  /** Tells the engine; the refusal, or null when it was carried out. */
  Outcome.@Nullable Refused tell(Command command, Stamp stamp) {
    return switch (engine.handle(command, stamp)) {
      case Outcome.Refused refused -> {
        ledger.refuse(refused.name().name());
        yield refused;
      }
      case Outcome.Accepted accepted -> {
        unheard.addAll(accepted.entries());
        hear();
        yield null;
      }
    };
  }

  private void hear() {
    if (hearing) {
      return;
    }
    hearing = true;
    for (Entry next = unheard.poll(); next != null; next = unheard.poll()) {
      for (Listener listener : listeners) {
        listener.hear(next);
      }
    }
    hearing = false;
  }
}
