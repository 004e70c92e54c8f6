/** Crashes and damage on purpose: what was acknowledged must be kept, what was changed be named. */
@NullMarked
package org.cordon.bench.crash;

import org.jspecify.annotations.NullMarked;
