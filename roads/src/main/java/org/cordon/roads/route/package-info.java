/** Exact travel times and paths on a city under closures. */
@NullMarked
package org.cordon.roads.route;

import org.jspecify.annotations.NullMarked;
