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
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Long> tokens = bounded(); // hash to the end, UTC ms
  private final Map<String, Long> sessions = bounded();

  Sessions(LongSupplier clock) {
    this.clock = clock;
  }

  private static Map<String, Long> bounded() {
    return new LinkedHashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
        return size() > MOST;
      }
    };
  }

  /** A new token for one sign-in. */
  synchronized String token() {
    return fresh(tokens, LINK_MS);
  }

  /** A new session for a token, which is used up by it; null when it is no such token. */
  synchronized @Nullable String signIn(String token) {
    Long end = tokens.remove(hash(token));
    return end == null || end <= clock.getAsLong() ? null : fresh(sessions, SESSION_MS);
  }

  private String fresh(Map<String, Long> kept, long forMs) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    kept.put(hash(text), clock.getAsLong() + forMs);
    return text;
  }

  synchronized boolean valid(String session) {
    Long end = sessions.get(hash(session));
    return end != null && end > clock.getAsLong();
  }

  synchronized void signOut(String session) {
    sessions.remove(hash(session));
  }

  private static String hash(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
  }
}
