package org.cordon.roads.corner;

import org.cordon.roads.Place;

/**
 * Where two named streets meet.
 *
 * @param junction the junction that stands for it, its stable id in one city file
 * @param place where that is
 * @param spokenName as a dispatcher would say it, such as "Broadway and East Pine"
 */
public record Corner(int junction, Place place, String spokenName) {}
