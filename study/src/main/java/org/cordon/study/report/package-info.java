/**
 * What people read of a study: one page that opens offline, a table for the terminal, and {@code
 * result.json}; all print the same figures and compute none.
 */
@NullMarked
package org.cordon.study.report;

import org.jspecify.annotations.NullMarked;
