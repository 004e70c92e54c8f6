/** Runs the cases of a study over threads and puts the results together in a fixed order. */
@NullMarked
package org.cordon.study.run;

import org.jspecify.annotations.NullMarked;
