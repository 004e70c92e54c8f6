package org.cordon.dispatch.engine;

import org.cordon.dispatch.model.NamedPlace;

/** A place to meet, and how long the caller walks there in their state. */
public record MeetingCandidate(NamedPlace point, long walkMs, boolean agreed) {}
