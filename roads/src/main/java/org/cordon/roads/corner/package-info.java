/**
 * Places by name: corners, blocks and stations found by what people call them and spoken back;
 * corners also chosen as meeting points.
 */
@NullMarked
package org.cordon.roads.corner;

import org.jspecify.annotations.NullMarked;
