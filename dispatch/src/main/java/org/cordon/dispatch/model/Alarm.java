package org.cordon.dispatch.model;

/**
 * Something that has to be looked at.
 *
 * @param acknowledgedBy operator id, or ""
 */
public record Alarm(
    AlarmKind kind, String subject, String text, long raisedMs, String acknowledgedBy) {}
