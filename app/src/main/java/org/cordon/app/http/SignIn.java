package org.cordon.app.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cordon.app.account.Account;
import org.cordon.app.account.Passwords;
import org.cordon.app.desk.Answer;
import org.cordon.app.desk.Desk;
import org.cordon.app.desk.Order;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.SetupCommand;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signs in, by a one-time token or by an account's name and password, and out. A refusal does not
 * tell whether there is an account of a name, neither by its words nor by its time. Passwords are
 * hashed one after the other: however many come, they take one core and 19 MiB.
 */
final class SignIn {
  static final int MOST_WRONG = 5;
  private static final int MOST_WRONG_OF_ADDRESS = 20;
  private static final long PATIENCE_MS = 2_000;

  private final Desk desk;
  private final Guard guard;
  private final Sessions sessions;
  private final Lockout names = new Lockout(MOST_WRONG);
  private final Lockout addresses = new Lockout(MOST_WRONG_OF_ADDRESS);
  private final Semaphore hashing = new Semaphore(1, true);

  SignIn(Desk desk, Guard guard, Sessions sessions) {
    this.desk = desk;
    this.guard = guard;
    this.sessions = sessions;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET", "/sign-in", false, "Where to sign in.", List.of(200), Page.of("sign-in.html")),
        new Route(
            "GET",
            "/sign-in.js",
            false,
            "What that page runs.",
            List.of(200),
            Page.of("sign-in.js")),
        new Route(
            "POST",
            "/session",
            false,
            "Signs in by a one-time token, or by an account's name and password.",
            List.of(204, 401),
            this::signIn),
        new Route("GET", "/session", true, "Who is signed in.", List.of(200), this::who),
        new Route("POST", "/session/end", true, "Signs out.", List.of(204), this::signOut),
        new Route(
            "POST",
            "/session/tokens",
            true,
            "Makes one more token, with which the same person signs in at another screen.",
            List.of(200),
            e -> e.send(200, Json.object().put("token", sessions.token(guard.signedIn(e))))));
  }

  private void signIn(Exchange e) {
    guard.countSignIn();
    ObjectNode body = e.body();
    Who who = body.has("token") ? byToken(text(body, "token", 100)) : byPassword(e, body);
    enrol(who);
    long seconds = TimeUnit.MILLISECONDS.toSeconds(Sessions.SESSION_MS);
    e.with("Set-Cookie", guard.setCookie(sessions.begin(who), seconds)).send(204);
  }

  private Who byToken(String token) {
    Who who = sessions.use(token);
    if (who == null) {
      throw new HttpRefusal(
          401,
          "sign-in-refused",
          "a token that is unknown, used or too old",
          "token",
          "Start the server again for a new link, or have a signed-in desk make one.");
    }
    return who;
  }

  private Who byPassword(Exchange e, ObjectNode body) {
    String name = text(body, "account", 100);
    String position = text(body, "position", 16);
    if (!position.matches(Who.POSITION_FORM)) {
      throw HttpRefusal.badRequest(
          "no-position", "no usable one", "position", "Say where you sit, in letters and digits.");
    }
    char[] password = text(body, "password", Passwords.LONGEST).toCharArray();
    long nowMs = sessions.nowMs();
    String address = e.address();
    Account account = guard.account(all -> all.named(name));
    boolean shut = names.shut(name, nowMs) || addresses.shut(address, nowMs);
    boolean right = matches(account, password);
    if (shut || !right || account == null || !account.enabled()) {
      if (!shut) {
        names.wrong(name, nowMs);
        addresses.wrong(address, nowMs);
      }
      throw new HttpRefusal(
          401,
          "sign-in-refused",
          "no such name and password, or tried wrongly too often",
          "account",
          "Try again; after "
              + MOST_WRONG
              + " wrong ones wait "
              + TimeUnit.MILLISECONDS.toMinutes(Lockout.FOR_MS)
              + " minutes, or use a sign-in link.");
    }
    names.right(name);
    return new Who(account.operator(), account.role(), account.office(), position);
  }

  private boolean matches(@Nullable Account account, char[] password) {
    try {
      if (!hashing.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        throw Guard.tooMany();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody interrupts a request", e);
    }
    try {
      if (account == null) {
        Passwords.matchNobody(password);
        return false;
      }
      return Passwords.matches(account.password(), password);
    } finally {
      hashing.release();
    }
  }

  private static String text(ObjectNode body, String name, int most) {
    JsonNode text = body.get(name);
    if (text == null || !text.isString() || text.stringValue().length() > most) {
      throw HttpRefusal.badRequest(
          "missing-field", "no text, or too long a one", name, "Give it; see /openapi.json.");
    }
    return text.stringValue();
  }

  /** Whoever enters something stands on the record with a role first. */
  private void enrol(Who who) {
    Role role = who.role().engine();
    if (role == null || guard.isHost(who)) {
      return;
    }
    boolean stands =
        Api.await(
            desk.ask(view ->
                view.engine().state().setup().role(who.by()) == role
                    && view.engine().state().setup().office(who.by()).equals(who.office())));
    if (stands) {
      return;
    }
    byte[] key = new byte[16];
    new SecureRandom().nextBytes(key);
    Order order =
        new Order(
            new SetupCommand.EnrolOperator(who.by(), role, who.office()),
            guard.host(),
            Order.NOW,
            "enrol-" + HexFormat.of().formatHex(key),
            Order.ANY);
    if (Api.await(desk.give(order)) instanceof Answer.Refused refused) {
      throw HttpRefusal.of(refused.why());
    }
  }

  private void who(Exchange e) {
    Who who = guard.signedIn(e);
    ObjectNode json =
        Json.object()
            .put("operator", who.operator())
            .put("role", who.role().word())
            .put("office", who.office())
            .put("position", who.position());
    ArrayNode may = json.putArray("commands");
    new TreeSet<>(CommandForm.all().keySet())
        .stream().filter(c -> Rights.ofCommand(c).contains(who.role())).forEach(may::add);
    e.send(200, json);
  }

  private void signOut(Exchange e) {
    String session = guard.session(e);
    if (session != null) {
      sessions.signOut(session);
    }
    e.with("Set-Cookie", guard.setCookie("", 0)).send(204);
  }
}
