package org.cordon.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that everything of a record is made with; {@code verify} has its own. */
public final class Sha256 {
  private Sha256() {}

  /** A new digest; it is not for two threads. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
