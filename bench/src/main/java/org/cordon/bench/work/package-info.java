/** What is measured: places, zones and generated cities, each a function of a seed. */
@NullMarked
package org.cordon.bench.work;

import org.jspecify.annotations.NullMarked;
