/** The single writer: look up, decide, append, apply; and the adapters to roads and journal. */
@NullMarked
package org.cordon.dispatch.engine;

import org.jspecify.annotations.NullMarked;
