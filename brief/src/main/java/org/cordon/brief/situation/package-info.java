/**
 * The front page: calls that cannot be reached, zones and who may enter, decisions without an
 * owner, where the heads differ, claims checked; every item opens down to its entries. What is said
 * is put together once, in words, and then written as a page or as JSON.
 */
@NullMarked
package org.cordon.brief.situation;

import org.jspecify.annotations.NullMarked;
