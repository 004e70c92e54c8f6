package org.cordon.dispatch.model;

/**
 * Stands on the log for matter that does not: SHA-256 over a fresh 256-bit salt and the data.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Commitment(Item item, String sha256) {
  /** What may only stand behind a commitment. */
  public enum Item {
    PLACE,
    SPOKEN_ADDRESS,
    CALLER,
    FREE_TEXT,
    NAME
  }
}
