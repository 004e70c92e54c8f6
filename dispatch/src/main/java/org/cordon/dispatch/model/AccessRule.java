package org.cordon.dispatch.model;

import java.util.List;

/**
 * One service's rule in one zone. An empty authority means that none was given. Ends fail safe: a
 * restriction past its end stays in force, a permission past its end is withdrawn.
 */
public record AccessRule(
    Service service,
    AccessLevel level,
    List<String> exceptTypes,
    AccessLevel exceptLevel,
    String authority,
    long fromMs,
    long untilMs) {
  public AccessRule {
    exceptTypes = List.copyOf(exceptTypes);
    if (untilMs <= fromMs) {
      throw new IllegalArgumentException(
          "rule ends at " + untilMs + ", not after its start " + fromMs + "; give a later end");
    }
  }

  /** The level for an incident type at a time; before its start a rule restricts nothing. */
  public AccessLevel levelFor(String type, long nowMs) {
    if (nowMs < fromMs) {
      return AccessLevel.OPEN;
    }
    if (nowMs >= untilMs) {
      return level == AccessLevel.OPEN ? AccessLevel.CLOSED : level;
    }
    return exceptTypes.contains(type) ? exceptLevel : level;
  }
}
