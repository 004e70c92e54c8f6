package org.cordon.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cordon.bench.crash.Promise.Acknowledged;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.Log;
import org.cordon.record.store.SqliteStore;
import org.jspecify.annotations.Nullable;

/**
 * The process whose every Nth write or sync fails, N from 1 on, each on a record of its own.
 * Arguments: a folder, the shim's control file, N counted by this, a seed. Says one line of what
 * happened, or what is broken, and ends with 1 then.
 */
final class FailedCalls {
  private static final int BATCHES = 14;
  private static final List<String> ALLOWED =
      List.of("store-failed", "store-full", "store-damaged", "log-stopped");

  private final Path folder;
  private final Path control;
  private final int step;
  private final long seed;
  private int cases;
  private int refused;
  private int survived;

  private FailedCalls(Path folder, Path control, int step, long seed) {
    this.folder = folder;
    this.control = control;
    this.step = step;
    this.seed = seed;
  }

  /** Starts it. */
  public static void main(String[] args) throws IOException {
    FailedCalls calls =
        new FailedCalls(
            Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]), Long.parseLong(args[3]));
    String broken = calls.run();
    System.out.println(broken == null ? calls.said() : broken);
    Runtime.getRuntime().halt(broken == null ? 0 : 1);
  }

  private String said() {
    return "a write or a sync failed in "
        + cases
        + " runs, at every "
        + (step == 1 ? "" : step + "th ")
        + "place: refused "
        + refused
        + " times, gone on with "
        + survived
        + " times, nothing acknowledged lost (seed "
        + seed
        + ")";
  }

  private @Nullable String run() throws IOException {
    for (Disk.Fate fate : Disk.Fate.values()) {
      for (boolean forever : new boolean[] {false, true}) {
        boolean hit = true;
        for (int nth = 1 + cases % step; hit; nth += step) {
          String where = fate + " at call " + nth + (forever ? " and ever after" : "");
          Path file = folder.resolve("case-" + cases + ".sqlite");
          List<Acknowledged> acknowledged = new ArrayList<>();
          Disk.arm(control, nth, fate, forever);
          String said = write(file, acknowledged);
          hit = Disk.failed(control) > 0;
          Disk.arm(control, 0, fate, false);
          String broken = judge(fate, said, hit);
          broken = broken == null ? Promise.broken(file, acknowledged, BATCHES) : broken;
          if (broken != null) {
            return where + " (seed " + seed + "): " + broken + "; the record is " + file;
          }
          cases += hit ? 1 : 0;
          Files.deleteIfExists(file);
          Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".lock"));
        }
      }
    }
    return null;
  }

  private @Nullable String judge(Disk.Fate fate, @Nullable String said, boolean hit) {
    if (!hit) {
      return said == null ? null : "refused though nothing failed: " + said;
    }
    refused += said == null ? 0 : 1;
    survived += said == null ? 1 : 0;
    if (said == null) {
      return null; // it failed where it may be tried again
    }
    if (fate.isHarmless()) {
      return "half a write, which SQLite continues, was refused: " + said;
    }
    return ALLOWED.contains(said) ? null : "refused by another name: " + said;
  }

  /** Appends until it is refused; the name of the refusal, or null. */
  private @Nullable String write(Path file, List<Acknowledged> acknowledged) {
    SplittableRandom random = new SplittableRandom(seed);
    try (Log log = Log.open(SqliteStore.write(file), Promise.KEY)) {
      for (long n = 0; n < BATCHES; n++) {
        List<byte[]> batch = Promise.batch(n, random);
        acknowledged.add(new Acknowledged(n, log.append(batch), batch.size()));
      }
      return null;
    } catch (RecordRefusal e) {
      return e.name();
    }
  }
}
