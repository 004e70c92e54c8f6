/**
 * Figures of ours: each says what is counted, so that others can count it again, at which size of
 * the record, and on which entries it rests. Whole numbers; quantiles run over all calls, and "not
 * reached" is a value that they can have.
 */
@NullMarked
package org.cordon.brief.figure;

import org.jspecify.annotations.NullMarked;
