package org.cordon.record.tile;

import java.io.ByteArrayOutputStream;
import java.util.List;

/** Up to 256 entries, each behind its length in two bytes, big-endian. */
public final class EntryBundle {
  /** Most bytes of an entry: what two bytes of length can say. */
  public static final int MOST_BYTES = 65_535;

  private EntryBundle() {}

  /** Bytes of a bundle. */
  public static byte[] write(List<byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > MOST_BYTES) {
        throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
      }
      out.write(entry.length >> 8);
      out.write(entry.length);
      out.writeBytes(entry);
    }
    return out.toByteArray();
  }
}
