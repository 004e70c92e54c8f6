package org.cordon.roads.corner;

import org.cordon.roads.Place;

/**
 * A corner within a walk: a place where a caller and a crew can meet, or what keeps it from being
 * one.
 *
 * @param id the corner's junction and the side that is meant ("corner-4711-ne"), stable in one city
 *     file: two sides of one corner are two points, since people wait on one of them
 * @param place where the corner is
 * @param side the side that faces who walks longest: "north-east corner", "" where none is told
 * @param walkMs the time on foot of the slowest of those who come
 */
public record MeetingPoint(
    int junction, String id, Place place, String side, long walkMs, Standing standing) {
  /** Whether one can meet there. */
  public enum Standing {
    OFFERED,
    IN_CLOSED_AREA,
    WITHIN_STAND_OFF,
    NO_OPEN_STREET
  }
}
