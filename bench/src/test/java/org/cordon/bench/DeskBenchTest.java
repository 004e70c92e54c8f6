package org.cordon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The desk under load, once and small: the program in a process of its own. */
final class DeskBenchTest {
  private static final Path LIBRARIES = Path.of("../app/target/cordon/lib");

  @Test
  void everyAcknowledgedCommandIsOnTheRecordAndEveryEntryComesToEveryConsole() {
    assumeTrue(Files.isDirectory(LIBRARIES), "SKIPPED: the program is not laid out (-Pdist)");
    List<Row> rows = new ArrayList<>();
    List<String> said = new ArrayList<>();
    List<String> program =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            LIBRARIES + "/*",
            "org.cordon.app.Cordon");
    new DeskBench(DeskBench.Size.TEST, 1, rows::add, said::add)
        .run(new DeskBench.Ground(program, Path.of("../scenarios/capitol-hill-2020"), null));
    assertThat(rows).hasSizeGreaterThanOrEqualTo(4).allMatch(row -> row.median() > 0);
    assertThat(String.join("\n", said))
        .contains("20 calls among them, are on the record, each once")
        .contains("none left out");
  }
}
