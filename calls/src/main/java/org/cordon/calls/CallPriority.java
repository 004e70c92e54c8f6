package org.cordon.calls;

/**
 * How urgent, in the publisher's own codes (the scale differs by city); empty where the file does
 * not say.
 *
 * @param initial as it was received
 * @param last as it was closed; the same as {@code initial} where the file has only one
 */
public record CallPriority(String initial, String last) {}
