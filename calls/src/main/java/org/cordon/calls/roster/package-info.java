/** Published rosters: fire stations, the apparatus in them, and what a response code means. */
@NullMarked
package org.cordon.calls.roster;

import org.jspecify.annotations.NullMarked;
