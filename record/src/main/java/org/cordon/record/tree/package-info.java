/** The Merkle tree of RFC 6962: hashes, roots, inclusion and consistency proofs. */
@NullMarked
package org.cordon.record.tree;

import org.jspecify.annotations.NullMarked;
