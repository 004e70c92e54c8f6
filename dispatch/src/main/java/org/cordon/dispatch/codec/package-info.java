/** Entries as canonical JSON lines, sealed items, and the replay of a file to a state. */
@NullMarked
package org.cordon.dispatch.codec;

import org.jspecify.annotations.NullMarked;
