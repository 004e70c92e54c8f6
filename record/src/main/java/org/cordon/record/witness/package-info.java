/** The witness protocol of C2SP tlog-witness: who serves it, and who asks. */
@NullMarked
package org.cordon.record.witness;

import org.jspecify.annotations.NullMarked;
