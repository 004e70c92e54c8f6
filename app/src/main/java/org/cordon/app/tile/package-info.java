/** The city as vector tiles: streets out of our own graph, and the scenario's land and water. */
@NullMarked
package org.cordon.app.tile;

import org.jspecify.annotations.NullMarked;
