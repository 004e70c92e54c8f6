/** The live desk: one engine under a real clock, asked by many at once, on one record. */
@NullMarked
package org.cordon.app.desk;

import org.jspecify.annotations.NullMarked;
