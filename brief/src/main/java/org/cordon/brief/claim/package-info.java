/**
 * Tests what was said against call records: a claim file, one pass over the calls, a verdict with
 * its interval, and how the answer moves when the words are taken otherwise.
 */
@NullMarked
package org.cordon.brief.claim;

import org.jspecify.annotations.NullMarked;
