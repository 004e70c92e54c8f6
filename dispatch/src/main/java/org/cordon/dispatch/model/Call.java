package org.cordon.dispatch.model;

/** One call for service; several may be about one incident. */
public record Call(String id, String incidentId, PlaceStatus placeStatus, long receivedMs) {}
