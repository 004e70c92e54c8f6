package org.cordon.dispatch.engine;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** Fresh 256-bit salts for commitments: unguessable for a centre, repeatable for a run. */
@FunctionalInterface
public interface Salts {
  /** 64 lower-case hexadecimal digits. */
  String next();

  /** From the machine's entropy. */
  static Salts secure() {
    SecureRandom random = new SecureRandom();
    return () -> {
      byte[] salt = new byte[32];
      random.nextBytes(salt);
      return HexFormat.of().formatHex(salt);
    };
  }

  /** The same salts for the same seed. */
  static Salts seeded(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return () -> {
      StringBuilder hex = new StringBuilder(64);
      for (int i = 0; i < 4; i++) {
        hex.append(HexFormat.of().toHexDigits(random.nextLong()));
      }
      return hex.toString();
    };
  }
}
