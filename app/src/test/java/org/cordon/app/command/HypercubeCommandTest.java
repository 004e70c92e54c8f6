package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HypercubeCommandTest {
  private static final String TWO =
      """
      name: Two
      service-time: 1h
      when-all-busy: lose
      units: [one, two]
      areas:
        - {name: here, per-hour: 1, travel: {one: 1m, two: 3m}}
      """;

  @TempDir Path folder;

  private CommandRun run(String yaml) throws IOException {
    Path file = folder.resolve("town.yaml");
    Files.writeString(file, yaml);
    return CommandRun.of("hypercube", file.toString(), "--json");
  }

  @Test
  void theExampleOfTheBookIsAnsweredInWords() {
    CommandRun run = CommandRun.of("hypercube", "../docs/examples/three-units.yaml");
    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("solved exactly")
        .contains("23.68 % of calls find every unit busy and wait.")
        .contains("43.53 % of dispatches send a unit out of its own area.")
        .contains("55.74 %");
  }

  @Test
  void withoutAnOrderTheNearestUnitIsSent() throws IOException {
    CommandRun run = run(TWO);
    assertThat(run.exit()).isZero();
    assertThat(run.json().path("method").asString()).isEqualTo("exact");
    assertThat(Math.round(run.json().path("meanTravelMs").asDouble())).isEqualTo(105_000);
    assertThat(Math.round(1e6 * run.json().path("crossingShare").asDouble())).isEqualTo(375_000);
  }

  @Test
  void whatCannotBeAnsweredIsRefusedWithItsLine() throws IOException {
    refused(TWO.replace("lose", "wait").replace("per-hour: 1", "per-hour: 2"), "more-calls");
    refused(TWO.replace("two: 3m", "too: 3m"), "unknown-unit");
    refused(TWO.replace(", two: 3m", ""), "unit-left-out");
    refused(TWO.replace("travel: {one: 1m, two: 3m}", "order: [one, one]"), "unit-twice");
    refused(TWO.replace("per-hour: 1", "per-hour: -1"), "unreadable-number");
    refused(TWO.replace("per-hour: 1", "per-hour: 0"), "no-calls");
    refused(TWO.replace("name: Two", "name: Two\nclosed: yes"), "unknown-key");
    refused(TWO.replace(", travel: {one: 1m, two: 3m}", ""), "area-without-order");
    refused(TWO.replace("1h", "0s"), "empty-duration");
  }

  private void refused(String yaml, String name) throws IOException {
    CommandRun run = run(yaml);
    assertThat(run.exit()).as(name).isEqualTo(3);
    assertThat(run.json().path("refusal").path("name").asString()).startsWith(name);
    assertThat(run.json().path("refusal").path("where").asString()).contains("town.yaml:");
  }
}
