/** Turns an OpenStreetMap extract into a city. */
@NullMarked
package org.cordon.roads.osm;

import org.jspecify.annotations.NullMarked;
