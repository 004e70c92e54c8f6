/** How fast streets are driven at which time of the week. */
@NullMarked
package org.cordon.roads.speed;

import org.jspecify.annotations.NullMarked;
