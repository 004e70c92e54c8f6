/** Reads a town written by hand, one corner or street a line. */
@NullMarked
package org.cordon.roads.schematic;

import org.jspecify.annotations.NullMarked;
