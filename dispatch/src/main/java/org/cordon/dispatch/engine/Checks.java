package org.cordon.dispatch.engine;

import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.State;
import org.jspecify.annotations.Nullable;

/** Refusals that several commands share. Null means that nothing speaks against it. */
final class Checks {
  private static final int LONGEST_ID = 64;
  private static final int LONGEST_TEXT = 16_000;

  private final State state;

  Checks(State state) {
    this.state = state;
  }

  static Outcome.Refused no(DispatchRefusal name, String found, String where) {
    return new Outcome.Refused(name, found, where);
  }

  static Outcome.@Nullable Refused id(String id, String what) {
    if (id.isBlank() || id.length() > LONGEST_ID) {
      return no(DispatchRefusal.MISSING_ID, "\"" + shorten(id) + "\"", what);
    }
    return null;
  }

  static Outcome.@Nullable Refused text(String text, String what) {
    if (text.length() > LONGEST_TEXT) {
      return no(DispatchRefusal.TEXT_TOO_LONG, text.length() + " characters", what);
    }
    return null;
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
