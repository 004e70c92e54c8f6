package org.cordon.brief.claim;

/** What a claim is about. */
public enum Metric {
  /** How many calls for service, or how many a day. */
  CALLS("number of calls"),
  /** Which share of the calls is of some kind. */
  SHARE("share of the calls"),
  /** From one moment of a call to another. */
  RESPONSE_TIME("response time"),
  /** Which share of the calls no unit is recorded to have reached. */
  NOT_REACHED("share of calls not reached");

  private final String words;

  Metric(String words) {
    this.words = words;
  }

  /** For print. */
  public String words() {
    return words;
  }
}
