/** Days and towns run on the dispatch engine under a simulated clock. */
@NullMarked
package org.cordon.study;

import org.jspecify.annotations.NullMarked;
