/**
 * The world under a simulated clock: units that move along real streets, crews, callers, and an
 * automatic dispatcher that accepts what the engine recommends.
 */
@NullMarked
package org.cordon.study.sim;

import org.jspecify.annotations.NullMarked;
