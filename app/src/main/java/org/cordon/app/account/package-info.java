/** Who may sign in at a desk: names, roles, passwords. */
@NullMarked
package org.cordon.app.account;

import org.jspecify.annotations.NullMarked;
