package org.cordon.roads.city;

import org.cordon.roads.Place;

/**
 * A point put onto a street.
 *
 * @param edge the street piece
 * @param offsetMm how far along it from its tail, 0 to the edge's length
 * @param place where that is
 * @param distanceMm how far the point lay from it
 * @param island whether the edge lies outside the profile's largest strongly connected part
 */
public record Snap(int edge, int offsetMm, Place place, long distanceMm, boolean island) {}
