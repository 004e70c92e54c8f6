package org.cordon.dispatch.model;

/** Why a command was not carried out, each with what to do. */
public enum DispatchRefusal {
  UNKNOWN_INCIDENT("check the incident's number, or enter the call first"),
  UNKNOWN_UNIT("check the unit's name, or put it on the roster first"),
  DUPLICATE_ID("choose an id that is not in use"),
  UNIT_NOT_AVAILABLE("choose an available unit, or make this one available first"),
  CREW_IN_USE("choose a unit with another crew, or free the crew's other unit first"),
  UNIT_NOT_ASSIGNED("dispatch the unit to an incident first"),
  STATUS_OUT_OF_ORDER("send the next status of the cycle, or AVAILABLE to end the assignment"),
  INCIDENT_CLOSED("open a new incident for a new call"),
  REASON_MISSING("say why, in a few words"),
  UNITS_STILL_ASSIGNED("make the assigned units available first");
  private final String remedy;

  DispatchRefusal(String remedy) {
    this.remedy = remedy;
  }

  public String remedy() {
    return remedy;
  }
}
