package org.cordon.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cordon.dispatch.codec.LogJournal;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.SealedItem;
import org.cordon.record.log.Log;
import org.cordon.record.note.SignerKey;
import org.cordon.record.witness.Cosigning;
import org.cordon.record.witness.Witness;

/**
 * The journal of a simulated run, cosigned every hour of its own time by a witness in the same
 * process. That one proves nothing, as its name says: it shows what a record with witnesses is
 * like, and equal runs have equal bytes.
 */
final class CosignedJournal implements Journal {
  private static final Duration EVERY = Duration.ofHours(1);

  private final LogJournal journal;
  private final Log log;
  private final Cosigning cosigning;
  private long nowMs;
  private long dueMs = Long.MIN_VALUE;

  CosignedJournal(LogJournal journal, Log log, SignerKey witness, SignerKey key) {
    this.journal = journal;
    this.log = log;
    Witness inside = Witness.inMemory(witness, key.verifier(), () -> Instant.ofEpochMilli(nowMs));
    cosigning = new Cosigning(log, List.of(new Cosigning.Asked(inside, witness.verifier())), EVERY);
  }

  @Override
  public void append(List<Entry> entries, List<SealedItem> items) {
    long ms = entries.isEmpty() ? nowMs : entries.getFirst().recordedAtMs();
    if (dueMs == Long.MIN_VALUE) {
      dueMs = ms + EVERY.toMillis();
    } else if (ms >= dueMs) {
      journal.finish();
      nowMs = ms;
      dueMs = cosigning.step(ms);
    }
    journal.append(entries, items);
    nowMs = entries.isEmpty() ? nowMs : entries.getLast().recordedAtMs();
  }

  /** Commits what is gathered, and has the end cosigned. */
  void finish() {
    journal.finish();
    cosigning.last(nowMs);
  }

  /** Asks a real witness for the end of the run, and keeps its answer at the run's own time. */
  void ask(Cosigning.Asked witness) {
    Cosigning.once(log, witness, nowMs);
  }
}
