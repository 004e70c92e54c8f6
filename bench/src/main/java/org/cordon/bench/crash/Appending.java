package org.cordon.bench.crash;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.Log;
import org.cordon.record.store.SqliteStore;

/**
 * The process that is killed: threads that append, each of which says on standard output, in one
 * write, which batch is kept. Arguments: the record, the number of this run, a seed, batches a
 * thread (0 for no end), threads.
 */
final class Appending {
  private static final long RUN = 1_000_000_000;
  private static final long THREAD = 10_000_000;

  private final Log log;
  private final long run;
  private final long seed;
  private final long most;
  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

  private Appending(Log log, long run, long seed, long most) {
    this.log = log;
    this.run = run;
    this.seed = seed;
    this.most = most;
  }

  /** Number of a batch that no run writes. */
  static long after(long run) {
    return run * RUN + RUN - 1;
  }

  /** Starts it. */
  public static void main(String[] args) throws InterruptedException {
    int threads = Integer.parseInt(args[4]);
    try (Log log = Log.open(SqliteStore.write(Path.of(args[0])), Promise.KEY)) {
      Appending appending =
          new Appending(
              log, Long.parseLong(args[1]), Long.parseLong(args[2]), Long.parseLong(args[3]));
      List<Thread> all = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int thread = t;
        all.add(Thread.ofPlatform().start(() -> appending.append(thread)));
      }
      for (Thread each : all) {
        each.join();
      }
    } catch (RecordRefusal e) {
      System.out.println("refused " + e.name());
    }
    Runtime.getRuntime().halt(0);
  }

  private void append(int thread) {
    SplittableRandom random = new SplittableRandom(seed + 31 * run + thread);
    try {
      for (long n = 0; most == 0 || n < most; n++) {
        long number = run * RUN + thread * THREAD + n;
        List<byte[]> batch = Promise.batch(number, random);
        long first = log.append(batch);
        say(new Promise.Acknowledged(number, first, batch.size()).line());
      }
    } catch (RecordRefusal e) {
      say("refused " + e.name());
    }
  }

  private void say(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
