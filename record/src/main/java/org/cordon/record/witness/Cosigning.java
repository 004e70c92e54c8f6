package org.cordon.record.witness;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogEntry;
import org.cordon.record.note.VerifierKey;
import org.jspecify.annotations.Nullable;

/**
 * Has what a log commits cosigned by witnesses, and keeps their cosignatures in the log as entries
 * {@code log-cosigned}. Off the path of a commit: a witness that is slow or away delays no entry
 * and no other witness. When all that is new are cosignatures there is nothing to ask for.
 *
 * <p>Time is an argument of {@link #step}; {@link #start} lets a clock and one virtual thread a
 * witness make the steps.
 */
public final class Cosigning implements AutoCloseable {
  private static final int TAIL = 1_000;
  private static final int MOST_DOUBLINGS = 6;

  private final Log log;
  private final long everyMs;
  private final List<One> witnesses = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Object appending = new Object();
  private long recordedAtMs; // never goes back
  private long own; // entries at the end that only this class wrote, and all it wrote since
  private volatile boolean closed;

  /**
   * A witness that is asked.
   *
   * @param channel the way to it
   * @param key its public key
   */
  public record Asked(WitnessChannel channel, VerifierKey key) {}

  /**
   * How it stands with a witness.
   *
   * @param witness its name
   * @param size entries of the checkpoint it cosigned last; 0 for none
   * @param timestampS its own time then, POSIX seconds; 0 for none
   * @param failures attempts since then that failed
   * @param error what the last one said, or null
   * @param disagrees whether it knows another history: it is not asked again
   */
  public record Status(
      String witness,
      long size,
      long timestampS,
      int failures,
      @Nullable String error,
      boolean disagrees) {}

  /**
   * For a log that is open. Nothing is asked yet.
   *
   * @param everyMs least time between two cosignatures of a witness
   */
  public Cosigning(Log log, List<Asked> witnesses, Duration everyMs) {
    this.log = log;
    this.everyMs = everyMs.toMillis();
    witnesses.forEach(w -> this.witnesses.add(new One(w)));
    tail();
  }

  /** Finds what the log knows already: its last entries that are cosignatures. */
  private void tail() {
    long size = log.continued(0).size();
    for (long n = size - 1; n >= Math.max(0, size - TAIL); n--) {
      byte[] bytes = log.entry(n);
      if (!LogEntry.is(bytes)) {
        break;
      }
      LogEntry entry = LogEntry.read(bytes, "entry " + n);
      if (entry.kind() != LogEntry.Kind.COSIGNED) {
        break;
      }
      own++;
    }
    for (long n = size - own; n < size; n++) {
      LogEntry entry = LogEntry.read(log.entry(n), "entry " + n);
      recordedAtMs = Math.max(recordedAtMs, entry.recordedAtMs());
      for (One one : witnesses) {
        one.remember(entry, size - own, "entry " + n);
      }
    }
  }

  /**
   * Asks every witness that is due, one after the other.
   *
   * @return when the next is due, UTC milliseconds
   */
  public long step(long nowMs) {
    return witnesses.stream().mapToLong(w -> w.step(nowMs)).min().orElse(Long.MAX_VALUE);
  }

  /** Asks every witness for what is new, due or not: at the end of a run. */
  public void last(long nowMs) {
    witnesses.forEach(w -> w.dueMs = nowMs);
    var _ = step(nowMs);
  }

  /**
   * Asks one witness once, and keeps its answer in the log.
   *
   * @throws RecordRefusal as {@link AskWitness#cosigned(org.cordon.record.log.LogReader)}
   */
  public static AskWitness.Cosigned once(Log log, Asked witness, long nowMs) {
    Cosigning cosigning = new Cosigning(log, List.of(witness), Duration.ZERO);
    One one = cosigning.witnesses.getFirst();
    return one.ask(cosigning.news(), nowMs);
  }

  /** Lets one virtual thread a witness make the steps until this is closed. */
  public void start(InstantSource clock) {
    for (One one : witnesses) {
      Runnable steps =
          () -> {
            while (!closed) {
              long due = one.step(clock.millis());
              long waitMs = Math.clamp(due - clock.millis(), 1, everyMs);
              LockSupport.parkNanos(Duration.ofMillis(waitMs).toNanos());
            }
          };
      threads.add(Thread.ofVirtual().name("cosigning " + one.status().witness()).start(steps));
    }
  }

  /** How it stands with each witness, in the order they were given. */
  public List<Status> status() {
    return witnesses.stream().map(One::status).toList();
  }

  /** Ends the threads; an answer that is under way is not waited for. The log stays open. */
  @Override
  public void close() {
    closed = true;
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** The newest checkpoint, and how many entries it has that are not cosignatures. */
  private record News(long size, long entries) {}

  private News news() {
    synchronized (appending) {
      long size = log.continued(0).size();
      return new News(size, size - own);
    }
  }

  private void keep(Map<String, Object> data, long nowMs) {
    synchronized (appending) {
      recordedAtMs = Math.max(recordedAtMs, nowMs);
      log.append(List.of(new LogEntry(LogEntry.Kind.COSIGNED, recordedAtMs, data).bytes()));
      own++;
    }
  }

  /** One witness; its steps are made by one thread. */
  private final class One {
    private final VerifierKey key;
    private final AskWitness asker;
    private volatile Status status;
    private long cosignedNews = -1;
    private long dueMs;
    private long steppedMs;

    One(Asked asked) {
      key = asked.key();
      asker = new AskWitness(asked.channel(), key);
      status = new Status(key.name(), 0, 0, 0, null, false);
    }

    Status status() {
      return status;
    }

    void remember(LogEntry entry, long newsEnd, String where) {
      if (!key.toString().equals(entry.text("witness", where))) {
        return;
      }
      String text = entry.text("checkpoint", where);
      long size = Long.parseLong(text.lines().skip(1).findFirst().orElse("0"));
      status = new Status(key.name(), size, 0, 0, null, false);
      if (size >= newsEnd) {
        cosignedNews = newsEnd;
      }
    }

    long step(long nowMs) {
      if (nowMs < steppedMs) { // the clock was set back: what was due is due now
        dueMs = nowMs;
      }
      steppedMs = nowMs;
      if (nowMs < dueMs || status.disagrees()) {
        return status.disagrees() ? Long.MAX_VALUE : dueMs;
      }
      dueMs = nowMs + everyMs;
      try {
        News news = news();
        if (news.entries() > cosignedNews && news.size() > 0) {
          var _ = ask(news, nowMs);
        }
      } catch (RecordRefusal e) {
        failed(e, nowMs);
      }
      return status.disagrees() ? Long.MAX_VALUE : dueMs;
    }

    AskWitness.Cosigned ask(News news, long nowMs) {
      AskWitness.Cosigned cosigned = asker.cosigned(status.size(), log::continued);
      keep(Map.of("witness", key.toString(), "checkpoint", cosigned.note().toString()), nowMs);
      cosignedNews = news.entries();
      status = new Status(key.name(), cosigned.size(), cosigned.timestampS(), 0, null, false);
      return cosigned;
    }

    private void failed(RecordRefusal e, long nowMs) {
      boolean disagrees = e.name().equals("witness-disagrees");
      int failures = status.failures() + 1;
      status =
          new Status(
              key.name(), status.size(), status.timestampS(), failures, e.getMessage(), disagrees);
      dueMs = nowMs + (everyMs << Math.min(failures, MOST_DOUBLINGS));
    }
  }
}
