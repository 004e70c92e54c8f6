package org.cordon.record.note;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** One signature line of a note: {@code — <name> <base64 of key id and signature>}. */
public final class NoteSignature {
  private static final String DASH = "\u2014 ";

  private final String name;
  private final int keyId;
  private final byte[] bytes;

  NoteSignature(String name, int keyId, byte[] bytes) {
    this.name = name;
    this.keyId = keyId;
    this.bytes = bytes.clone();
  }

  /** The line without its newline, or null when it is none. */
  static @Nullable NoteSignature parse(String line) {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH) || space < DASH.length()) {
      return null;
    }
    String name = line.substring(DASH.length(), space);
    byte[] all = VerifierKey.base64(line.substring(space + 1));
    if (!VerifierKey.isName(name) || all == null || all.length <= Integer.BYTES) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(all);
    int id = buffer.getInt();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return new NoteSignature(name, id, bytes);
  }

  /** Name of the key. */
  public String name() {
    return name;
  }

  int keyId() {
    return keyId;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** POSIX seconds of a cosignature; meaningless for others. */
  public long timestampS() {
    return bytes.length < Long.BYTES ? -1 : ByteBuffer.wrap(bytes).getLong();
  }

  /** The line without its newline. */
  @Override
  public String toString() {
    ByteBuffer all = ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(keyId).put(bytes);
    return DASH + name + " " + Base64.getEncoder().encodeToString(all.array());
  }
}
