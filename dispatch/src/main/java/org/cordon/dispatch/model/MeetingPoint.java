package org.cordon.dispatch.model;

import org.cordon.roads.Place;

/**
 * The one place where an incident's caller and units meet.
 *
 * @param version from 1; every change is a new one that everybody acknowledges again
 * @param leaveAtMs when the caller should leave, UTC ms
 */
public record MeetingPoint(
    String pointId,
    int version,
    String spokenName,
    Place place,
    long walkMs,
    long meetAtMs,
    long leaveAtMs) {}
