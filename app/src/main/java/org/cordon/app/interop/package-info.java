/** What stands at the desk in the formats of other systems of the field. */
@NullMarked
package org.cordon.app.interop;

import org.jspecify.annotations.NullMarked;
