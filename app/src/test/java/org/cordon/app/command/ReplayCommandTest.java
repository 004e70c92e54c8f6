package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.log.Log;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.SqliteStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code cordon replay} on the log that must stay readable for ever. */
final class ReplayCommandTest {
  private static final Path GOLDEN = Path.of("../dispatch/src/test/resources/golden");

  @TempDir Path dir;

  @Test
  void theGoldenLogFoldsToItsHash() throws Exception {
    CommandRun run = CommandRun.of("replay", GOLDEN.resolve("events.jsonl"), "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    String expected = Files.readString(GOLDEN.resolve("state.sha256")).strip();
    assertThat(run.json().path("stateHash").asString()).isEqualTo(expected);
    assertThat(CommandRun.of("replay", GOLDEN.resolve("events.jsonl")).out()).contains(expected);
  }

  @Test
  void upToATimeOnlyThatMuchIsFolded() {
    Path log = GOLDEN.resolve("events.jsonl");
    JsonNode all = CommandRun.of("replay", log, "--json").json();
    JsonNode none = CommandRun.of("replay", log, "--at", "1969-01-01T00:00Z", "--json").json();
    assertThat(none.path("entries").asLong()).isZero();
    JsonNode whole =
        CommandRun.of("replay", log, "--at", all.path("recordedAt").asString(), "--json").json();
    assertThat(whole.path("stateHash")).isEqualTo(all.path("stateHash"));
  }

  @Test
  void aLogThatWasCutOrEditedIsRefusedWithItsLine() throws Exception {
    List<String> lines = Files.readAllLines(GOLDEN.resolve("events.jsonl"));
    Path cut = dir.resolve("cut.jsonl");
    Files.write(cut, lines.subList(0, lines.size() / 2));
    CommandRun.of("replay", cut, "--json").refused("truncated-log", "cut.jsonl:");
    Path gap = dir.resolve("gap.jsonl");
    List<String> without = new ArrayList<>(lines);
    without.remove(2);
    Files.write(gap, without);
    CommandRun.of("replay", gap, "--json").refused("reordered-log", "gap.jsonl:3");
    CommandRun.of("replay", dir.resolve("absent.jsonl"), "--json")
        .refused("unreadable-log", "absent.jsonl");
  }

  private static CommandRun state(Path record, Object... more) {
    List<Object> args = new ArrayList<>(List.of("record", "state", "--record", record));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  @Test
  void aStateKeptBesideARecordSavesReadingAndChangesNothing() throws Exception {
    Path record = dir.resolve("night.sqlite");
    List<String> lines = Files.readAllLines(GOLDEN.resolve("events.jsonl"));
    int n = lines.size() - 1; // without the closing one
    SignerKey key = SignerKey.ofSeed("dispatch.example/n", KeyType.ED25519, new byte[32]);
    try (Log log = Log.open(SqliteStore.write(record), key)) {
      log.append(
          lines.subList(0, n).stream().map(l -> l.getBytes(StandardCharsets.UTF_8)).toList());
    }
    JsonNode plain = CommandRun.of("replay", GOLDEN.resolve("events.jsonl"), "--json").json();
    JsonNode first = state(record, "--keep", "--json").json();
    assertThat(first.path("notRead").asInt()).isZero();
    JsonNode second = state(record, "--json").json();
    assertThat(second.path("notRead").asInt()).isEqualTo(n);
    for (String same :
        List.of("stateHash", "entries", "outcomes", "endedIncidents", "activeIncidents")) {
      assertThat(first.path(same)).as(same).isEqualTo(plain.path(same));
      assertThat(second.path(same)).as(same).isEqualTo(plain.path(same));
    }
    assertThat(state(record).out()).contains("the first " + n + " of the record were not read");
    assertThat(state(record, "--whole", "--json").json().path("notRead").asInt()).isZero();
    Path kept = dir.resolve("night.sqlite.state");
    Files.writeString(kept, Files.readString(kept).replace("M77", "M78"));
    CommandRun spoilt = state(record);
    assertThat(spoilt.out()).contains(plain.path("stateHash").asString());
    assertThat(spoilt.err()).contains("1 of the states", "not what it says it is");
    state(record, "--keep", "--at", "2020-06-20T00:00Z", "--json")
        .refused("state-not-kept", "--keep");
  }
}
