package org.cordon.record.note;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.cordon.record.RecordRefusal;
import org.cordon.record.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A public key with its name: {@code <name>+<key id in hex>+<base64 of type and key>}. The id is
 * the first four bytes of SHA-256(name ‖ newline ‖ type ‖ key); it only finds the key, it proves
 * nothing.
 */
public final class VerifierKey {
  private final String name;
  private final KeyType type;
  private final byte[] raw;
  private final PublicKey key;
  private final int id;

  private VerifierKey(String name, KeyType type, byte[] raw) throws InvalidKeySpecException {
    this.name = name;
    this.type = type;
    this.raw = raw;
    key = Curve.publicKey(type, raw);
    id = id(name, type, raw);
  }

  static VerifierKey of(String name, KeyType type, byte[] raw) {
    try {
      return new VerifierKey(name, type, raw.clone());
    } catch (InvalidKeySpecException e) {
      throw refusal("not a public key: " + e.getMessage(), name);
    }
  }

  private static int id(String name, KeyType type, byte[] raw) {
    MessageDigest sha256 = Sha256.digest();
    sha256.update(name.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) '\n');
    sha256.update((byte) type.code());
    return ByteBuffer.wrap(sha256.digest(raw)).getInt();
  }

  /**
   * Reads the text form.
   *
   * @throws RecordRefusal {@code not-a-verifier-key}
   */
  public static VerifierKey parse(String text, String where) {
    String[] parts = text.strip().split("\\+", 3);
    if (text.startsWith("PRIVATE+KEY+")) {
      throw new RecordRefusal(
          "secret-key",
          "a secret key where a public one belongs",
          where,
          "Give the public key (FILE.pub), and hand the secret one to nobody.");
    }
    if (parts.length != 3 || !isName(parts[0]) || !parts[1].matches("[0-9a-f]{8}")) {
      throw refusal("no text of the form NAME+ID+KEY", where);
    }
    byte[] bytes = base64(parts[2]);
    if (bytes == null || bytes.length == 0) {
      throw refusal("\"" + parts[2] + "\" is no base64", where);
    }
    KeyType type = type(bytes, where);
    VerifierKey key = of(parts[0], type, Arrays.copyOfRange(bytes, 1, bytes.length));
    if (!key.idHex().equals(parts[1])) {
      throw refusal("the id " + parts[1] + ", but name and key have " + key.idHex(), where);
    }
    return key;
  }

  private static KeyType type(byte[] bytes, String where) {
    for (KeyType type : KeyType.values()) {
      if (type.code() == bytes[0]) {
        if (bytes.length != 1 + type.keyBytes()) {
          throw refusal("a key of " + (bytes.length - 1) + " bytes", where);
        }
        return type;
      }
    }
    throw refusal("keys of type " + (bytes[0] & 0xff) + ", which are not understood", where);
  }

  /** Decodes strictly, or null. */
  static byte @Nullable [] base64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text) ? bytes : null;
    } catch (IllegalArgumentException e) { // no base64 is an answer here
      return null;
    }
  }

  /** Not empty, without spaces, plus signs or control characters. */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(c ->
                c == '+'
                    || c < 0x20
                    || c == 0x85
                    || Character.isWhitespace(c)
                    || Character.isSpaceChar(c));
  }

  private static RecordRefusal refusal(String found, String where) {
    return new RecordRefusal(
        "not-a-verifier-key",
        found,
        where,
        "Take the key from its owner again; it is one line, NAME+ID+KEY.");
  }

  /** Name of who signs; for a log its origin. */
  public String name() {
    return name;
  }

  /** What it signs, and how. */
  public KeyType type() {
    return type;
  }

  int id() {
    return id;
  }

  private String idHex() {
    return HexFormat.of().toHexDigits(id);
  }

  /** Whether a signature of a note carries this key's name and id; it may still be false. */
  public boolean claims(NoteSignature signature) {
    return signature.name().equals(name) && signature.keyId() == id;
  }

  /** Whether a signature of this key over a note's text is true. */
  public boolean verifies(String text, NoteSignature signature) {
    byte[] signed = signature.bytes();
    if (!claims(signature) || signed.length != type.signatureBytes()) {
      return false;
    }
    byte[] message =
        type.timestamped()
            ? CosignedMessage.of(this, signature.timestampS(), text)
            : text.getBytes(StandardCharsets.UTF_8);
    int from = type.timestamped() ? Long.BYTES : 0;
    return message.length > 0
        && Curve.verify(type, key, message, Arrays.copyOfRange(signed, from, signed.length));
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof VerifierKey k
        && name.equals(k.name)
        && type == k.type
        && Arrays.equals(raw, k.raw);
  }

  @Override
  public int hashCode() {
    return id;
  }

  /** The text form. */
  @Override
  public String toString() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(type.code());
    bytes.writeBytes(raw);
    return name + "+" + idHex() + "+" + Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
