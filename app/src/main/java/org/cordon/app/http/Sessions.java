package org.cordon.app.http;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.cordon.record.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. A sign-in token works once and for {@link #LINK_MS}; a session ends {@link
 * #SESSION_MS} after it began, or when it is signed out. Only hashes of either are kept.
 */
final class Sessions {
  static final long LINK_MS = 24 * 3_600_000L;
  static final long SESSION_MS = 12 * 3_600_000L;
  private static final int MOST = 2_000;

  private final LongSupplier clock;
  private final long linkMs;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Kept> tokens = bounded(); // by hash
  private final Map<String, Kept> sessions = bounded();

  private record Kept(Who who, long endMs) {}

  /** Of the desk's people. */
  Sessions(LongSupplier clock) {
    this(clock, LINK_MS);
  }

  /**
   * Of others.
   *
   * @param linkMs how long a token may be used
   */
  Sessions(LongSupplier clock, long linkMs) {
    this.clock = clock;
    this.linkMs = linkMs;
  }

  private static Map<String, Kept> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
        return size() > MOST;
      }
    };
  }

  long nowMs() {
    return clock.getAsLong();
  }

  /** A new token for one sign-in. */
  synchronized String token(Who who) {
    return fresh(tokens, who, linkMs);
  }

  /** Whose a token is, which is used up by it; null when it is no such token. */
  synchronized @Nullable Who use(String token) {
    Kept kept = tokens.remove(hash(token));
    return kept == null || kept.endMs <= clock.getAsLong() ? null : kept.who;
  }

  /** A new session. */
  synchronized String begin(Who who) {
    return fresh(sessions, who, SESSION_MS);
  }

  private String fresh(Map<String, Kept> kept, Who who, long forMs) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    kept.put(hash(text), new Kept(who, clock.getAsLong() + forMs));
    return text;
  }

  /** Whose a session is; null when it is none, or has ended. */
  synchronized @Nullable Who of(String session) {
    Kept kept = sessions.get(hash(session));
    return kept == null || kept.endMs <= clock.getAsLong() ? null : kept.who;
  }

  synchronized void signOut(String session) {
    sessions.remove(hash(session));
  }

  private static String hash(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
  }
}
