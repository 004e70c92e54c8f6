/** Who is first due where, what is reached in time and what is not: on streets, and as areas. */
@NullMarked
package org.cordon.roads.coverage;

import org.jspecify.annotations.NullMarked;
