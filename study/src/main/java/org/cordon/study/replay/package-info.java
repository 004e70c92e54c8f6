/**
 * Real days on the real engine: what it would have recommended for calls that a city published,
 * beside what was really sent, and what a zone would have changed.
 */
@NullMarked
package org.cordon.study.replay;

import org.jspecify.annotations.NullMarked;
