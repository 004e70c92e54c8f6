package org.cordon.bench.rival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cordon.bench.work.GeneratedCity;
import org.cordon.bench.work.Work;
import org.cordon.roads.Refusal;
import org.cordon.roads.route.Roads;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported can be understood by a stranger's program, and a wrong one is not believed. */
final class OtherProgramTest {
  @TempDir Path dir;
  private Map<String, Long> expected = Map.of();

  @BeforeEach
  void export() {
    Roads roads = Roads.of(Roads.prepare(GeneratedCity.ofSide(14, 5)));
    Work work = new Work(roads, 5, new Work.Size(12, 3, 6));
    expected = Export.write(work, new TurnNetwork(roads.city()), dir.resolve("export"));
  }

  /** A script that starts Java as this test runs, with these last words. */
  private String program(String more) throws IOException {
    Path script = dir.resolve("program");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    String line =
        "exec '%s' -cp '%s' %s \"$1\" %s\n"
            .formatted(
                java, System.getProperty("java.class.path"), DijkstraProgram.class.getName(), more);
    Files.writeString(script, "#!/bin/sh\n" + line);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script.toString();
  }

  private String saying(String words) throws IOException {
    Path script = dir.resolve("words");
    Files.writeString(script, "#!/bin/sh\n" + words + "\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script.toString();
  }

  @Test
  void aProgramThatReadsTheFilesFindsTheSameSums() throws IOException {
    Map<String, OtherProgram.Timing> timings =
        OtherProgram.run(program(""), dir.resolve("export"), expected);
    assertThat(timings).containsOnlyKeys("customization", "closure", "units100", "units500");
    assertThat(timings.get("units500")).isEqualTo(new OtherProgram.Timing(0.0015, 0.002));
  }

  @Test
  void aProgramWithAnotherSumIsNotBelieved() throws IOException {
    String liar = program("lie");
    assertThatThrownBy(() -> OtherProgram.run(liar, dir.resolve("export"), expected))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("customization: checksum");
  }

  @Test
  void aProgramThatFailsIsNamed() throws IOException {
    Path export = dir.resolve("export");
    for (String words : List.of("exit 3", "true", "echo hello", "echo units100 fast 2 3")) {
      String program = saying(words);
      assertThatThrownBy(() -> OtherProgram.run(program, export, expected))
          .as(words)
          .isInstanceOf(Refusal.class);
    }
    assertThatThrownBy(() -> OtherProgram.run("/no/such/program", export, expected))
        .isInstanceOf(Refusal.class);
  }
}
