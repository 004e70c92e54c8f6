package org.cordon.roads.corner;

import org.cordon.roads.Place;

/**
 * A corner where a caller and a crew can meet.
 *
 * @param junction the corner's junction, its stable id in one city file
 * @param place where that is
 * @param spokenName with the side that faces the caller: "Broadway and East Pine, north-east
 *     corner"
 * @param walkMs the caller's time to it on foot
 */
public record MeetingPoint(int junction, Place place, String spokenName, long walkMs) {}
