package org.cordon.record.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.cordon.record.RecordRefusal;

/**
 * A secret Ed25519 key with its name: {@code PRIVATE+KEY+<name>+<key id in hex>+<base64 of type and
 * seed>}. Never printed by accident: {@link #toString} shows the public key.
 */
public final class SignerKey {
  private static final String HEAD = "PRIVATE+KEY+";
  private static final int SEED_BYTES = 32;

  private final byte[] seed;
  private final KeyPair pair;
  private final VerifierKey verifier;

  private SignerKey(String name, KeyType type, byte[] seed) {
    this.seed = seed.clone();
    pair = Curve.ed25519(seed);
    verifier = VerifierKey.of(name, type, Curve.raw(pair.getPublic()));
  }

  /** A new key; {@code random} draws its 32 bytes. */
  public static SignerKey generate(String name, KeyType type, SecureRandom random) {
    byte[] seed = new byte[SEED_BYTES];
    random.nextBytes(seed);
    return ofSeed(name, type, seed);
  }

  /**
   * The key of a seed of 32 bytes.
   *
   * @throws RecordRefusal {@code bad-key-name}
   */
  public static SignerKey ofSeed(String name, KeyType type, byte[] seed) {
    if (!VerifierKey.isName(name)) {
      throw new RecordRefusal(
          "bad-key-name",
          "\"" + name + "\"",
          "the name of a key",
          "Give a name without spaces and plus signs, as dispatch.example/record.");
    }
    if (type == KeyType.COSIGNATURE_ML_DSA_44 || seed.length != SEED_BYTES) {
      throw new IllegalArgumentException(type + " from " + seed.length + " bytes");
    }
    return new SignerKey(name, type, seed);
  }

  /**
   * Reads the text form.
   *
   * @throws RecordRefusal {@code not-a-signer-key}
   */
  public static SignerKey parse(String text, String where) {
    String[] parts = text.strip().split("\\+", 5);
    byte[] bytes = parts.length == 5 ? VerifierKey.base64(parts[4]) : null;
    if (!text.startsWith(HEAD) || bytes == null || bytes.length != 1 + SEED_BYTES) {
      throw refusal("no text of the form " + HEAD + "NAME+ID+KEY", where);
    }
    for (KeyType type : KeyType.values()) {
      if (type.code() == bytes[0] && type != KeyType.COSIGNATURE_ML_DSA_44) {
        SignerKey key = new SignerKey(parts[2], type, Arrays.copyOfRange(bytes, 1, bytes.length));
        if (key.secret().equals(text.strip()) && VerifierKey.isName(parts[2])) {
          return key;
        }
        throw refusal("an id that is not that of name and key", where);
      }
    }
    throw refusal("keys of type " + (bytes[0] & 0xff) + ", which do not sign here", where);
  }

  private static RecordRefusal refusal(String found, String where) {
    return new RecordRefusal(
        "not-a-signer-key",
        found,
        where,
        "Restore the key file from its copy; a lost key is replaced by a new log that names the old.");
  }

  /** Its public half. */
  public VerifierKey verifier() {
    return verifier;
  }

  /** The text form, for the key file only. */
  public String secret() {
    String id = verifier.toString().substring(verifier.name().length() + 1).split("\\+", 2)[0];
    ByteBuffer bytes = ByteBuffer.allocate(1 + SEED_BYTES);
    bytes.put((byte) verifier.type().code()).put(seed);
    String encoded = Base64.getEncoder().encodeToString(bytes.array());
    return HEAD + verifier.name() + "+" + id + "+" + encoded;
  }

  /** Signs a note's text. */
  NoteSignature sign(String text) {
    if (verifier.type() != KeyType.ED25519) {
      throw new IllegalStateException("a witness signs with a time");
    }
    byte[] signed = Curve.sign(pair.getPrivate(), text.getBytes(StandardCharsets.UTF_8));
    return new NoteSignature(verifier.name(), verifier.id(), signed);
  }

  /** Cosigns a checkpoint's text at a POSIX time in seconds. */
  public NoteSignature cosign(String text, long timestampS) {
    if (verifier.type() != KeyType.COSIGNATURE_ED25519) {
      throw new IllegalStateException("a log signs without a time");
    }
    byte[] signed = Curve.sign(pair.getPrivate(), CosignedMessage.of(verifier, timestampS, text));
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + signed.length);
    bytes.putLong(timestampS).put(signed);
    return new NoteSignature(verifier.name(), verifier.id(), bytes.array());
  }

  @Override
  public String toString() {
    return "secret key of " + verifier;
  }
}
