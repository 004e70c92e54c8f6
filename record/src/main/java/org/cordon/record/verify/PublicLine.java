package org.cordon.record.verify;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.cordon.record.RecordRefusal;

/** A public key line, NAME+ID+KEY, and the signatures it can check. */
final class PublicLine {
  private static final int PLAIN = 1;
  private static final int COSIGN_ED25519 = 4;
  private static final int COSIGN_ML_DSA = 6;

  final String name;
  private final int kind;
  private final byte[] id;
  private final PublicKey key;

  private PublicLine(String name, int kind, byte[] id, PublicKey key) {
    this.name = name;
    this.kind = kind;
    this.id = id.clone();
    this.key = key;
  }

  static PublicLine read(String line, String where) {
    String text = line.strip();
    if (text.startsWith("PRIVATE+KEY+")) {
      throw refusal(
          "the secret key", where, "Give the public key (FILE.pub), never the secret one.");
    }
    int first = text.indexOf('+');
    int second = text.indexOf('+', first + 1);
    try {
      String name = text.substring(0, first);
      byte[] id = HexFormat.of().parseHex(text, first + 1, second);
      byte[] kindAndKey = Base64.getDecoder().decode(text.substring(second + 1));
      byte[] hash = Sha.of(name.getBytes(StandardCharsets.UTF_8), new byte[] {'\n'}, kindAndKey);
      if (id.length != 4 || !Arrays.equals(id, Arrays.copyOf(hash, 4))) {
        throw refusal("an id that is not that of the key", where, "Take the key line again.");
      }
      byte[] raw = Arrays.copyOfRange(kindAndKey, 1, kindAndKey.length);
      return new PublicLine(name, kindAndKey[0], id, publicKey(kindAndKey[0], raw));
    } catch (IndexOutOfBoundsException | IllegalArgumentException | GeneralSecurityException e) {
      throw refusal(
          "no public key", where, "A public key is one line, NAME+ID+KEY; take it again.");
    }
  }

  private static RecordRefusal refusal(String found, String where, String remedy) {
    return new RecordRefusal("not-a-public-key", found, where, remedy);
  }

  private static PublicKey publicKey(int kind, byte[] raw) throws GeneralSecurityException {
    String head =
        switch (kind) {
          case PLAIN, COSIGN_ED25519 -> "302a300506032b6570032100";
          case COSIGN_ML_DSA -> "30820532300b06096086480165030403110382052100";
          default -> throw new GeneralSecurityException("kind " + kind);
        };
    ByteArrayOutputStream spki = new ByteArrayOutputStream();
    spki.writeBytes(HexFormat.of().parseHex(head));
    spki.writeBytes(raw);
    return KeyFactory.getInstance(kind == COSIGN_ML_DSA ? "ML-DSA-44" : "Ed25519")
        .generatePublic(new X509EncodedKeySpec(spki.toByteArray()));
  }

  /** Keys, one a line; lines that are empty do not count. */
  static List<PublicLine> readAll(String lines, String where) {
    List<PublicLine> keys =
        lines.lines().filter(l -> !l.isBlank()).map(l -> read(l, where)).toList();
    return keys.isEmpty() ? List.of(read(lines, where)) : keys;
  }

  /** Name and id: enough to tell the keys of one owner apart. */
  String called() {
    return name + "+" + HexFormat.of().formatHex(id);
  }

  boolean same(PublicLine other) {
    return called().equals(other.called()) && kind == other.kind && key.equals(other.key);
  }

  /** Whether its name says that anybody can make it. */
  boolean provesNothing() {
    return name.startsWith("proves-nothing");
  }

  boolean isWitness() {
    return kind != PLAIN;
  }

  boolean owns(NoteText.Line line) {
    return line.name().equals(name) && Arrays.equals(line.id(), id);
  }

  boolean signed(NoteText note, NoteText.Line line) {
    byte[] signature = line.signature();
    byte[] message = note.text().getBytes(StandardCharsets.UTF_8);
    if (isWitness()) {
      if (signature.length < 8) {
        return false;
      }
      message = cosigned(note, line.seconds());
      signature = Arrays.copyOfRange(signature, 8, signature.length);
    }
    try {
      Signature check = Signature.getInstance(kind == COSIGN_ML_DSA ? "ML-DSA-44" : "Ed25519");
      check.initVerify(key);
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) { // bytes of the wrong length or form are no signature
      return false;
    }
  }

  private byte[] cosigned(NoteText note, long seconds) {
    if (kind == COSIGN_ED25519) {
      String message = "cosignature/v1\ntime " + seconds + "\n" + note.text();
      return message.getBytes(StandardCharsets.UTF_8);
    }
    byte[] cosigner = name.getBytes(StandardCharsets.UTF_8);
    byte[] origin = note.origin().getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.allocate(12 + 1 + cosigner.length + 8 + 1 + origin.length + 48);
    buffer.put("subtree/v1\n\0".getBytes(StandardCharsets.UTF_8));
    buffer.put((byte) cosigner.length).put(cosigner).putLong(seconds);
    buffer.put((byte) origin.length).put(origin).putLong(0).putLong(note.size()).put(note.root());
    return buffer.array();
  }
}
