package org.cordon.study.scenario;

import java.util.List;
import org.cordon.dispatch.model.Service;

/**
 * The response plan of an incident type at a priority.
 *
 * @param meetingPointAllowed whether a meeting point may be offered at all
 * @param violence whether violence is in progress, to which a meeting point is no answer
 * @param preempts whether it may take a unit that is on its way to a lower priority
 * @param atEdge what a unit does that may not go in
 * @param transportPermille how many of a thousand end with a transport to hospital
 */
public record Plan(
    String type,
    int priority,
    List<Need> needs,
    boolean meetingPointAllowed,
    boolean violence,
    boolean preempts,
    AtEdge atEdge,
    int transportPermille) {
  public Plan {
    needs = List.copyOf(needs);
  }

  /** So many units of a service with a capability; "" asks for no particular one. */
  public record Need(Service service, String capability, int units) {}

  /** What a unit does that may not go in. */
  public enum AtEdge {
    MEET,
    STAGE,
    HOLD
  }
}
