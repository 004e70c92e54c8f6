/** Canonical JSON (RFC 8785), the form of every entry. */
@NullMarked
package org.cordon.record.json;

import org.jspecify.annotations.NullMarked;
