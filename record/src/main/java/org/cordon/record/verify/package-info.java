/**
 * Checks a record with none of the writer's code: its own hashing, its own reading of keys, notes,
 * tiles, proofs and JSON. A mistake of the writer's cannot hide here.
 */
@NullMarked
package org.cordon.record.verify;

import org.jspecify.annotations.NullMarked;
