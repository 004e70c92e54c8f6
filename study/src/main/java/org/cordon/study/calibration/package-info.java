/**
 * Fits speeds by period of the week from runs that a city recorded, and says on days not used how
 * far off they are.
 */
@NullMarked
package org.cordon.study.calibration;

import org.jspecify.annotations.NullMarked;
