/** Where a log lies: one narrow contract, and each store in its own way. */
@NullMarked
package org.cordon.record.store;

import org.jspecify.annotations.NullMarked;
