/** Commands in, events out, state a pure fold of them. */
@NullMarked
package org.cordon.dispatch;

import org.jspecify.annotations.NullMarked;
