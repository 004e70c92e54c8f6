package org.cordon.record.tree;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;

/** A SHA-256 hash: 32 bytes, a value. */
public final class Hash {
  /** Bytes of a hash. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The hash in these 32 bytes, copied. */
  public static Hash of(byte[] bytes) {
    return at(bytes, 0, bytes.length);
  }

  /** The hash in {@code length} bytes from {@code offset}; must be 32. */
  static Hash at(byte[] bytes, int offset, int length) {
    if (length != BYTES) {
      throw new IllegalArgumentException("a hash of " + length + " bytes");
    }
    return new Hash(Arrays.copyOfRange(bytes, offset, offset + BYTES));
  }

  /** The {@code index}-th of hashes that stand one behind the other. */
  public static Hash at(byte[] hashes, int index) {
    return at(hashes, index * BYTES, BYTES);
  }

  /**
   * Reads standard base64 with padding, exactly as it is written.
   *
   * @throws RecordRefusal {@code not-a-hash} for anything else
   */
  public static Hash parse(String base64, String where) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      if (bytes.length == BYTES && Base64.getEncoder().encodeToString(bytes).equals(base64)) {
        return new Hash(bytes);
      }
    } catch (IllegalArgumentException e) { // not base64: answered below
      return refuse(base64, where);
    }
    return refuse(base64, where);
  }

  private static Hash refuse(String base64, String where) {
    throw new RecordRefusal(
        "not-a-hash",
        "\"" + base64.substring(0, Math.min(base64.length(), 80)) + "\"",
        where,
        "A hash is 32 bytes in standard base64, 44 characters; take the file from its source again.");
  }

  /** Hashes one behind the other. */
  public static byte[] concat(List<Hash> hashes) {
    byte[] bytes = new byte[hashes.size() * BYTES];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).copyTo(bytes, i * BYTES);
    }
    return bytes;
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, BYTES);
  }

  /** Standard base64 with padding, 44 characters. */
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof Hash h && Arrays.equals(bytes, h.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
