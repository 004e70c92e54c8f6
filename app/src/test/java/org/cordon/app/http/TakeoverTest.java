package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL, of which the one that leads dies, freezes or is cut off. */
final class TakeoverTest {
  private static final long TAKEOVER_MS = 5_000;

  private static final DatabaseServer database = DatabaseServer.start(DatabaseServer.DURABLE);

  @TempDir Path dir;

  @AfterAll
  static void endTheDatabase() throws IOException {
    database.close();
  }

  /** A server with a folder of its own, as on a machine of its own, and a copy of the key. */
  private DeskProcess server(String name, String record) throws IOException {
    Path folder = Files.createDirectories(dir.resolve(name));
    Path key = folder.resolve("record.key");
    Path made = dir.resolve("first").resolve("record.key");
    if (Files.exists(made) && !Files.exists(key)) {
      Files.copy(made, key, StandardCopyOption.COPY_ATTRIBUTES);
    }
    return new DeskProcess(record, key, folder.resolve("err.txt"));
  }

  /** Every call that was acknowledged is on the record, once. */
  private static void nothingIsLostOrDoneTwice(Caller caller, String record) {
    Map<String, Integer> opened = RecordedCalls.opened(record);
    assertThat(opened.keySet()).isEqualTo(caller.acknowledged().keySet());
    assertThat(opened.values()).containsOnly(1);
  }

  private static void calls(Caller caller, String prefix, int count) {
    for (int i = 0; i < count; i++) {
      caller.call(prefix + i);
    }
  }

  private static void inTime(String what, long tookMs) {
    System.out.println("takeover after " + what + ": " + tookMs + " ms until the next command");
    assertThat(tookMs).isLessThan(TAKEOVER_MS);
  }

  @Test
  void theSecondServerTakesOverWhenTheFirstIsKilledAndTheFirstStandsByWhenItIsBack()
      throws IOException {
    String record = database.record("killed");
    try (Caller caller = new Caller();
        DeskProcess first = server("first", record);
        DeskProcess second = server("second", record)) {
      assertThat(first.leads).isTrue();
      assertThat(second.leads).isFalse();
      caller.knows(first);
      caller.knows(second);
      assertThat(caller.role(first)).isEqualTo("leading");
      assertThat(caller.role(second)).isEqualTo("standing-by");
      HttpResponse<String> turnedAway = caller.ask(second, "B0");
      assertThat(turnedAway.statusCode()).isEqualTo(503);
      assertThat(turnedAway.body()).contains("standing-by").contains(first.address);
      calls(caller, "A", 5);
      first.kill();
      inTime("kill -9", caller.call("K0"));
      calls(caller, "K", 5);
      assertThat(caller.ask(second, "A3").body()).contains("\"again\":true");
      assertThat(second.said()).contains("this server leads now");
      try (DeskProcess back = server("back", record)) {
        assertThat(back.leads).isFalse();
        assertThat(caller.role(back)).isEqualTo("standing-by");
      }
      nothingIsLostOrDoneTwice(caller, record);
    }
  }

  @Test
  void aLeaderThatWasFrozenCanWriteNothingWhenItWakes() throws IOException {
    String record = database.record("frozen");
    try (Caller caller = new Caller();
        DeskProcess first = server("first", record);
        DeskProcess second = server("second", record)) {
      caller.knows(first);
      caller.knows(second);
      calls(caller, "A", 5);
      first.freeze();
      inTime("SIGSTOP", caller.call("F0"));
      calls(caller, "F", 5);
      first.thaw();
      HttpResponse<String> woken = caller.ask(first, "W0");
      assertThat(woken.statusCode()).as(woken.body()).isEqualTo(503);
      assertThat(woken.body()).contains("standing-by");
      assertThat(caller.role(first)).isEqualTo("standing-by");
      assertThat(caller.role(second)).isEqualTo("leading");
      caller.call("Z0");
      nothingIsLostOrDoneTwice(caller, record);
    }
  }

  @Test
  void aLeaderThatIsCutOffFromTheRecordIsTakenOverAndComesBackAsTheSecond() throws IOException {
    String record = database.record("cut");
    try (Relay relay = new Relay(database.port());
        Caller caller = new Caller();
        DeskProcess first = server("first", DatabaseServer.record("cut", relay.port()));
        DeskProcess second = server("second", record)) {
      caller.knows(first);
      caller.knows(second);
      calls(caller, "A", 5);
      relay.cut();
      inTime("a cut connection", caller.call("C0"));
      calls(caller, "C", 5);
      relay.mend();
      HttpResponse<String> mended = caller.ask(first, "M0");
      assertThat(mended.statusCode()).as(mended.body()).isEqualTo(503);
      caller.call("Z0");
      assertThat(caller.role(second)).isEqualTo("leading");
      nothingIsLostOrDoneTwice(caller, record);
    }
  }

  @Test
  void aSecondServerWithoutTheKeyIsRefusedBeforeItIsNeeded() throws IOException {
    String record = database.record("keyless");
    try (DeskProcess first = server("first", record)) {
      assertThat(first.leads).isTrue();
      String refused = "";
      try (DeskProcess second =
          new DeskProcess(record, dir.resolve("other.key"), dir.resolve("second.txt"))) {
        refused = "it started at " + second.address;
      } catch (AssertionError e) {
        refused = String.valueOf(e.getMessage());
      }
      assertThat(refused).contains("no-such-key").contains("Copy the key file");
    }
  }
}
