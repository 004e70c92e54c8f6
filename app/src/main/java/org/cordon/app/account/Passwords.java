package org.cordon.app.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.cordon.roads.Refusal;

/**
 * Passwords as Argon2id hashes, written {@code $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH}. The
 * parameters are the first of those that the OWASP Password Storage Cheat Sheet recommends: 19 MiB,
 * two passes, one lane. A hash names its own, so that they can be raised later.
 */
public final class Passwords {
  /** Fewest characters: what NIST SP 800-63B-4 asks of a password that stands alone. */
  public static final int SHORTEST = 15;

  /** Most characters. */
  public static final int LONGEST = 128;

  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int MOST_MEMORY_KIB = 1 << 18;
  private static final Pattern FORM =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([0-9]{1,6}),t=([0-9]{1,2}),p=([0-9]{1,2})"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{43})");

  /** Of a password that nobody knows; costs as much as any other. */
  private static final String NOBODYS = nobodys();

  private Passwords() {}

  private static String nobodys() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return hash(Base64.getEncoder().encodeToString(secret).toCharArray());
  }

  /**
   * The hash to keep.
   *
   * @throws Refusal {@code password-too-short}, {@code password-too-long}
   */
  public static String hash(char[] password) {
    if (password.length < SHORTEST || password.length > LONGEST) {
      throw new Refusal(
          password.length < SHORTEST ? "password-too-short" : "password-too-long",
          password.length + " characters",
          "the password",
          "Take " + SHORTEST + " to " + LONGEST + " characters; several words are good.");
    }
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB,
            PASSES,
            LANES,
            base64.encodeToString(salt),
            base64.encodeToString(argon2(password, salt, MEMORY_KIB, PASSES, LANES)));
  }

  /** Whether text has the form of a hash that can be checked at a bearable cost. */
  static boolean isHash(String text) {
    Matcher m = FORM.matcher(text);
    return m.matches()
        && number(m, 1) >= 8 * number(m, 3)
        && number(m, 1) <= MOST_MEMORY_KIB
        && number(m, 2) >= 1
        && number(m, 3) >= 1;
  }

  /** Whether a password is that of a hash, in a time that does not depend on where they differ. */
  public static boolean matches(String hash, char[] password) {
    Matcher m = FORM.matcher(hash);
    if (!m.matches()) {
      throw new IllegalArgumentException("no password hash");
    }
    byte[] salt = Base64.getDecoder().decode(m.group(4));
    byte[] kept = Base64.getDecoder().decode(m.group(5));
    byte[] given = argon2(password, salt, number(m, 1), number(m, 2), number(m, 3));
    return MessageDigest.isEqual(kept, given);
  }

  /** Takes as long as {@link #matches} would, for an account that is not there. */
  public static void matchNobody(char[] password) {
    if (matches(NOBODYS, password)) {
      throw new IllegalStateException("somebody guessed 32 random bytes");
    }
  }

  private static int number(Matcher m, int group) {
    return Integer.parseInt(m.group(group));
  }

  private static byte[] argon2(char[] password, byte[] salt, int kib, int passes, int lanes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(kib)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] out = new byte[HASH_BYTES];
    byte[] utf8 = new String(password).getBytes(StandardCharsets.UTF_8);
    generator.generateBytes(utf8, out);
    Arrays.fill(utf8, (byte) 0);
    return out;
  }
}
