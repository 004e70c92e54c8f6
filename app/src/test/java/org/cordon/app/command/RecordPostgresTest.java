package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.log.Log;
import org.cordon.record.note.KeyFile;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** The record on the command line, kept in PostgreSQL. */
final class RecordPostgresTest {
  private static final String SCENARIO = "../scenarios/capitol-hill-2020/scenario.yaml";

  private static @Nullable EmbeddedPostgres own;
  private static String server = "";
  private static int schemas;

  @TempDir private Path folder = Path.of("");

  private final String schema = "cordon_app_" + ProcessHandle.current().pid() + "_" + schemas++;
  private final String record =
      server + (server.contains("?") ? "&" : "?") + "currentSchema=" + schema;

  /** The server that {@code CORDON_PG_URL} names, or one of our own. */
  @BeforeAll
  static void aServer() throws IOException {
    String given = System.getenv("CORDON_PG_URL");
    if (given != null && !given.isBlank()) {
      server = given.replaceFirst("currentSchema=[^&]*&?", "");
      return;
    }
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on");
    try {
      EmbeddedPostgres started = builder.start();
      own = started;
      server = "postgresql://postgres:geheim@localhost:" + started.getPort() + "/postgres";
    } catch (IOException | IllegalStateException e) {
      System.out.println("SKIPPED: no PostgreSQL server can be started here: " + e);
      throw new TestAbortedException("no PostgreSQL server", e);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    if (own != null) {
      own.close();
    }
  }

  @AfterEach
  void dropSchema() throws SQLException {
    execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
  }

  private void execute(String sql) throws SQLException {
    try (var connection = PostgresAddress.parse(record).connect(false);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Path aRecordOf300() throws IOException {
    Path key = folder.resolve("k");
    CommandRun.of("record", "keygen", "--name", "dispatch.example/r", "--out", key);
    List<byte[]> entries = new ArrayList<>();
    for (int n = 0; n < 300; n++) {
      entries.add(("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8));
    }
    try (Log log = Log.open(Stores.write(record), KeyFile.read(key))) {
      log.append(entries);
    }
    return folder.resolve("k.pub");
  }

  @Test
  void itIsListedProvedExportedAndVerifiedLikeAnyOther() throws IOException, SQLException {
    Path key = aRecordOf300();
    Path out = folder.resolve("417.json");
    Path proof = folder.resolve("417.tlog-proof");
    Path tiles = folder.resolve("tiles");
    assertThat(CommandRun.of("record", "log", "--record", record).out())
        .contains("299  {\"n\":299}");
    CommandRun.of("record", "show", "--record", record, "--entry", 17, "--out", out);
    CommandRun.of("record", "proof", "--record", record, "--entry", 17, "--out", proof);
    CommandRun.of("record", "export", "--record", record, "--out", tiles);
    CommandRun proved =
        CommandRun.of("record", "verify", "--proof", proof, "--bytes", out, "--key", key);
    assertThat(proved.exit()).as(proved.err()).isZero();
    Path older = tiles.resolve("checkpoint");
    CommandRun whole =
        CommandRun.of("record", "verify", "--record", record, "--key", key, "--since", older);
    assertThat(whole.exit()).as(whole.err()).isZero();
    assertThat(whole.out()).contains("WHOLE: 300 entries", "first 300");
    execute("UPDATE " + schema + ".entry SET bytes = '{\"n\":18}' WHERE n = 17");
    CommandRun damaged = CommandRun.of("record", "verify", "--record", record, "--key", key);
    assertThat(damaged.exit()).isEqualTo(1);
    assertThat(damaged.out()).contains("DAMAGED", "entry 17: ");
  }

  @Test
  void aStudyKeepsItsRunThereAndItFoldsToTheSameState() throws IOException {
    Path out = folder.resolve("out");
    CommandRun run = study(out, 3);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.err()).contains("currentSchema=" + schema + "' --key ").doesNotContain("geheim");
    Path key = out.resolve(schema + ".pub");
    CommandRun verified = CommandRun.of("record", "verify", "--record", record, "--key", key);
    assertThat(verified.out()).as(verified.err()).contains("WHOLE");
    CommandRun state = CommandRun.of("record", "state", "--record", record, "--json");
    CommandRun replay = CommandRun.of("replay", record, "--json");
    CommandRun events = CommandRun.of("replay", out.resolve("events.jsonl"), "--json");
    assertThat(state.json().path("stateHash")).isEqualTo(events.json().path("stateHash"));
    assertThat(replay.json().path("stateHash")).isEqualTo(events.json().path("stateHash"));
    assertThat(state.out()).doesNotContain("geheim");
    assertThat(study(out, 3).exit()).isZero(); // the same run is the same record
    study(out, 4).refused("record-exists", schema);
    assertThat(Files.readString(key)).startsWith("proves-nothing.simulated-run+");
  }

  private CommandRun study(Path out, int seed) {
    return CommandRun.of(
        "study", SCENARIO, "--runs", 1, "--seed", seed, "--out", out, "--record", record, "--json");
  }

  @Test
  void whatCannotBeReadIsRefusedByNameWithoutThePassword() throws IOException {
    Path key = aRecordOf300();
    String elsewhere = "postgresql://ann:geheim@localhost:1/d";
    for (List<Object> command :
        List.<List<Object>>of(
            List.of("record", "log", "--record", elsewhere, "--json"),
            List.of("record", "verify", "--record", elsewhere, "--key", key, "--json"),
            List.of("record", "state", "--record", elsewhere, "--json"),
            List.of("replay", elsewhere, "--json"),
            List.of("study", SCENARIO, "--record", elsewhere, "--json"))) {
      CommandRun run = CommandRun.of(command.toArray());
      run.refused("store-failed", "localhost:1");
      assertThat(run.out() + run.err()).doesNotContain("geheim");
    }
    CommandRun.of("record", "log", "--record", "postgresql://ann:geheim@@", "--json")
        .refused("bad-address", "postgresql://");
    String none = record.replace(schema, "no_such_schema");
    CommandRun.of("record", "log", "--record", none, "--json")
        .refused("no-such-record", "no_such_schema");
    CommandRun.of("record", "verify", "--record", none, "--key", key, "--json")
        .refused("no-such-record", "--record");
  }
}
