package org.cordon.dispatch.model;

/**
 * What a party holds.
 *
 * @param pointId the point they named; another than the incident's own is an alarm
 * @param how by their own page, or read back by radio or telephone
 */
public record Acknowledgement(Party party, int version, String pointId, How how, long atMs) {
  /** The way it came. */
  public enum How {
    OWN_PAGE,
    RADIO,
    TELEPHONE
  }
}
