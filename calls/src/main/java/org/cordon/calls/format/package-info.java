/** The published formats, one small class each, and how a row of any of them is read. */
@NullMarked
package org.cordon.calls.format;

import org.jspecify.annotations.NullMarked;
