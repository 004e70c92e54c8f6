/**
 * Drawings of answers for paper: streets and their names, what is closed and to whom, ways, walks,
 * lettered places. Every sign differs from every other in shape, so that a copy without colour says
 * the same.
 */
@NullMarked
package org.cordon.app.drawing;

import org.jspecify.annotations.NullMarked;
