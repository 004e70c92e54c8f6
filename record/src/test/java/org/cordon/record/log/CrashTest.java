package org.cordon.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.store.BlockStore;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.cordon.record.tree.ProofCheck;
import org.cordon.record.tree.TreeHasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a crash nothing that was acknowledged is lost, and the log goes on where it was. */
final class CrashTest {
  private static final int KILLS = 6;

  @TempDir private Path folder = Path.of("");

  @Test
  void whateverWriteOrSyncFailsNothingAcknowledgedIsLost() {
    for (int failAt = 1; failAt <= 120; failAt++) {
      BlockStore store = BlockStore.failing(failAt, failAt);
      List<Checkpoint> acknowledged = new ArrayList<>();
      try (Log log = Log.open(store, LogTest.KEY)) {
        SplittableRandom random = new SplittableRandom(failAt);
        for (long n = 0; ; ) {
          long to = n + 1 + random.nextInt(40);
          log.append(LogTest.entries(n, to));
          n = to;
          acknowledged.add(Checkpoint.of(log.checkpoint(), LogTest.KEY.verifier(), "test"));
        }
      } catch (RecordRefusal e) {
        assertThat(e.name()).isEqualTo("store-failed");
      }
      continued(store.afterCrash(), acknowledged, failAt);
    }
  }

  private static void continued(LogStore store, List<Checkpoint> acknowledged, int failAt) {
    Checkpoint last = acknowledged.isEmpty() ? null : acknowledged.getLast();
    long least = last == null ? 0 : last.size();
    try (Log log = Log.open(store, LogTest.KEY)) {
      long size = Checkpoint.of(log.checkpoint(), LogTest.KEY.verifier(), "test").size();
      assertThat(size).as("fails at %d", failAt).isGreaterThanOrEqualTo(least);
      assertThat(log.append(LogTest.entries(size, size + 300))).isEqualTo(size);
      LogReader reader = new LogReader(store);
      List<byte[]> all = reader.entries(0, reader.size());
      for (int i = 0; i < all.size(); i++) {
        assertThat(all.get(i)).isEqualTo(LogTest.entry(i));
      }
      ProofCheck check = new ProofCheck(new TreeHasher());
      for (Checkpoint older : acknowledged) {
        assertThat(
                check.consistent(
                    older.size(),
                    older.root(),
                    reader.size(),
                    reader.root(),
                    reader.consistency(older.size())))
            .isTrue();
      }
    }
  }

  @Test
  void afterAFailedCommitTheLogRefusesUntilItIsOpenedAnew() {
    BlockStore store =
        BlockStore.failing(1, 5); // it begins with 1 and 2, the first batch is 3 and 4
    try (Log log = Log.open(store, LogTest.KEY)) {
      log.append(LogTest.entries(0, 1));
      assertThatThrownBy(() -> log.append(LogTest.entries(1, 2))).hasMessageContaining("a write");
      assertThatThrownBy(() -> log.append(LogTest.entries(1, 2)))
          .hasMessageContaining("log-stopped")
          .hasMessageContaining("a write failed");
    }
  }

  @Test
  void aKilledWriterLosesNothingThatItAcknowledged() throws Exception {
    Path file = folder.resolve("record.sqlite");
    SplittableRandom random = new SplittableRandom(20200620);
    long acknowledged = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged = writeAndKill(file, acknowledged + 1 + random.nextInt(2_000));
      try (LogStore store = SqliteStore.read(file)) {
        LogReader reader = new LogReader(store);
        assertThat(reader.size()).isGreaterThanOrEqualTo(acknowledged);
        Checkpoint checkpoint = Checkpoint.of(reader.checkpoint(), LogTest.KEY.verifier(), "test");
        assertThat(reader.root()).isEqualTo(checkpoint.root());
        long n = 0;
        for (byte[] entry : reader.entries(0, reader.size())) {
          assertThat(entry).isEqualTo(LogTest.entry(n++));
        }
        acknowledged = reader.size();
      }
    }
    System.out.println("killed " + KILLS + " times, entries acknowledged: " + acknowledged);
  }

  @Test
  void aSecondProcessThatWantsToWriteIsRefusedUntilTheFirstIsGone() throws Exception {
    Path file = folder.resolve("two.sqlite");
    Process first = new ProcessBuilder(child(file)).start();
    try (var out = first.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isNotNull();
      assertThatThrownBy(() -> SqliteStore.write(file)).hasMessageContaining("another-writer");
    } finally {
      first.destroyForcibly().waitFor();
    }
    try (Log log = Log.open(SqliteStore.write(file), LogTest.KEY)) {
      long size = Checkpoint.of(log.checkpoint(), LogTest.KEY.verifier(), "test").size();
      assertThat(log.append(LogTest.entries(size, size + 1))).isEqualTo(size);
    }
  }

  /** A kill does not test the syncs, since the system outlives it; the system calls show them. */
  @Test
  void everyBatchIsSyncedBeforeItIsAcknowledged() throws Exception {
    Path calls = folder.resolve("calls");
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-y", "-o", calls.toString()));
    command.addAll(List.of("-e", "trace=fsync,fdatasync,write"));
    command.addAll(child(folder.resolve("synced.sqlite"), "40"));
    Process traced;
    try {
      traced = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) { // no such program
      System.out.println("SKIPPED: the syncs themselves: no strace");
      return;
    }
    String said = new String(traced.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (traced.waitFor() != 0) {
      System.out.println("SKIPPED: the syncs themselves: strace may not trace here");
      return;
    }
    assertThat(said.lines()).hasSize(40);
    int acknowledged = 0;
    boolean synced = false;
    for (String line : Files.readAllLines(calls)) {
      synced |= line.contains("sync(") && line.contains("-wal>");
      if (line.matches(".*write\\(1<[^>]*>, \"\\d+.*")) {
        assertThat(synced).as(line).isTrue();
        synced = false;
        acknowledged++;
      }
    }
    assertThat(acknowledged).isEqualTo(40);
  }

  private static List<String> child(Path file, String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dslf4j.internal.verbosity=ERROR");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Appending.class.getName(), file.toString()));
    command.addAll(List.of(more));
    return command;
  }

  /** Kills the child as soon as it says that {@code until} entries are kept; its last word. */
  private static long writeAndKill(Path file, long until) throws IOException, InterruptedException {
    Process child = new ProcessBuilder(child(file)).redirectErrorStream(true).start();
    long last = 0;
    try (var out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = Long.parseLong(line);
        if (last >= until) {
          child.toHandle().destroyForcibly(); // SIGKILL; what is in the pipe still counts
        }
      }
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(last).isGreaterThanOrEqualTo(until);
    return last;
  }

  /** The child: appends for ever, and says after each batch how many entries are kept. */
  static final class Appending {
    private Appending() {}

    public static void main(String[] args) {
      SplittableRandom random = new SplittableRandom(7);
      try (Log log = Log.open(SqliteStore.write(Path.of(args[0])), LogTest.KEY)) {
        long n = Checkpoint.of(log.checkpoint(), LogTest.KEY.verifier(), "test").size();
        long most = args.length > 1 ? Long.parseLong(args[1]) : Long.MAX_VALUE;
        for (long batch = 0; batch < most; batch++) {
          long to = n + 1 + random.nextInt(60);
          log.append(LogTest.entries(n, to));
          n = to;
          System.out.println(n);
        }
      }
    }
  }
}
