package org.cordon.calls;

/**
 * What kind of call it was, in the publisher's words; empty where the file does not say.
 *
 * @param initial as it was dispatched
 * @param last as it was closed
 * @param group the publisher's own grouping
 */
public record CallType(String initial, String last, String group) {}
