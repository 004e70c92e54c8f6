/** The calls of one run: drawn from rates, or read from a file; the same in every case. */
@NullMarked
package org.cordon.study.demand;

import org.jspecify.annotations.NullMarked;
