package org.cordon.dispatch.model;

import java.util.List;

/**
 * An event in its place on the log. Entries are ordered by (recordedAt, seq).
 *
 * @param seq from 1, without gaps
 * @param recordedAtMs UTC ms; never goes back
 * @param happenedAtMs UTC ms; data, may be late
 * @param by opaque operator id
 */
public record Entry(
    long seq,
    long recordedAtMs,
    long happenedAtMs,
    String by,
    Event event,
    List<Commitment> commitments) {
  public Entry {
    commitments = List.copyOf(commitments);
  }
}
