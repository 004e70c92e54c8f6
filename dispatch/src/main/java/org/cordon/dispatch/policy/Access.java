package org.cordon.dispatch.policy;

import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.Service;

/** Each overlapping zone's exceptions first, then the strictest of what remains. */
public final class Access {
  private Access() {}

  public static AccessLevel level(
      List<AccessRule> rules, Service service, String type, long nowMs) {
    AccessLevel strictest = AccessLevel.OPEN;
    for (AccessRule rule : rules) {
      if (rule.service() == service) {
        AccessLevel level = rule.levelFor(type, nowMs);
        if (level.compareTo(strictest) > 0) {
          strictest = level;
        }
      }
    }
    return strictest;
  }
}
