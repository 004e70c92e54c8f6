/** Tests that see all modules: import directions, style, scripts, public pages. */
@NullMarked
package org.cordon.app.whole;

import org.jspecify.annotations.NullMarked;
