/** The measurements themselves, as JMH runs them in a process of their own. */
@NullMarked
package org.cordon.bench.jmh;

import org.jspecify.annotations.NullMarked;
