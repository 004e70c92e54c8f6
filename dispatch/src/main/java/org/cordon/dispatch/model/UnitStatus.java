package org.cordon.dispatch.model;

/** A unit's cycle; only an available unit may be sent without pre-emption. */
public enum UnitStatus {
  OFF_DUTY,
  AVAILABLE,
  DISPATCHED,
  EN_ROUTE,
  STAGED,
  ON_SCENE,
  LEFT,
  AT_HOSPITAL
}
