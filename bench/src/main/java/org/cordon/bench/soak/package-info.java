/** Compares every time under random closures with plain Dijkstra, for as long as one likes. */
@NullMarked
package org.cordon.bench.soak;

import org.jspecify.annotations.NullMarked;
