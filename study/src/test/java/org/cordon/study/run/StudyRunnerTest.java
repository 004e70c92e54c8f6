package org.cordon.study.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.cordon.dispatch.codec.Replay;
import org.cordon.dispatch.engine.Journal;
import org.cordon.roads.Refusal;
import org.cordon.study.result.StudyResult;
import org.cordon.study.run.StudyOptions.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyRunnerTest {
  private static final Path SMALL = Path.of("src/test/resources/small/scenario.yaml");

  @TempDir Path dir = Path.of("");

  private static StudyOptions options(Path out, int threads, Long seed) {
    return new StudyOptions(seed, 2, threads, out, null, Progress.NONE, () -> false);
  }

  private Map<String, byte[]> files(Path out) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(out)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void oneThreadTwoThreadsAndASecondTimeGiveTheSameBytesAndAnotherSeedOthers() throws IOException {
    StudyResult one = StudyRunner.run(SMALL, options(dir.resolve("one"), 1, 7L));
    StudyRunner.run(SMALL, options(dir.resolve("two"), 2, 7L));
    StudyRunner.run(SMALL, options(dir.resolve("again"), 2, 7L));
    StudyRunner.run(SMALL, options(dir.resolve("other"), 2, 8L));
    assertThat(one.cases()).hasSize(5).allSatisfy(c -> assertThat(c.runs()).hasSize(2));
    assertThat(one.sensitivities()).hasSize(2);
    Map<String, byte[]> first = files(dir.resolve("one"));
    assertThat(first.keySet())
        .containsExactly("events.jsonl", "index.html", "report.html", "result.json");
    for (String same : List.of("two", "again")) {
      assertThat(files(dir.resolve(same))).as(same).hasSameSizeAs(first);
      files(dir.resolve(same))
          .forEach(
              (name, bytes) -> assertThat(bytes).as(same + " " + name).isEqualTo(first.get(name)));
    }
    files(dir.resolve("other"))
        .forEach((name, bytes) -> assertThat(bytes).as(name).isNotEqualTo(first.get(name)));
  }

  @Test
  void theLogOfARunFoldsToTheStateThatTheRunHad() {
    StudyRunner.run(SMALL, options(dir, 2, 7L));
    Replay replay = Replay.of(dir.resolve("events.jsonl")); // refuses where the hash differs
    assertThat(replay.entries()).isGreaterThan(500);
    assertThat(replay.state().incidents().filedCount()).isGreaterThan(100);
  }

  @Test
  void aStudyCancelledHalfWayLeavesNoFile() throws IOException {
    AtomicInteger ran = new AtomicInteger();
    Path out = dir.resolve("out");
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class,
            () ->
                StudyRunner.run(
                    SMALL,
                    new StudyOptions(
                        null,
                        2,
                        2,
                        out,
                        null,
                        (done, total, what) -> ran.set(done),
                        () -> ran.get() >= 3)));
    assertThat(refusal.name()).isEqualTo("study-cancelled");
    assertThat(out).doesNotExist();
  }

  @Test
  void whatTheIndexListsIsThereBeforeTheIndex() {
    StudyOptions options =
        new StudyOptions(
            7L,
            1,
            2,
            dir,
            null,
            Progress.NONE,
            () -> false,
            Journal.NONE,
            () -> {
              throw new IllegalStateException("the disk went away");
            });
    assertThatThrownBy(() -> StudyRunner.run(SMALL, options)).hasMessage("the disk went away");
    assertThat(dir.resolve("index.html")).doesNotExist();
  }

  @Test
  void progressCountsEveryRunOnceAndEndsWithAll() {
    List<Integer> seen = new ArrayList<>();
    AtomicInteger all = new AtomicInteger();
    StudyRunner.run(
        SMALL,
        new StudyOptions(
            null,
            1,
            2,
            dir,
            "closed",
            (done, total, what) -> {
              seen.add(done);
              all.set(total);
            },
            () -> false));
    assertThat(seen).isSorted().doesNotHaveDuplicates().hasSize(all.get());
  }

  @Test
  void anUnknownCaseIsRefusedWithTheChoicesBeforeAnythingRuns() {
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class,
            () ->
                StudyRunner.run(
                    SMALL,
                    new StudyOptions(null, 1, 1, dir, "nosuch", Progress.NONE, () -> false)));
    assertThat(refusal.name()).isEqualTo("unknown-case");
    assertThat(refusal.remedy()).contains("triple");
  }
}
