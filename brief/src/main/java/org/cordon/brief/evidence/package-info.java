/** What a page prints so that a stranger can check it: entries as they stand, and their proofs. */
@NullMarked
package org.cordon.brief.evidence;

import org.jspecify.annotations.NullMarked;
