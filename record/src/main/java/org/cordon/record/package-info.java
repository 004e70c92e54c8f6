/**
 * An append-only record of entries whose bytes nobody can change unnoticed. Knows no domain:
 * entries are bytes.
 */
@NullMarked
package org.cordon.record;

import org.jspecify.annotations.NullMarked;
