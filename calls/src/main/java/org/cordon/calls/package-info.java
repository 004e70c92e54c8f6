/** Published call records, read in their own formats. */
@NullMarked
package org.cordon.calls;

import org.jspecify.annotations.NullMarked;
