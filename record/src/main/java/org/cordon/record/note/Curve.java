package org.cordon.record.note;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Java's own Ed25519 and ML-DSA-44, from and to raw keys. */
final class Curve {
  private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");
  private static final byte[] ML_DSA_44_HEAD =
      HexFormat.of().parseHex("30820532300b060960864801650304031103820521" + "00");

  private Curve() {}

  /** Seed and public key as Java's pair; Java has no other door from a seed to a public key. */
  static KeyPair ed25519(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("this Java has Ed25519", e);
    }
  }

  /** Hands out the seed in place of chance, so that the pair is that of the seed. */
  private static final class Given extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] seed;

    Given(byte[] seed) {
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != seed.length) {
        throw new AssertionError("this Java asks for " + bytes.length + " bytes of seed");
      }
      System.arraycopy(seed, 0, bytes, 0, seed.length);
    }
  }

  static byte[] raw(PublicKey ed25519) {
    byte[] encoded = ed25519.getEncoded();
    return Arrays.copyOfRange(encoded, ED25519_HEAD.length, encoded.length);
  }

  /**
   * Java's key from raw bytes.
   *
   * @throws InvalidKeySpecException when the bytes are no point or no key
   */
  static PublicKey publicKey(KeyType type, byte[] raw) throws InvalidKeySpecException {
    boolean mlDsa = type == KeyType.COSIGNATURE_ML_DSA_44;
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    encoded.writeBytes(mlDsa ? ML_DSA_44_HEAD : ED25519_HEAD);
    encoded.writeBytes(raw);
    try {
      return KeyFactory.getInstance(algorithm(type))
          .generatePublic(new X509EncodedKeySpec(encoded.toByteArray()));
    } catch (InvalidKeySpecException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("this Java has " + algorithm(type), e);
    }
  }

  private static String algorithm(KeyType type) {
    return type == KeyType.COSIGNATURE_ML_DSA_44 ? "ML-DSA-44" : "Ed25519";
  }

  static byte[] sign(PrivateKey ed25519, byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(ed25519);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("a key of our own signs", e);
    }
  }

  static boolean verify(KeyType type, PublicKey key, byte[] message, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(algorithm(type));
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (SignatureException e) { // Bytes that are no signature at all are a wrong one.
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("a key that was read verifies", e);
    }
  }
}
