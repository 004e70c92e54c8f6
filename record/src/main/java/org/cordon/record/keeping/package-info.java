/**
 * A record with its side store: opened together, deleted from by a schedule, backed up and
 * restored.
 */
@NullMarked
package org.cordon.record.keeping;

import org.jspecify.annotations.NullMarked;
