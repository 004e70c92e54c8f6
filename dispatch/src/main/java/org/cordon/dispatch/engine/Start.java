package org.cordon.dispatch.engine;

import org.cordon.roads.Place;

/**
 * Where a unit is.
 *
 * @param post the station whose times may be kept ready, or "" when it is on the road
 */
public record Start(String post, Place place) {}
