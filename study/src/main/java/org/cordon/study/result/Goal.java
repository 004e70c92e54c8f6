package org.cordon.study.result;

import org.cordon.dispatch.model.Service;

/**
 * By when a call of this service and priority should be reached, ms from receipt to hands-on.
 *
 * @param source who set it: "Seattle police goal for priority 1"
 */
public record Goal(Service service, int priority, long withinMs, String source) {
  public Goal {
    Names.notBelowZero(withinMs, "a goal");
  }
}
