/** A customizable contraction hierarchy on plain integer arrays. Knows nothing of cities. */
@NullMarked
package org.cordon.roads.hierarchy;

import org.jspecify.annotations.NullMarked;
