package org.cordon.bench.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cordon.bench.crash.Promise.Acknowledged;
import org.jspecify.annotations.Nullable;

/** Kills writers (SIGKILL) at random moments under load, and opens the record anew each time. */
final class Kills {
  private static final int THREADS = 4;
  private static final int KILLS_A_RECORD = 20;
  private static final int MOST_DELAY_US = 400_000;
  private static final int AT_START_US = 700_000;

  private final Path folder;
  private final long seed;
  private final List<Acknowledged> acknowledged = new ArrayList<>();
  private long entries;
  private long batches;
  private int early;

  Kills(Path folder, long seed) {
    this.folder = folder;
    this.seed = seed;
  }

  /** Kills so many times; what is broken, or null. */
  @Nullable String run(int kills) throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    for (int kill = 0; kill < kills; kill++) {
      Path file = folder.resolve("killed-" + kill / KILLS_A_RECORD + ".sqlite");
      if (kill % KILLS_A_RECORD == 0) {
        acknowledged.clear();
      }
      List<Acknowledged> now = killed(file, kill, random);
      early += now.isEmpty() ? 1 : 0;
      acknowledged.addAll(now);
      batches += now.size();
      entries += now.stream().mapToLong(Acknowledged::count).sum();
      String broken = Promise.broken(file, acknowledged, Appending.after(kill));
      if (broken != null) {
        return "kill " + kill + " (seed " + seed + "): " + broken + "; the record is " + file;
      }
    }
    return null;
  }

  String said(int kills) {
    return "killed "
        + kills
        + " times at random moments, "
        + early
        + " of them before the first batch: "
        + entries
        + " entries in "
        + batches
        + " batches acknowledged, none lost, no batch half there, every record whole (seed "
        + seed
        + ")";
  }

  /** One in eight is killed while it starts, the others while it writes. */
  private List<Acknowledged> killed(Path file, int run, SplittableRandom random)
      throws IOException, InterruptedException {
    boolean atStart = random.nextInt(8) == 0;
    long delay = random.nextInt(atStart ? AT_START_US : MOST_DELAY_US);
    List<Acknowledged> now = new ArrayList<>();
    Process child = Child.start(Appending.class, Map.of(), file, run, seed, 0, THREADS);
    AtomicBoolean armed = new AtomicBoolean();
    try (ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
        var out =
            new BufferedReader(
                new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      if (atStart) {
        arm(armed, killer, child, delay);
      }
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (!line.startsWith("acknowledged ")) {
          throw new IllegalStateException("the writer said: " + line);
        }
        now.add(Acknowledged.read(line)); // what is in the pipe still counts
        arm(armed, killer, child, delay);
      }
    } finally {
      child.destroyForcibly();
    }
    child.waitFor();
    return now;
  }

  private static void arm(
      AtomicBoolean armed, ScheduledExecutorService killer, Process child, long delayUs) {
    if (armed.compareAndSet(false, true)) {
      var _ =
          killer.schedule(() -> child.toHandle().destroyForcibly(), delayUs, TimeUnit.MICROSECONDS);
    }
  }
}
