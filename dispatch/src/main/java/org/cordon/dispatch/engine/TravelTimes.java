package org.cordon.dispatch.engine;

/** Looked up before a decision; negative means that the unit has no permitted way. */
@FunctionalInterface
public interface TravelTimes {
  int etaMs(String unitId, String incidentId);
}
