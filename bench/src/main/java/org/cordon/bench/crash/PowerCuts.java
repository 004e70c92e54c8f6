package org.cordon.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cordon.bench.crash.Diary.Call;
import org.cordon.bench.crash.Promise.Acknowledged;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the power at moments of a run that was written down, call by call. The first process writes;
 * in every second run one of its syncs fails and a second process goes on with the record.
 */
final class PowerCuts {
  private static final int CUTS_A_RUN = 100;
  private static final int BATCHES = 40;
  private static final int THREADS = 2;

  private final Disk disk;
  private final Path folder;
  private final long seed;
  private final SplittableRandom random;
  private int runs;
  private int cuts;
  private int unsynced;
  private long acknowledgedBatches;
  private int failedSyncs;

  PowerCuts(Disk disk, Path folder, long seed) {
    this.disk = disk;
    this.folder = folder;
    this.seed = seed;
    random = new SplittableRandom(seed);
  }

  /** Cuts so many times; what is broken, or null. */
  @Nullable String run(int most) throws IOException, InterruptedException {
    while (cuts < most) {
      Path under = Files.createDirectories(folder.resolve("power-" + runs)).toRealPath();
      List<Call> calls = written(under);
      String broken = cut(under, calls, Math.min(CUTS_A_RUN, most - cuts));
      if (broken != null) {
        return broken;
      }
      remove(under);
      runs++;
    }
    return null;
  }

  String said() {
    return "power cut "
        + cuts
        + " times in "
        + runs
        + " runs ("
        + failedSyncs
        + " with a sync that failed), "
        + unsynced
        + " times with writes not yet synced; up to each cut all that was acknowledged was there,"
        + " "
        + acknowledgedBatches
        + " batches in all (seed "
        + seed
        + ")";
  }

  private List<Call> written(Path under) throws IOException, InterruptedException {
    Path file = under.resolve("record.sqlite");
    Path control = folder.resolve("control");
    Path diary = folder.resolve("diary");
    Files.deleteIfExists(diary);
    Disk.control(control);
    boolean fails = runs % 2 == 1;
    var environment = disk.environment(under, control, diary);
    if (fails) {
      Disk.arm(control, 8 + random.nextInt(40), Disk.Fate.SYNC_EIO, random.nextBoolean());
    }
    finish(Child.start(Appending.class, environment, file, 0, seed + runs, BATCHES, THREADS));
    if (fails) {
      failedSyncs += Disk.failed(control) > 0 ? 1 : 0;
      Disk.arm(control, 0, Disk.Fate.SYNC_EIO, false);
      finish(Child.start(Appending.class, environment, file, 1, seed + runs, BATCHES, THREADS));
    }
    return Diary.read(diary);
  }

  private static void finish(Process child) throws IOException, InterruptedException {
    child.getInputStream().readAllBytes();
    if (child.waitFor() != 0) {
      throw new IllegalStateException("the writer ended with " + child.exitValue());
    }
  }

  private @Nullable String cut(Path under, List<Call> calls, int number) throws IOException {
    boolean[] at = new boolean[calls.size()];
    for (int i = 0; i < number; i++) {
      at[random.nextInt(at.length)] = true;
    }
    LostPower power = new LostPower(under, seed + runs);
    List<Acknowledged> acknowledged = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      Call call = calls.get(i);
      power.call(call);
      if (call.kind() == 'A') {
        Disk.text(call.bytes())
            .lines()
            .filter(l -> l.startsWith("acknowledged "))
            .forEach(l -> acknowledged.add(Acknowledged.read(l)));
      }
      if (at[i]) {
        String broken = cutHere(power, acknowledged);
        if (broken != null) {
          return "run " + runs + ", after call " + i + " (seed " + seed + "): " + broken;
        }
      }
    }
    acknowledgedBatches += acknowledged.size();
    return null;
  }

  private @Nullable String cutHere(LostPower power, List<Acknowledged> acknowledged)
      throws IOException {
    cuts++;
    unsynced += power.hasUnsynced() ? 1 : 0;
    Path target = Files.createDirectories(folder.resolve("after"));
    remove(target);
    Files.createDirectories(target);
    power.write(target);
    return Promise.broken(target.resolve("record.sqlite"), acknowledged, Appending.after(1));
  }

  private static void remove(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
