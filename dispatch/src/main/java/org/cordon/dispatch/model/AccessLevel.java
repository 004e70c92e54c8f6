package org.cordon.dispatch.model;

/** From least to most strict: the order of the constants decides where zones overlap. */
public enum AccessLevel {
  OPEN,
  ESCORTED,
  STAGED,
  CLOSED
}
