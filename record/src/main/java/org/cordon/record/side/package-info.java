/** What lies behind commitments, beside the log, where it can be deleted. */
@NullMarked
package org.cordon.record.side;

import org.jspecify.annotations.NullMarked;
