/**
 * The joint briefing: a draft that anybody can make again from the first entries of a record, what
 * each office says to each of its lines, the page that is printed, and the check of all of it
 * without the record's own program. It takes no side and says no more than the entries do.
 */
@NullMarked
package org.cordon.brief.joint;

import org.jspecify.annotations.NullMarked;
