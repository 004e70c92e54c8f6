package org.cordon.dispatch.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What an incident type at a priority needs.
 *
 * @param meetAllowed whether a meeting point may be offered for this type at all
 * @param violence whether violence is in progress, to which a meeting point is no answer
 * @param preempts whether a unit under way to a lower priority may be taken
 * @param onEdge what to do when the service may not go in
 */
public record ResponsePlan(
    String type,
    int priority,
    List<Requirement> requirements,
    boolean meetAllowed,
    boolean violence,
    boolean preempts,
    OnEdge onEdge) {
  /** What a unit does that may not enter. */
  public enum OnEdge {
    MEET,
    STAGE,
    HOLD
  }

  public ResponsePlan {
    requirements = List.copyOf(requirements);
    if (priority < 1 || requirements.isEmpty()) {
      throw new IllegalArgumentException(
          "plan for "
              + type
              + " P"
              + priority
              + " needs a priority from 1 and at least one requirement");
    }
  }

  /** For a type without a plan: one unit of each service, nothing that needs a decision. */
  public static ResponsePlan fallback(String type, int priority, List<Service> services) {
    List<Requirement> each = new ArrayList<>();
    for (Service service : services) {
      each.add(new Requirement(service, "", 1));
    }
    return new ResponsePlan(type, priority, each, false, false, false, OnEdge.HOLD);
  }

  /** This plan, for these services only; services the plan does not know need one unit each. */
  public ResponsePlan narrowedTo(List<Service> services) {
    List<Requirement> kept = new ArrayList<>();
    for (Service service : services) {
      int before = kept.size();
      requirements.stream().filter(r -> r.service() == service).forEach(kept::add);
      if (kept.size() == before) {
        kept.add(new Requirement(service, "", 1));
      }
    }
    return new ResponsePlan(type, priority, kept, meetAllowed, violence, preempts, onEdge);
  }
}
