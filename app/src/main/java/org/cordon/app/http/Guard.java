package org.cordon.app.http;

import java.util.Locale;
import java.util.function.Function;
import org.cordon.app.account.Account;
import org.cordon.app.account.Accounts;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Keeps strangers out: who asks under another host's name (a page elsewhere whose name was pointed
 * here), who posts from another site, who is not signed in or of another role, and who asks too
 * often.
 */
final class Guard {
  private static final Rate.Limit STRANGERS = new Rate.Limit(200, 400);
  private static final Rate.Limit SIGN_INS = new Rate.Limit(2, 10);
  private static final Rate.Limit SIGNED_IN = new Rate.Limit(3_000, 6_000);

  private final Site site;
  private static final String CREW = "-unit";

  private final String cookie;
  private final Sessions sessions;
  private final Rate strangers = new Rate(STRANGERS, System.nanoTime());
  private final Rate signIns = new Rate(SIGN_INS, System.nanoTime());
  private final Rate signedIn = new Rate(SIGNED_IN, System.nanoTime());

  private final Accounts accounts;
  private final String host;

  /**
   * For a desk.
   *
   * @param host opaque id of whoever comes by the server's own link, who needs no account
   */
  Guard(Site site, Sessions sessions, Accounts accounts, String host) {
    this.host = host;
    this.site = site;
    cookie = "cordon-" + site.port();
    this.sessions = sessions;
    this.accounts = accounts;
  }

  /**
   * The header that sets the session's cookie, whose name is of the port, since a browser sends
   * cookies to all ports.
   */
  String setCookie(String value, long seconds) {
    return setCookie(cookie, "/", value, seconds);
  }

  /** The header that sets the cookie of a crew's session, which goes to crews' pages alone. */
  String setCrewCookie(String value, long seconds) {
    return setCookie(cookie + CREW, "/unit/", value, seconds);
  }

  private String setCookie(String name, String path, String value, long seconds) {
    return name
        + "="
        + value
        + "; Path="
        + path
        + "; HttpOnly; SameSite=Strict; Max-Age="
        + seconds
        + (site.secure() ? "; Secure" : ""); // without TLS it never leaves this machine
  }

  /** Lets a request pass, or refuses it. */
  void check(Route route, Exchange exchange) {
    String host = exchange.header("Host");
    if (host == null || !site.isHost(host.toLowerCase(Locale.ROOT))) {
      throw new HttpRefusal(
          421,
          "foreign-host",
          String.valueOf(host),
          "Host",
          "Ask under " + String.join(" or ", site.hosts()) + ".");
    }
    if (route.method().equals("POST")) {
      String origin = exchange.header("Origin");
      if (origin == null || !site.isOrigin(origin)) {
        throw new HttpRefusal(
            403,
            "foreign-origin",
            String.valueOf(origin),
            "Origin",
            "Send Origin: " + site.origin() + "; other sites may not post here.");
      }
    }
    Who who = who(exchange);
    Rate rate = who == null ? strangers : signedIn;
    if (!rate.allows(System.nanoTime())) {
      throw tooMany();
    }
    if (route.signedIn()) {
      Rights.check(route, who == null ? refuseStranger() : who);
    }
  }

  private static Who refuseStranger() {
    throw new HttpRefusal(
        401,
        "not-signed-in",
        "no session, or one that has ended",
        "Cookie",
        "Sign in at /sign-in, or open the sign-in link that the server printed.");
  }

  static HttpRefusal tooMany() {
    return new HttpRefusal(
        429, "too-many-requests", "more than this desk takes", "the rate", "Wait a second.");
  }

  /** A try to sign in. */
  void countSignIn() {
    if (!signIns.allows(System.nanoTime())) {
      throw tooMany();
    }
  }

  @Nullable String crewSession(Exchange exchange) {
    return exchange.cookie(cookie + CREW);
  }

  @Nullable String session(Exchange exchange) {
    return exchange.cookie(cookie);
  }

  /** Whether a request belongs to a session. */
  boolean welcome(Exchange exchange) {
    return who(exchange) != null;
  }

  /**
   * Who asks; null when nobody is signed in, or their account was disabled or changed meanwhile.
   */
  @Nullable Who who(Exchange exchange) {
    String session = session(exchange);
    Who who = session == null ? null : sessions.of(session);
    return who == null || stands(who) ? who : null;
  }

  /** Whether somebody came by the server's own link. */
  boolean isHost(Who who) {
    return who.operator().equals(host);
  }

  /** Opaque id under which the desk itself enters something. */
  String host() {
    return host;
  }

  /** An account, as the accounts stand now. */
  @Nullable Account account(Function<Accounts, @Nullable Account> which) {
    try {
      return which.apply(accounts);
    } catch (Refusal r) { // who runs the server reads more of it there
      throw new HttpRefusal(503, r.name(), r.found(), "the accounts", r.remedy());
    }
  }

  private boolean stands(Who who) {
    if (isHost(who)) {
      return true;
    }
    Account account = account(all -> all.of(who.operator()));
    return account != null
        && account.enabled()
        && account.role() == who.role()
        && account.office().equals(who.office());
  }

  /** Who asks a route that needs a session. */
  Who signedIn(Exchange exchange) {
    Who who = who(exchange);
    return who == null ? refuseStranger() : who;
  }
}
