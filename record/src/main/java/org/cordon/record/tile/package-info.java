/** Tiles and entry bundles of C2SP tlog-tiles: the tree and the entries as static files. */
@NullMarked
package org.cordon.record.tile;

import org.jspecify.annotations.NullMarked;
