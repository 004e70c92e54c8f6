package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.cordon.app.account.Account;
import org.cordon.app.account.Accounts;
import org.cordon.app.account.DeskRole;
import org.cordon.app.account.Passwords;
import org.cordon.app.http.LiveDesk.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in by name and password. */
final class SignInTest {
  private static final String PASSWORD = "correct horse battery";

  @TempDir Path dir;
  private LiveDesk live;
  private Accounts accounts;

  @BeforeEach
  void open() throws IOException {
    live = new LiveDesk(dir.resolve("record.sqlite"), false);
    accounts = Accounts.at(file());
    String hash = Passwords.hash(PASSWORD.toCharArray());
    accounts.add(new Account("kim", "op-1", DeskRole.DISPATCHER, "", hash, true));
    accounts.add(new Account("lee", "op-2", DeskRole.AUDITOR, "", hash, true));
  }

  @AfterEach
  void close() {
    live.close();
  }

  private Path file() {
    return Accounts.beside(dir.resolve("record.key"));
  }

  @Test
  void whatSomebodyDoesIsOnTheRecordUnderTheirOperatorAndPosition() {
    assertThat(live.signIn("kim", PASSWORD, "F3").status()).isEqualTo(204);
    assertThat(live.get("/session").json().path("operator").asString()).isEqualTo("op-1");
    long seq =
        live.give("ReceiveCall", LiveDesk.call("C1", "noise", 4)).json().path("seq").asLong();
    String entry = live.entry(seq);
    assertThat(entry).contains("\"by\":\"op-1@F3\"").doesNotContain("kim");
  }

  @Test
  void aPositionEnrolsAnOperatorOnce() {
    live.signIn("kim", PASSWORD, "F3");
    long first = live.get("/state").json().path("seq").asLong();
    live.signIn("kim", PASSWORD, "F3");
    assertThat(live.get("/state").json().path("seq").asLong()).isEqualTo(first);
    live.signIn("kim", PASSWORD, "F4");
    assertThat(live.get("/state").json().path("seq").asLong()).isEqualTo(first + 1);
    live.signIn("lee", PASSWORD, "F3"); // an auditor enters nothing
    assertThat(live.get("/state").json().path("seq").asLong()).isEqualTo(first + 1);
  }

  @Test
  void aWrongPasswordAndAnUnknownNameAreRefusedInTheSameWords() {
    Answered wrong = live.signIn("kim", "wrong horse battery", "F3");
    Answered unknown = live.signIn("nobody", PASSWORD, "F3");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(wrong.body());
    assertThat(live.get("/state").status()).isEqualTo(401);
  }

  @Test
  void afterFiveWrongPasswordsTheRightOneIsRefusedForAWhile() {
    for (int i = 0; i < SignIn.MOST_WRONG; i++) {
      live.signIn("kim", "wrong horse battery", "F3");
    }
    assertThat(live.signIn("kim", PASSWORD, "F3").status()).isEqualTo(401);
    assertThat(live.signIn("lee", PASSWORD, "F3").status()).isEqualTo(204);
    live.clock.addAndGet(Lockout.FOR_MS);
    assertThat(live.signIn("kim", PASSWORD, "F3").status()).isEqualTo(204);
  }

  @Test
  void whoIsDisabledIsSignedOutAtOnce() throws IOException {
    live.signIn("kim", PASSWORD, "F3");
    assertThat(live.get("/state").status()).isEqualTo(200);
    accounts.change("kim", a -> a.enabled(false));
    assertThat(live.get("/state").refusal()).isEqualTo("not-signed-in");
    assertThat(live.signIn("kim", PASSWORD, "F3").status()).isEqualTo(401);
  }

  @Test
  void oneMoreScreenIsTheSamePerson() {
    live.signIn("kim", PASSWORD, "F3");
    String token = live.send(live.post("/session/tokens", "{}")).json().path("token").asString();
    live.signIn("lee", PASSWORD, "F9");
    live.signInBy(token);
    assertThat(live.get("/session").json().path("position").asString()).isEqualTo("F3");
    assertThat(live.get("/session").json().path("role").asString()).isEqualTo("dispatcher");
  }

  @Test
  void aSessionsCookieIsOutOfReachOfScriptsAndOtherSites() {
    Answered in = live.signIn("kim", PASSWORD, "F3");
    assertThat(in.response().headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Strict", "Path=/");
  }

  @Test
  void forgedCookiesAndThoseOfBeforeAreNobodys() {
    live.signIn("kim", PASSWORD, "F3");
    String stolen = live.cookie();
    live.send(live.post("/session/end", "{}"));
    assertThat(live.with(stolen).get("/state").status()).isEqualTo(401);
    String name = stolen.substring(0, stolen.indexOf('='));
    for (String value : new String[] {"", "A".repeat(43), "op-1", "../op-1", "null"}) {
      assertThat(live.with(name + "=" + value).get("/state").status()).as(value).isEqualTo(401);
    }
  }

  @Test
  void accountsThatOthersCanReadAreNotUsed() throws IOException {
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    Files.setLastModifiedTime(file(), FileTime.fromMillis(1));
    Answered refused = live.signIn("kim", PASSWORD, "F3");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.refusal()).isEqualTo("accounts-readable-by-others");
    assertThat(refused.body()).doesNotContain(dir.toString());
  }

  @Test
  void aPositionMustBeSaid() {
    assertThat(live.signIn("kim", PASSWORD, "").refusal()).isEqualTo("no-position");
    assertThat(live.signIn("kim", PASSWORD, "<b>F3</b>").refusal()).isEqualTo("no-position");
  }
}
