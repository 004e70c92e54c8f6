/** The log itself: its single writer, and its readers. */
@NullMarked
package org.cordon.record.log;

import org.jspecify.annotations.NullMarked;
