package org.cordon.record.side;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.cordon.record.Sha256;

/**
 * Matter that an entry names only by its commitment: SHA-256 over salt and data.
 *
 * @param sha256 the commitment, 64 lower-case hexadecimal digits
 * @param kind what kind of matter, as the entry names it; retention goes by it
 * @param saltHex 256 bits drawn for this item alone, 64 lower-case hexadecimal digits
 * @param data UTF-8 text
 * @param recordedAtMs UTC ms; retention counts from here
 * @param logSize entries the log had when it was kept: a later entry names it
 */
public record SideItem(
    String sha256, String kind, String saltHex, String data, long recordedAtMs, long logSize) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]{0,63}");

  /** Checks the forms. */
  public SideItem {
    if (!isHash(sha256) || !isHash(saltHex) || !isKind(kind) || logSize < 0) {
      throw new IllegalArgumentException("an item " + kind + " of " + sha256);
    }
  }

  /** Whether text has the form of a commitment. */
  public static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }

  static boolean isKind(String text) {
    return KIND.matcher(text).matches();
  }

  /** Whether salt and data are what the commitment was made of. */
  public boolean opens() {
    MessageDigest digest = Sha256.digest();
    digest.update(HexFormat.of().parseHex(saltHex));
    byte[] hash = digest.digest(data.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash).equals(sha256);
  }

  /** Shows neither salt nor data: this may reach a log file. */
  @Override
  public String toString() {
    return kind + " " + sha256;
  }
}
