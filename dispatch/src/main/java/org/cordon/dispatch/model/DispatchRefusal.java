package org.cordon.dispatch.model;

/** Why a command was not carried out, each with what to do. */
public enum DispatchRefusal {
  TIME_WENT_BACK("set the clock right; nothing may be recorded before the last entry"),
  HAPPENED_IN_THE_FUTURE("give the time at which it happened, now or earlier"),
  DUPLICATE_ID("choose an id that is not in use"),
  MISSING_ID("give an id of 1 to 64 characters"),
  TEXT_TOO_LONG("shorten it; longer matter belongs beside the log, by its hash"),
  TEXT_UNREADABLE("type it again; it holds half a character"),
  UNKNOWN_INCIDENT("check the incident's number, or enter the call first"),
  UNKNOWN_UNIT("check the unit's name, or put it on the roster first"),
  UNKNOWN_STATION("check the station's name, or add it first"),
  UNKNOWN_ZONE("check the zone's id, or draft it first"),
  UNKNOWN_AGREEMENT("check the agreement's id, or enter it first"),
  UNKNOWN_CLOSURE("check the closure's id"),
  UNKNOWN_POINT("check the point's id"),
  UNKNOWN_PARTY("name a unit on the incident, a service's desk, or the call-taker"),
  UNKNOWN_ALARM("check the alarm; it may have been cleared"),
  NO_SERVICE_NEEDED("name at least one service, or set a response plan for this type first"),
  BAD_PRIORITY("give a priority of 1 or more"),
  BAD_PERIOD("give an end after the start"),
  BAD_ETA("give 0 ms or more"),
  INCIDENT_ENDED("reopen it, or open a new incident for a new call"),
  INCIDENT_NOT_ENDED("nothing to reopen; go on with the open incident"),
  INCIDENT_FILED("open a new incident and name this one in its note"),
  INCIDENT_MERGED("use the incident that it is a duplicate of, or reopen this one if it is none"),
  LINK_TO_ITSELF("name another incident"),
  LINK_IN_A_CIRCLE("remove the circle: a child cannot be its own parent's parent"),
  UNITS_STILL_ASSIGNED("make the assigned units available first"),
  OUTCOME_NOT_ON_RECORD("report who reached or met the caller first, or give another outcome"),
  CASUALTY_STAYS_INSIDE("split off who cannot be moved, or correct their state, first"),
  UNKNOWN_CASUALTY("check the casualty's id; the caller's own state is updated, not removed"),
  NO_UNITS_NAMED("name the units to send"),
  UNIT_OFF_DUTY("start the unit's shift, or choose another"),
  UNIT_BUSY("choose an available unit, or say that it is taken from its incident"),
  UNIT_ALREADY_ON_INCIDENT("nothing to send; it is on this incident"),
  UNIT_PAST_PREEMPTION("it has arrived elsewhere: let it finish, or make it available first"),
  PREEMPTION_NOT_ALLOWED("only a plan that preempts may take units, and from lower priority only"),
  CREW_IN_USE("choose a unit with another crew, or free the crew's other unit first"),
  UNIT_NOT_ASSIGNED("dispatch the unit to an incident first"),
  UNIT_NOT_AVAILABLE("make the unit available first"),
  UNIT_NOT_AT_THE_SCENE("the unit must report on scene first"),
  UNIT_NOT_WAITING("only a unit that stages or waits for its escort can be let in"),
  STATUS_OUT_OF_ORDER("report a later status, or AVAILABLE to end the assignment"),
  NOTHING_TO_UNDO("the unit has no step left to take back"),
  OVERRIDE_REASON_MISSING("send what is recommended, or give a reason code"),
  CLOSED_TO_THE_SERVICE("have the duty officer change the rule, or meet, stage or hold"),
  SCENE_NOT_SECURED("wait for the scene to be secured, or give a reason code"),
  SCENE_NOT_SECURED_YET("nothing to revoke; the scene has not been secured"),
  NOT_AN_ESCORT("only a unit of the escorting service can secure the scene"),
  CALLBACK_OWNER_MISSING("say who calls back"),
  CALLBACK_DUE_IN_THE_PAST("give a time after now"),
  INCIDENT_NOT_HELD("hold it first; a callback belongs to a hold"),
  HAPPENED_OUT_OF_ORDER("give a time between the unit's milestones before and after it"),
  MILESTONE_NOT_REACHED("only a time that was recorded can be corrected"),
  NOT_A_DUTY_OFFICER("ask the duty officer to do it"),
  OUTLINE_UNUSABLE("draw at least three corners in order around the area, without crossings"),
  ZONE_IN_WRONG_STATE("a zone goes from draft to preview to active to ended"),
  RULE_WITHOUT_ESCORT("say which other service goes first, and with how many units"),
  RULE_WITHOUT_STAGING_POINT("name the place where units wait or join, outside the zone"),
  ESCORTS_WAIT_FOR_EACH_OTHER("say which service goes first and give it a rule without escort"),
  NO_RULE_FOR_SERVICE("set the zone's rules first"),
  AGREEMENT_ENDED("enter a new agreement"),
  MEETING_NOT_ALLOWED("a meeting point is no answer here: send, stage or hold"),
  NO_MEETING_POINT_FOUND("agree a collection point, or hold with a callback"),
  NO_MEETING_POINT("set one first"),
  WRONG_POINT_VERSION("read the current version to them and have it read back"),
  NOT_MUTUAL_AID("only a unit from off the map has an ETA by hand"),
  STATION_IN_WRONG_STATE("it is already so"),
  REHOME_TO_CLOSED_STATION("choose an open station");

  private final String remedy;

  DispatchRefusal(String remedy) {
    this.remedy = remedy;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
