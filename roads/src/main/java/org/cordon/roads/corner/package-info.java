/** Named corners: found by what people call them, spoken back, and chosen as meeting points. */
@NullMarked
package org.cordon.roads.corner;

import org.jspecify.annotations.NullMarked;
