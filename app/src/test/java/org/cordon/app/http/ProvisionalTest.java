package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cordon.app.desk.RecordPlace;
import org.cordon.record.log.LogReader;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A desk whose record is out of reach for a while. */
final class ProvisionalTest {
  private static final DatabaseServer DATABASE = DatabaseServer.start(DatabaseServer.DURABLE);
  private static final long LATER_MS = 60_000;

  @TempDir Path dir;

  @AfterAll
  static void endTheDatabase() throws IOException {
    DATABASE.close();
  }

  private RecordPlace place(String folder, String schema, int port) throws IOException {
    Path key = Files.createDirectories(dir.resolve(folder)).resolve("record.key");
    Path made = dir.resolve("here").resolve("record.key");
    if (!Files.exists(key) && Files.exists(made)) {
      Files.copy(made, key, StandardCopyOption.COPY_ATTRIBUTES);
    }
    return RecordPlace.of(DatabaseServer.record(schema, port), key);
  }

  private static void until(LiveDesk live, String role) {
    long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    String now = "";
    while (!now.equals(role) && System.nanoTime() < endNs) {
      now = live.get("/health").json().path("role").asString();
    }
    assertThat(now).isEqualTo(role);
  }

  private static JsonNode entryOf(String record, String kind, String incident) {
    try (LogStore store = Stores.read(record)) {
      LogReader log = new LogReader(store);
      List<byte[]> entries = log.entries(0, log.size());
      for (byte[] entry : entries) {
        JsonNode json = new JsonMapper().readTree(entry);
        if (json.path("kind").asString().equals(kind)
            && json.path("data").path("incident").asString().equals(incident)) {
          return json;
        }
      }
    }
    throw new AssertionError("no " + kind + " of " + incident);
  }

  @Test
  void whatIsGivenMeanwhileIsProvisionalAndIsEnteredLateWithItsTime() throws IOException {
    String record = DATABASE.record("late");
    try (Relay relay = new Relay(DATABASE.port());
        LiveDesk live = new LiveDesk(place("here", "late", relay.port()), false).signIn()) {
      assertThat(live.give("ReceiveCall", LiveDesk.call("A1", "noise", 4)).status()).isEqualTo(200);
      relay.cut();
      LiveDesk.Answered kept =
          live.give("ReceiveCall", LiveDesk.call("P1", "noise", 4), "key-of-P1");
      long happenedMs = live.clock.get();
      assertThat(kept.status()).as(kept.body()).isEqualTo(202);
      assertThat(kept.json().path("provisional").asBoolean()).isTrue();
      assertThat(kept.json().has("entries")).isFalse();
      assertThat(live.give("ReceiveCall", LiveDesk.call("P1", "noise", 4), "key-of-P1").body())
          .isEqualTo(kept.body());
      assertThat(
              live.give("Dispatch", "{'incidentId':'nobody','unitIds':[],'preempt':false}")
                  .status())
          .isEqualTo(422);
      LiveDesk.Answered state = live.get("/state");
      assertThat(state.body()).contains("\"P1\"");
      assertThat(state.response().headers().firstValue("Cordon-Provisional")).hasValue("true");
      assertThat(live.get("/health").json().path("role").asString()).isEqualTo("cut-off");
      assertThat(live.get("/metrics").body()).contains("cordon_provisional 1");
      assertThat(live.get("/provisional").json().path("waiting").size()).isEqualTo(1);
      assertThat(RecordedCalls.opened(record)).containsOnlyKeys("A1");
      Path journal = dir.resolve("here").resolve("record.key.journal");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal)))
          .isEqualTo("rw-------");
      live.clock.addAndGet(LATER_MS);
      relay.mend();
      until(live, "leading");
      assertThat(RecordedCalls.opened(record)).containsOnlyKeys("A1", "P1");
      JsonNode entry = entryOf(record, "incident-opened", "P1");
      assertThat(entry.path("happenedAt").asLong()).isEqualTo(happenedMs);
      assertThat(entry.path("recordedAt").asLong()).isEqualTo(happenedMs + LATER_MS);
      assertThat(live.give("ReceiveCall", LiveDesk.call("P1", "noise", 4), "key-of-P1").body())
          .contains("\"again\":true");
      assertThat(live.get("/provisional").json().path("conflicts").size()).isZero();
      assertThat(journal).doesNotExist();
    }
  }

  @Test
  void whatAnotherServerChangedMeanwhileIsAConflictForAPerson() throws IOException {
    String record = DATABASE.record("conflict");
    try (Relay relay = new Relay(DATABASE.port());
        LiveDesk live = new LiveDesk(place("here", "conflict", relay.port()), false).signIn()) {
      live.give("ReceiveCall", LiveDesk.call("A1", "noise", 4));
      live.give("ReceiveCall", LiveDesk.call("A2", "noise", 4));
      relay.cut();
      String hold =
          "{'incidentId':'%s','reason':'WAITING_BY_CHOICE','callbackOwner':'desk',"
              + "'callbackDueMs':1700000%d,'note':''}";
      assertThat(live.give("Hold", hold.formatted("A1", 900_000)).status()).isEqualTo(202);
      assertThat(live.give("Hold", hold.formatted("A2", 900_000)).status()).isEqualTo(202);
      try (LiveDesk other =
          new LiveDesk(place("there", "conflict", DATABASE.port()), false).signIn()) {
        until(other, "leading");
        assertThat(other.give("Hold", hold.formatted("A1", 800_000), "key-elsewhere").status())
            .isEqualTo(200);
      }
      relay.mend();
      until(live, "leading");
      JsonNode left = live.get("/provisional").json();
      assertThat(left.path("waiting").size()).isZero();
      assertThat(left.path("conflicts").size()).isEqualTo(1);
      assertThat(left.path("conflicts").get(0).path("command").asString()).contains("\"A1\"");
      assertThat(left.path("conflicts").get(0).path("why").asString())
          .startsWith("incident A1 was changed meanwhile by entry ");
      JsonNode incidents = live.get("/state").json().path("incidents");
      assertThat(incidents.get(0).path("hold").path("callbackDueMs").asLong())
          .isEqualTo(1_700_000_800_000L);
      assertThat(incidents.get(1).path("hold").path("callbackDueMs").asLong())
          .isEqualTo(1_700_000_900_000L);
      assertThat(RecordedCalls.opened(record)).hasSize(2);
    }
  }

  @Test
  void whatWasKeptOutlivesTheServerThatKeptIt() throws IOException {
    String record = DATABASE.record("outlives");
    try (Relay relay = new Relay(DATABASE.port())) {
      try (LiveDesk live = new LiveDesk(place("here", "outlives", relay.port()), false).signIn()) {
        relay.cut();
        assertThat(live.give("ReceiveCall", LiveDesk.call("P1", "noise", 4)).status())
            .isEqualTo(202);
      }
      assertThat(RecordedCalls.opened(record)).isEmpty();
      relay.mend();
    }
    try (LiveDesk again = new LiveDesk(place("here", "outlives", DATABASE.port()), false)) {
      until(again, "leading");
      assertThat(RecordedCalls.opened(record)).containsOnlyKeys("P1");
    }
  }
}
