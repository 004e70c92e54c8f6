/**
 * What a record says at a time, as both sides can read it: decisions and whose they are, positions
 * by subject, what cannot both hold, zones and who may enter, calls and how they ended. It decides
 * nothing and guesses nothing; every item names the entries that it rests on.
 */
@NullMarked
package org.cordon.brief.account;

import org.jspecify.annotations.NullMarked;
