package org.cordon.record.note;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.cordon.record.RecordRefusal;

/** What a witness signs, as C2SP tlog-cosignature says for each kind of key. */
final class CosignedMessage {
  private CosignedMessage() {}

  /** The bytes, or none when no cosignature can be made over this text at this time. */
  static byte[] of(VerifierKey cosigner, long timestampS, String text) {
    if (timestampS < 0) {
      return new byte[0];
    }
    if (cosigner.type() == KeyType.COSIGNATURE_ED25519) {
      String message = "cosignature/v1\ntime " + timestampS + "\n" + text;
      return message.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return subtree(cosigner.name(), timestampS, Checkpoint.parseText(text, "cosigned note"));
    } catch (RecordRefusal e) { // ML-DSA-44 signs checkpoints only: another text has no message.
      return new byte[0];
    }
  }

  private static byte[] subtree(String cosigner, long timestampS, Checkpoint checkpoint) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("subtree/v1\n\0".getBytes(StandardCharsets.UTF_8));
    name(cosigner, out);
    number(timestampS, out);
    name(checkpoint.origin(), out);
    number(0, out);
    number(checkpoint.size(), out);
    out.writeBytes(checkpoint.root().bytes());
    return out.toByteArray();
  }

  private static void name(String name, ByteArrayOutputStream out) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    out.write(bytes.length);
    out.writeBytes(bytes);
  }

  private static void number(long n, ByteArrayOutputStream out) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(n).array());
  }
}
