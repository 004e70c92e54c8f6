package org.cordon.app.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps strangers out: who asks under another host's name (a page elsewhere whose name was pointed
 * here), who posts from another site, who is not signed in, and who asks too often.
 */
final class Guard {
  private static final Rate.Limit STRANGERS = new Rate.Limit(200, 400);
  private static final Rate.Limit SIGN_INS = new Rate.Limit(2, 10);
  private static final Rate.Limit SIGNED_IN = new Rate.Limit(3_000, 6_000);

  private final List<String> hosts;
  private final String cookie;
  private final Sessions sessions;
  private final Rate strangers = new Rate(STRANGERS, System.nanoTime());
  private final Rate signIns = new Rate(SIGN_INS, System.nanoTime());
  private final Rate signedIn = new Rate(SIGNED_IN, System.nanoTime());

  Guard(int port, Sessions sessions) {
    hosts = List.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
    cookie = "cordon-" + port;
    this.sessions = sessions;
  }

  /** Name of the session's cookie: of the port, since a browser sends cookies to all ports. */
  String cookie() {
    return cookie;
  }

  /** Lets a request pass, or refuses it. */
  void check(Route route, Exchange exchange) {
    String host = exchange.header("Host");
    if (host == null || !hosts.contains(host.toLowerCase(Locale.ROOT))) {
      throw new HttpRefusal(
          421,
          "foreign-host",
          String.valueOf(host),
          "Host",
          "Ask under " + String.join(" or ", hosts) + ".");
    }
    if (route.method().equals("POST")) {
      String origin = exchange.header("Origin");
      if (origin == null || hosts.stream().noneMatch(h -> origin.equals("http://" + h))) {
        throw new HttpRefusal(
            403,
            "foreign-origin",
            String.valueOf(origin),
            "Origin",
            "Send Origin: http://" + hosts.getFirst() + "; other sites may not post here.");
      }
    }
    boolean welcome = welcome(exchange);
    Rate rate = welcome ? signedIn : strangers;
    if (!rate.allows(System.nanoTime())) {
      throw tooMany();
    }
    if (route.signedIn() && !welcome) {
      throw new HttpRefusal(
          401,
          "not-signed-in",
          "no session, or one that has ended",
          "Cookie",
          "Open the sign-in link that the server printed; a signed-in desk makes further ones.");
    }
  }

  private static HttpRefusal tooMany() {
    return new HttpRefusal(
        429, "too-many-requests", "more than this desk takes", "the rate", "Wait a second.");
  }

  /** A try to sign in. */
  void countSignIn() {
    if (!signIns.allows(System.nanoTime())) {
      throw tooMany();
    }
  }

  @Nullable String session(Exchange exchange) {
    return exchange.cookie(cookie);
  }

  /** Whether a request belongs to a session. */
  boolean welcome(Exchange exchange) {
    String session = session(exchange);
    return session != null && sessions.valid(session);
  }
}
