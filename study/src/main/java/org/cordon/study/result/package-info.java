/**
 * What a study found: cases, runs, and what became of every call. Plain values that the simulation
 * fills and that statistics and the report read; nothing here decides or computes.
 */
@NullMarked
package org.cordon.study.result;

import org.jspecify.annotations.NullMarked;
