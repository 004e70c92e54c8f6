package org.cordon.dispatch.engine;

import java.util.Collection;
import java.util.List;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.State;
import org.jspecify.annotations.Nullable;

/** The single writer: look up, decide, append, apply. Time is an argument. */
public final class Engine {
  private final State state;

  /** An engine that goes on from a state, which is empty or the fold of the journal so far. */
  public Engine(State state, TravelTimes times, Positions positions, Journal journal, Salts salts) {
    this.state = state;
  }

  /** To be read only. */
  public State state() {
    return state;
  }

  /** Decides, appends to the journal and applies; or refuses, and nothing changes. */
  public Outcome handle(Command command, Stamp stamp) {
    return new Outcome.Accepted(List.of());
  }

  /** What to do about an open incident now; null when it is unknown or ended. Changes nothing. */
  public @Nullable Recommendation recommend(String incidentId, long nowMs) {
    return null;
  }

  /** When a {@link Command.Tick} has something to do next. */
  public long nextDueMs() {
    return state.timers().nextDueMs();
  }

  /** Incidents that need something, by priority, then age. */
  public Collection<Incident> waiting() {
    return state.waiting();
  }
}
