/** Reads files of call records where they lie, and accounts for every row. */
@NullMarked
package org.cordon.calls.reader;

import org.jspecify.annotations.NullMarked;
