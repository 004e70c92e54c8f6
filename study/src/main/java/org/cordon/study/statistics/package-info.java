/**
 * What a study's results say: shares, quantiles and differences, each with its 95 % interval. Calls
 * never reached stay in every figure.
 */
@NullMarked
package org.cordon.study.statistics;

import org.jspecify.annotations.NullMarked;
