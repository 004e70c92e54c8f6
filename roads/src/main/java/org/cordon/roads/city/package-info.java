/**
 * The street network of one city as immutable integer arrays, its file, and how a point is put onto
 * a street.
 */
@NullMarked
package org.cordon.roads.city;

import org.jspecify.annotations.NullMarked;
