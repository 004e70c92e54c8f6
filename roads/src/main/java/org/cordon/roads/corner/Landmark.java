package org.cordon.roads.corner;

import org.cordon.roads.Place;

/** A place that has a name of its own, such as a station: "FS25", "Fire station 25". */
public record Landmark(String id, String name, Place place) {}
