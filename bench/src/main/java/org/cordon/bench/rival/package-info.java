/** The same work by others: GraphHopper, plain Dijkstra, and a RoutingKit program. */
@NullMarked
package org.cordon.bench.rival;

import org.jspecify.annotations.NullMarked;
