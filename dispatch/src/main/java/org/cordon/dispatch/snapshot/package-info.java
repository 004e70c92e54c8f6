/** States kept beside a record, so that opening it needs no fold of all its entries. */
@NullMarked
package org.cordon.dispatch.snapshot;

import org.jspecify.annotations.NullMarked;
