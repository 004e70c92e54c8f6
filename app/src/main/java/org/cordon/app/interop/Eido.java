package org.cordon.app.interop;

import java.time.Instant;
import java.util.TreeMap;
import org.cordon.app.desk.Desk;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.Call;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.Zone;
import org.cordon.roads.Place;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An incident as an Emergency Incident Data Object (NENA-STA-021.1): what another centre, or the
 * other service's system, needs to act on it. The meeting point is a location of the type Staging
 * and each unit's destination, with the time at which they meet; a zone is a caution. Words of
 * NENA's registries are written as the standard's texts name them; the registries are not at hand
 * here, so nothing checks them.
 */
public final class Eido {
  private static final String VERSION = "1.0";
  private static final String AGENCY = "agency";
  private static final String AGENT = "desk";
  private static final String SCENE = "location-incident";
  private static final String MEETING = "location-meeting-point";

  private final Incident incident;
  private final Desk.View view;
  private final String issuer;
  private final ObjectNode root;

  private Eido(Incident incident, Desk.View view, String issuer) {
    this.incident = incident;
    this.view = view;
    this.issuer = issuer;
    root = component("urn:emergency:uid:incidentid:" + incident.id() + ":" + issuer);
  }

  /**
   * An incident as it stands.
   *
   * @param issuer the host's name under which this desk is asked
   */
  public static ObjectNode of(Incident incident, Desk.View view, String issuer) {
    return new Eido(incident, view, issuer).write();
  }

  private ObjectNode write() {
    root.put("eidoVersion", VERSION).put("issuingElementIdentification", issuer);
    agencies();
    root.set("incidentComponent", incident());
    calls();
    locations();
    units();
    cautions();
    return root;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static String time(long ms) {
    return Instant.ofEpochMilli(ms).toString();
  }

  /** What every component begins with. */
  private ObjectNode component(String id) {
    ObjectNode component = object().put("$id", id).put("lastUpdateTimeStamp", time(view.nowMs()));
    component.putObject("updatedByAgencyReference").put("$ref", AGENCY);
    return component;
  }

  private static void refer(ArrayNode references, String id) {
    references.addObject().put("$ref", id);
  }

  private void agencies() {
    ObjectNode agency = component(AGENCY);
    agency.putArray("agencyRoleDescriptionRegistryText").add("CallReceiving").add("Dispatching");
    agency.putArray("agencyType").add("psap");
    agency.put("incidentOwningAgencyIndicator", true);
    root.putArray("agencyComponent").add(agency);
    ObjectNode desk = component(AGENT);
    desk.putArray("agentRoleRegistryText").add("Dispatching");
    desk.putObject("agencyReference").put("$ref", AGENCY);
    root.putArray("agentComponent").add(desk);
  }

  private ObjectNode incident() {
    ObjectNode says = component("incident");
    says.put("incidentTypeInternalText", incident.type())
        .put("incidentTypeCommonRegistryText", "Other")
        .put("internalIncidentId", incident.id())
        .put("incidentPriorityInternalText", String.valueOf(incident.priority()));
    says.putArray("incidentStatusInternalText")
        .add(incident.open() ? incident.kind().name() : "ENDED");
    says.putArray("incidentStatusCommonRegistryText").add(incident.open() ? "Active" : "Closed");
    if (!incident.beat().isEmpty()) {
      says.put("beatOrDispatchGroupText", incident.beat());
    }
    ArrayNode places = says.putArray("locationReference");
    if (view.engine().place(incident.id()) != null) {
      refer(places, SCENE);
    }
    if (incident.point() != null) {
      refer(places, MEETING);
    }
    note("note-recommendation", incident.reason());
    refer(says.putArray("notesReference"), "note-recommendation");
    return says;
  }

  private void note(String id, String text) {
    String html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    root.withArray("notesComponent").add(component(id).put("notesActionComments", html));
  }

  private void calls() {
    State state = view.engine().state();
    ArrayNode calls = root.putArray("callComponent");
    for (String id : incident.callIds()) {
      Call call = state.incidents().call(id);
      if (call != null) {
        calls.add(
            component("urn:emergency:uid:callid:" + id + ":" + issuer)
                .put("standardPrimaryCallType", "emergency")
                .put("direction", "incoming")
                .put("callStartTimestamp", time(call.receivedMs()))
                .put("callStateRegistryText", "callAnswered"));
      }
    }
  }

  private void locations() {
    Place scene = view.engine().place(incident.id());
    if (scene != null) {
      location(SCENE, "Incident", scene, incident.placeStatus().name());
    }
    MeetingPoint point = incident.point();
    if (point != null) {
      location(
          MEETING,
          "Staging",
          point.place(),
          "meeting point, version "
              + point.version()
              + ": "
              + point.spokenName()
              + "; everybody is there at "
              + time(point.meetAtMs()));
    }
  }

  private void location(String id, String type, Place place, String text) {
    root.withArray("locationComponent")
        .add(
            component(id)
                .put("locationTypeDescriptionRegistryText", type)
                .put("locationByValue", Pidf.of(place, "pres:" + id + "@" + issuer))
                .put("locationDescriptionText", text));
  }

  private void units() {
    TreeMap<Service, ObjectNode> dispatches = new TreeMap<>();
    for (Assignment a : incident.assignments()) {
      Unit unit = view.engine().state().unit(a.unit().id());
      if (a.active() && unit != null) {
        String id = "unit-" + unit.id();
        root.withArray("emergencyResourceComponent").add(unit(id, unit, a));
        ObjectNode dispatch =
            dispatches.computeIfAbsent(unit.service(), s -> component("dispatch-" + s.name()));
        refer(dispatch.withArray("emergencyResourceReference"), id);
      }
    }
    dispatches.forEach((service, dispatch) -> {
      dispatch.putObject("agencyReference").put("$ref", AGENCY);
      dispatch.putObject("agentReference").put("$ref", AGENT);
      root.withArray("dispatchComponent").add(dispatch);
    });
  }

  private ObjectNode unit(String id, Unit unit, Assignment assignment) {
    ObjectNode says = component(id);
    refer(says.putArray("agentReference"), AGENT);
    says.put("emergencyResourceTypeCommonRegistryText", unit.service().name())
        .put("emergencyResourceName", unit.id())
        .put("primaryUnitStatusRegistryText", unit.status().arrived() ? "OnScene" : "Dispatched")
        .put("activeOnIncidentId", incident.id());
    says.putArray("secondaryUnitStatusRegistryText");
    says.putArray("resourceAttributeRegistryText");
    unit.spec().capabilities().forEach(says.putArray("resourceAttributeInternalText")::add);
    says.putArray("unitStatusInternal").add(unit.status().name()).add(assignment.task().name());
    Place outside = assignment.destination();
    MeetingPoint point = incident.point();
    if (assignment.task() == Task.MEET && point != null) {
      says.putObject("unitDestinationReference").put("$ref", MEETING);
      says.put("eta", time(point.meetAtMs()));
    } else if (outside != null) {
      String where = "location-" + unit.id();
      location(where, "Staging", outside, "where " + unit.id() + " waits");
      says.putObject("unitDestinationReference").put("$ref", where);
    } else if (view.engine().place(incident.id()) != null) {
      says.putObject("unitDestinationReference").put("$ref", SCENE);
    }
    return says;
  }

  private void cautions() {
    for (String zoneId : incident.zoneIds()) {
      Zone zone = view.engine().state().zones().zone(zoneId);
      if (zone != null && zone.active()) {
        StringBuilder text = new StringBuilder(zone.name());
        boolean shut = false;
        for (Service service : Service.values()) {
          AccessRule rule = zone.rule(service, view.nowMs());
          if (rule != null) {
            text.append("; ").append(service.name()).append(": ").append(rule.level().name());
            shut |= rule.level().compareTo(AccessLevel.STAGED) >= 0;
          }
        }
        root.withArray("cautionComponent")
            .add(
                component("caution-" + zone.id())
                    .put("cautionTypeInternalText", text.toString())
                    .put("cautionTypeCommonRegistryText", "Location")
                    .put("cautionSeverity", shut ? "highest" : "high"));
      }
    }
  }
}
