/**
 * The commands: each reads its options, calls one part, and says the answer in words or as JSON.
 */
@NullMarked
package org.cordon.app.command;

import org.jspecify.annotations.NullMarked;
