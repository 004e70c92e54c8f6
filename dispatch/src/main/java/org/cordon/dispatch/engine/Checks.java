package org.cordon.dispatch.engine;

import java.util.List;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.State;
import org.jspecify.annotations.Nullable;

/** Refusals that several commands share. Null means that nothing speaks against it. */
final class Checks {
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_TEXT = 16_000;

  private static final int MOST_RULES = 16;
  private static final int MOST_NAMES = 48;

  private final State state;
  private final TravelTimes times;

  Checks(State state, TravelTimes times) {
    this.state = state;
    this.times = times;
  }

  static Outcome.Refused no(DispatchRefusal name, String found, String where) {
    return new Outcome.Refused(name, found, where);
  }

  static Outcome.@Nullable Refused id(String id, String what) {
    if (id.isBlank() || id.length() > LONGEST_ID) {
      return no(DispatchRefusal.MISSING_ID, "\"" + shorten(id) + "\"", what);
    }
    return readable(id, what);
  }

  static Outcome.@Nullable Refused text(String text, String what) {
    if (text.length() > LONGEST_TEXT) {
      return no(DispatchRefusal.TEXT_TOO_LONG, text.length() + " characters", what);
    }
    return readable(text, what);
  }

  /** Text that the log could not carry, refused before it gets there. */
  private static Outcome.@Nullable Refused readable(String text, String what) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return no(DispatchRefusal.TEXT_UNREADABLE, "half a character", what);
        }
        i++;
      }
    }
    return null;
  }

  /** A short open text that may be empty. */
  static Outcome.@Nullable Refused shortText(String text, String what) {
    return text.isEmpty() ? null : id(text, what);
  }

  /** Names in a list, of which an entry can carry only so many. */
  static Outcome.@Nullable Refused names(List<String> names, String what) {
    if (names.size() > MOST_NAMES) {
      return no(DispatchRefusal.TEXT_TOO_LONG, names.size() + " names", what);
    }
    for (String name : names) {
      Outcome.Refused bad = id(name, what);
      if (bad != null) {
        return bad;
      }
    }
    return null;
  }

  /** Whether a unit can be told to wait at a place. */
  Outcome.@Nullable Refused place(NamedPlace place) {
    Outcome.Refused bad = id(place.id(), "point id");
    bad = bad != null ? bad : id(place.spokenName(), "spoken name");
    return bad != null || times.onMap(place.place())
        ? bad
        : no(DispatchRefusal.OFF_THE_MAP, place.place().toString(), place.spokenName());
  }

  /** Whether an entry can carry the rules. */
  Outcome.@Nullable Refused rules(List<AccessRule> rules, String zoneId) {
    if (rules.size() > MOST_RULES) {
      return no(DispatchRefusal.TEXT_TOO_LONG, rules.size() + " rules", zoneId);
    }
    for (AccessRule rule : rules) {
      NamedPlace staging = rule.stagingPoint();
      Outcome.Refused bad = names(rule.exceptTypes(), "exception");
      bad = bad != null ? bad : shortText(rule.authority(), "authority");
      bad = bad != null ? bad : shortText(rule.agreementId(), "agreement");
      bad = bad == null && staging != null ? place(staging) : bad;
      if (bad != null) {
        return bad;
      }
    }
    return null;
  }

  /** What rests on a human entry rests on one that holds, or on none. */
  Outcome.@Nullable Refused authority(String entryId) {
    Outcome.Refused bad = shortText(entryId, "authority");
    if (bad != null || entryId.isEmpty()) {
      return bad;
    }
    AccountItem item = state.account().item(entryId);
    return item != null && item.entry().kind().holds() && item.inForce()
        ? null
        : no(DispatchRefusal.UNKNOWN_AUTHORITY, entryId, "authority");
  }

  private static String shorten(String id) {
    return id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) + "…" : id;
  }

  /** An incident that can be worked on. */
  Outcome.@Nullable Refused open(String incidentId) {
    Incident incident = state.incident(incidentId);
    if (incident == null) {
      boolean filed = state.incidents().filed(incidentId) != null;
      return no(
          filed ? DispatchRefusal.INCIDENT_FILED : DispatchRefusal.UNKNOWN_INCIDENT,
          incidentId,
          "incident");
    }
    if (incident.outcome() != null) {
      return no(
          DispatchRefusal.INCIDENT_ENDED, incidentId + " ended " + incident.outcome(), "incident");
    }
    if (!incident.mergedInto().isEmpty()) {
      return no(
          DispatchRefusal.INCIDENT_MERGED,
          incidentId + " is a duplicate of " + incident.mergedInto(),
          "incident");
    }
    return null;
  }

  /** An id that no incident has or had. */
  Outcome.@Nullable Refused free(String incidentId) {
    Outcome.Refused bad = id(incidentId, "incident id");
    if (bad != null) {
      return bad;
    }
    boolean taken =
        state.incident(incidentId) != null || state.incidents().filed(incidentId) != null;
    return taken ? no(DispatchRefusal.DUPLICATE_ID, incidentId, "incident id") : null;
  }

  Outcome.@Nullable Refused unit(String unitId) {
    return state.unit(unitId) == null ? no(DispatchRefusal.UNKNOWN_UNIT, unitId, "unit") : null;
  }

  Outcome.@Nullable Refused dutyOfficer(String operatorId) {
    Role role = state.setup().role(operatorId);
    if (role == Role.DUTY_OFFICER) {
      return null;
    }
    String found = operatorId + " is " + (role == null ? "not enrolled" : role.name());
    return no(DispatchRefusal.NOT_A_DUTY_OFFICER, found, "operator");
  }
}
