package org.cordon.dispatch.model;

/** An order of a court that the desks must see, such as one on crowd-control weapons. */
public record CourtOrder(String id, String court, String subject, long fromMs, long untilMs) {
  /** Whether it is in force at a time. */
  public boolean inForce(long ms) {
    return fromMs <= ms && ms < untilMs;
  }
}
