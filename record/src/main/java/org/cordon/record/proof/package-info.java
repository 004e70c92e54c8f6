/** C2SP tlog-proof: one entry, its path and its checkpoint in one text file. */
@NullMarked
package org.cordon.record.proof;

import org.jspecify.annotations.NullMarked;
