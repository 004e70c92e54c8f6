/** The command line, and the one class that wires the parts together. */
@NullMarked
package org.cordon.app;

import org.jspecify.annotations.NullMarked;
