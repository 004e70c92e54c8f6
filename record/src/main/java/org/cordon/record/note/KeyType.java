package org.cordon.record.note;

/** What a key signs, and how; the byte is the signature type of C2SP signed-note. */
public enum KeyType {
  /** Ed25519 over the text of a note. */
  ED25519(1, 32, 64),
  /** Ed25519 over a time and the text: a witness. */
  COSIGNATURE_ED25519(4, 32, 8 + 64),
  /** ML-DSA-44 over a time, the names of cosigner and log, size and root: a witness. */
  COSIGNATURE_ML_DSA_44(6, 1312, 8 + 2420);

  private final int code;
  private final int keyBytes;
  private final int signatureBytes;

  KeyType(int code, int keyBytes, int signatureBytes) {
    this.code = code;
    this.keyBytes = keyBytes;
    this.signatureBytes = signatureBytes;
  }

  int code() {
    return code;
  }

  /** Bytes of a public key. */
  int keyBytes() {
    return keyBytes;
  }

  /** Bytes of a signature, with its time where it has one. */
  int signatureBytes() {
    return signatureBytes;
  }

  /** Whether a signature says when it was made. */
  public boolean timestamped() {
    return this != ED25519;
  }
}
