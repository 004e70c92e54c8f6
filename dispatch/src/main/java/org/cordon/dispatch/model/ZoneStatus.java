package org.cordon.dispatch.model;

/** A zone's life; only an active one restricts anybody. */
public enum ZoneStatus {
  DRAFT,
  PREVIEWED,
  ACTIVE,
  ENDED
}
