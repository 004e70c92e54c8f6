package org.cordon.record.tree;

import java.security.MessageDigest;
import org.cordon.record.Sha256;

/**
 * Hashes of RFC 6962, section 2.1: a leaf is SHA-256(0x00 ‖ entry), a node SHA-256(0x01 ‖ left ‖
 * right), so that neither can pass for the other. Keeps a digest; one thread at a time.
 */
public final class TreeHasher {
  private final MessageDigest sha256 = Sha256.digest();
  private final byte[] node = new byte[1 + 2 * Hash.BYTES];

  /** A hasher for one thread. */
  public TreeHasher() {
    node[0] = 1;
  }

  /** Root of a tree without leaves: SHA-256 of nothing. */
  public Hash empty() {
    return Hash.of(sha256.digest());
  }

  /** Hash of an entry. */
  public Hash leaf(byte[] entry) {
    sha256.update((byte) 0);
    return Hash.of(sha256.digest(entry));
  }

  /** Hash of the node above two. */
  public Hash node(Hash left, Hash right) {
    left.copyTo(node, 1);
    right.copyTo(node, 1 + Hash.BYTES);
    return Hash.of(sha256.digest(node));
  }
}
