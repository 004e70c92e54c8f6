/** Benchmarks of the hot paths. */
@NullMarked
package org.cordon.bench;

import org.jspecify.annotations.NullMarked;
