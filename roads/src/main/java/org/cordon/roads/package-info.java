/**
 * A map as integer arrays, and exact travel times on it under closures. Knows no calls and no
 * units.
 */
@NullMarked
package org.cordon.roads;

import org.jspecify.annotations.NullMarked;
