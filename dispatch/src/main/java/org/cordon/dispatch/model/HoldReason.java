package org.cordon.dispatch.model;

/** Why nobody is on the way, and what would release it. */
public enum HoldReason {
  NO_UNIT("no suitable unit is free", "a suitable unit becoming free"),
  NO_WAY("no suitable unit has a way there that is open to it", "a street or a rule opening"),
  NO_PLACE("the place is not known", "the call-taker finding the place"),
  ZONE_CLOSED("the zone is closed to the service", "the duty officer changing the rule"),
  ESCORTS_WAIT_FOR_EACH_OTHER(
      "each service may only go in after the other", "the duty officer naming who goes first"),
  NO_ESCORT("no escort is free", "an escort becoming free"),
  CALLER_CANNOT_MOVE(
      "the caller cannot be moved or is not safe to move", "a rule opening, or the caller moving"),
  NO_MEETING_POINT("no corner is in reach of the caller on foot", "an agreed collection point"),
  VIOLENCE_IN_PROGRESS(
      "a meeting point is no answer to violence in progress", "the scene being secured"),
  WAITING_BY_CHOICE("the dispatcher holds it", "the dispatcher sending a unit");

  private final String why;
  private final String release;

  HoldReason(String why, String release) {
    this.why = why;
    this.release = release;
  }

  /** Why, as a clause. */
  public String why() {
    return why;
  }

  /** What would release it. */
  public String release() {
    return release;
  }
}
