package org.cordon.study.sim;

import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Service;
import org.cordon.study.demand.GeneratedCall;
import org.cordon.study.result.Approach;
import org.cordon.study.scenario.IncidentType;
import org.cordon.study.scenario.Plan;
import org.jspecify.annotations.Nullable;

/** A call in the world: who waits where, and what has come of it so far. Times are UTC ms. */
final class SimCall {
  static final long NOT_YET = -1;

  final GeneratedCall call;
  final IncidentType type;
  final @Nullable Plan plan;
  final int[] sent = new int[Service.values().length];

  /** When the caller is at the current meeting point, or {@link #NOT_YET} without one. */
  long callerThereMs = NOT_YET;

  /** When the caller began to walk, or will; {@link #NOT_YET} when not told. */
  long callerLeavesMs = NOT_YET;

  long handsOnMs = NOT_YET;
  long otherHandsOnMs = NOT_YET;
  long wheelsStopMs = NOT_YET;
  long stagedMs = NOT_YET;
  Approach approach = Approach.NONE;
  boolean transported;
  boolean finished;
  int callbacks;

  /**
   * A crew staged for it and nobody came to clear the scene; until something changes none waits.
   */
  boolean stagedInVain;

  @Nullable IncidentOutcome outcome;
  long endedMs = NOT_YET;

  SimCall(GeneratedCall call, IncidentType type, @Nullable Plan plan) {
    this.call = call;
    this.type = type;
    this.plan = plan;
  }

  String id() {
    return call.id();
  }

  /** The service first asked for: its hands-on stops the clock. */
  Service leading() {
    return call.services().getFirst();
  }

  boolean open() {
    return outcome == null;
  }

  /** A unit has its hands on; the first of the leading service stops the clock. */
  void helped(Service service, Approach how, long ms) {
    if (service == leading()) {
      if (handsOnMs == NOT_YET) {
        handsOnMs = ms;
        approach = how;
      }
    } else if (otherHandsOnMs == NOT_YET) {
      otherHandsOnMs = ms;
    }
  }
}
