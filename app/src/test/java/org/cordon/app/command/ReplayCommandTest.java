package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    List<String> without = new java.util.ArrayList<>(lines);
    without.remove(2);
    Files.write(gap, without);
    CommandRun.of("replay", gap, "--json").refused("reordered-log", "gap.jsonl:3");
    CommandRun.of("replay", dir.resolve("absent.jsonl"), "--json")
        .refused("unreadable-log", "absent.jsonl");
  }
}
