/**
 * The hypercube queueing model (Larson 1974) and the formulas of Erlang: what a town's units do on
 * average, computed at once instead of simulated.
 */
@NullMarked
package org.cordon.study.hypercube;

import org.jspecify.annotations.NullMarked;
