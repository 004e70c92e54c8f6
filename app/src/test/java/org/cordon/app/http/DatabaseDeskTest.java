package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cordon.app.desk.Desk;
import org.cordon.app.desk.DeskRecord;
import org.cordon.app.desk.RecordPlace;
import org.cordon.record.log.LogReader;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk whose record lies on PostgreSQL. */
final class DatabaseDeskTest {
  @TempDir Path dir;

  private Desk open(RecordPlace place) throws IOException {
    return DeskRecord.open(
        new DeskRecord.Start(LiveDesk.SCENARIO, place, false, line -> {}, DeskServer.commandText()),
        () -> 1_700_000_000_000L);
  }

  private static long seq(Desk desk) {
    return desk.ask(view -> view.engine().state().seq()).join();
  }

  @Test
  void aDeskGoesOnWhereItEndedOnPostgres() throws IOException {
    try (DatabaseServer server = DatabaseServer.start(DatabaseServer.DURABLE)) {
      RecordPlace place = RecordPlace.of(server.record("goes_on"), dir.resolve("record.key"));
      long before;
      try (LiveDesk live = new LiveDesk(place, false).signIn()) {
        assertThat(live.give("ReceiveCall", LiveDesk.call("C1", "noise", 4)).status())
            .isEqualTo(200);
        before = seq(live.desk);
      }
      assertThat(dir.resolve("record.key")).exists();
      assertThat(dir.resolve("record.key.pub")).exists();
      try (Desk desk = open(place)) {
        assertThat(seq(desk)).isEqualTo(before);
        assertThat(desk.ask(view -> view.engine().state().incident("C1") != null).join()).isTrue();
      }
      try (LogStore store = Stores.read(place.address())) {
        assertThat(new LogReader(store).size()).isGreaterThanOrEqualTo(before);
      }
    }
  }

  @Test
  void aServerThatAcknowledgesWhatACrashCanLoseIsRefusedAndNothingIsMadeThere() throws IOException {
    for (String careless : new String[] {"fsync", "synchronous_commit"}) {
      Map<String, String> settings =
          Map.of(
              "fsync", careless.equals("fsync") ? "off" : "on",
              "synchronous_commit", careless.equals("fsync") ? "on" : "off");
      try (DatabaseServer server = DatabaseServer.start(settings)) {
        RecordPlace place = RecordPlace.of(server.record("careless"), dir.resolve(careless));
        assertThatThrownBy(() -> open(place))
            .hasMessageContaining("server-not-durable")
            .hasMessageContaining(careless + " = off")
            .hasMessageContaining("postgresql.conf");
        assertThat(Files.exists(place.key())).isFalse();
        assertThatThrownBy(() -> Stores.read(place.address()))
            .hasMessageContaining("no-such-record");
      }
    }
  }

  @Test
  void aRecordOnPostgresWithoutANamedKeyIsRefused() {
    assertThatThrownBy(() -> RecordPlace.of("postgresql://cordon:geheim@db/cordon", null))
        .hasMessageContaining("no-key-named")
        .hasMessageContaining("--key FILE")
        .hasMessageNotContaining("geheim");
  }
}
