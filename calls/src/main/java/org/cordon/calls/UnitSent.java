package org.cordon.calls;

/**
 * A unit that was really sent.
 *
 * @param id call sign as published
 * @param kind the publisher's word for what it is (ENGINE, PRIVATE, ...); empty if not said
 * @param times this unit's own times; all absent where the file only lists who was sent
 */
public record UnitSent(String id, String kind, Times times) {}
