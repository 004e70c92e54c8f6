package org.cordon.brief.figure;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.cordon.record.Sha256;

/** A name as it can stand in the id of a figure or a line: {@code a-z0-9-}, 20 at most. */
public final class Slug {
  private static final int MOST = 20;
  private static final int KEPT = 13;
  private static final int DIGITS = 6;

  private Slug() {}

  /** The name itself where it is plain and short; else what is left of it and part of its hash. */
  public static String of(String name) {
    if (name.matches("[a-z0-9-]{1," + MOST + "}")) {
      return name;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < name.length() && plain.length() < KEPT; i++) {
      char c = name.charAt(i);
      char small = 'A' <= c && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
      boolean kept = ('a' <= small && small <= 'z') || ('0' <= small && small <= '9');
      if (kept || (!plain.isEmpty() && plain.charAt(plain.length() - 1) != '-')) {
        plain.append(kept ? small : '-');
      }
    }
    byte[] hash = Sha256.digest().digest(name.getBytes(StandardCharsets.UTF_8));
    return plain + (plain.isEmpty() ? "" : "-") + HexFormat.of().formatHex(hash, 0, DIGITS / 2);
  }
}
