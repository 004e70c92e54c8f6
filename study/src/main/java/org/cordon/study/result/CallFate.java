package org.cordon.study.result;

import java.util.OptionalLong;
import org.cordon.dispatch.model.IncidentOutcome;

/**
 * What became of one call in one case and run. Times are ms since receipt.
 *
 * @param call the call
 * @param outcome its named outcome, also for calls still open at the horizon (not reached)
 * @param approach how help got there; {@link Approach#NONE} exactly if {@code responseMs} is absent
 * @param responseMs until hands-on: contact, both at the meeting point, or entry after clearing;
 *     absent if that never came within the horizon
 * @param wheelsStopMs until the first unit's wheels stopped at the address or the meeting point
 * @param stagedMs until the first unit reached its staging point
 */
public record CallFate(
    ReceivedCall call,
    IncidentOutcome outcome,
    Approach approach,
    OptionalLong responseMs,
    OptionalLong wheelsStopMs,
    OptionalLong stagedMs) {
  public CallFate {
    Names.notBelowZero(responseMs.orElse(0), "a response time");
    Names.notBelowZero(wheelsStopMs.orElse(0), "a time until wheels stop");
    Names.notBelowZero(stagedMs.orElse(0), "a time until staging");
    if (responseMs.isPresent() == (approach == Approach.NONE)) {
      throw new IllegalArgumentException(
          "call "
              + call.id()
              + " has approach "
              + approach
              + " and response "
              + responseMs
              + "; a call has a way exactly if it was reached.");
    }
  }
}
