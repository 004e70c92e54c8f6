/** The words of dispatch: commands, events, and the state that is their fold. No I/O, no clocks. */
@NullMarked
package org.cordon.dispatch.model;

import org.jspecify.annotations.NullMarked;
