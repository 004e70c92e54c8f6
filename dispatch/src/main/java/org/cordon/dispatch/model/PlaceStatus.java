package org.cordon.dispatch.model;

/** How far the place of a call can be trusted; all but the first keep the incident flagged. */
public enum PlaceStatus {
  VERIFIED,
  UNVERIFIED,
  FORCED,
  MISSING
}
