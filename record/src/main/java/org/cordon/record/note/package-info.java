/** Signed notes, keys, checkpoints and cosignatures, as published by C2SP. */
@NullMarked
package org.cordon.record.note;

import org.jspecify.annotations.NullMarked;
