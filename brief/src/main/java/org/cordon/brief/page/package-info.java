/** HTML of our own pages, and how times, words and amounts are put on them. */
@NullMarked
package org.cordon.brief.page;

import org.jspecify.annotations.NullMarked;
