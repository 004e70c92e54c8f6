package org.cordon.study.calibration;

/** Why a recorded response is no run to fit speeds to. The first that holds counts it. */
public enum LeftOut {
  PRIVATE_AMBULANCE("private ambulances, whose posts nobody publishes"),
  OTHER_KIND("kinds of unit that are not fitted"),
  NO_STATION(
      "units whose number is that of no station, such as ambulances that wait on the street"),
  NOT_URGENT("sent without lights and siren (final priority)"),
  NO_RESPONSE_TIME("no time of response"),
  NO_ARRIVAL("no time of arrival: cancelled on the way, or not stamped"),
  OUT_ALREADY("responded while out, or within 15 min of being available: not from its station"),
  STAMPED_AT_ONCE("arrived less than 5 s after responding, or before: stamped late"),
  LONGER_THAN_A_RUN("more than 30 min under way: not a drive"),
  FASTER_THAN_ANY("more than 40 m/s in a straight line: stamped late"),
  NO_PLACE("no coordinates"),
  OFF_THE_STREETS("more than 150 m from any street of the map"),
  NO_WAY("no way on the map");

  private final String meaning;

  LeftOut(String meaning) {
    this.meaning = meaning;
  }

  /** One clause for a report. */
  public String meaning() {
    return meaning;
  }
}
