package org.cordon.dispatch.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.codec.Fold;
import org.cordon.dispatch.model.State;
import org.cordon.record.log.LogReader;
import org.jspecify.annotations.Nullable;

/**
 * The state of a record at a time: the last snapshot before it that fits the record, and the
 * entries after that. A snapshot fits if it was made by this form of the program, of the first
 * entries of this very log (name, number and root are compared), and holds the state whose hash it
 * names. All others are ignored and counted. Whoever can write the file beside a record can still
 * make one up: who got a record from somebody else folds it from its first entry.
 */
public final class RecordState {
  private final TreeMap<String, Integer> ignored = new TreeMap<>();
  private final Fold fold;
  private long from;

  private RecordState(LogReader log, String name, long untilMs, @Nullable Path cache) {
    Snapshot.Content content =
        cache == null ? null : nearest(new SnapshotFile(cache), new Fit(log), untilMs);
    fold =
        content == null
            ? new Fold(name, untilMs, false)
            : new Fold(name, untilMs, content.state(), content.placeOf());
    fold.all(log, from);
  }

  /**
   * What was recorded up to a time. Filed incidents are only counted.
   *
   * @param name of the record, for refusals
   * @param cache the file of snapshots, which need not be there; null folds from the first entry
   */
  public static RecordState of(LogReader log, String name, long untilMs, @Nullable Path cache) {
    return new RecordState(log, name, untilMs, cache);
  }

  /** The file of snapshots beside a record: {@code RECORD.state}. */
  public static Path beside(Path record) {
    return record.resolveSibling(record.getFileName() + ".state");
  }

  /**
   * Keeps the state of a whole log in a file of snapshots.
   *
   * @param fold of all entries of the log
   * @throws IOException when the file cannot be written; the record is none the worse
   */
  public static void keep(LogReader log, Fold fold, Path cache) throws IOException {
    Fit fit = new Fit(log);
    new SnapshotFile(cache)
        .add(fit.taken(Snapshot.Content.of(fold)), head -> fit.misfit(head).isEmpty());
  }

  private Snapshot.@Nullable Content nearest(SnapshotFile file, Fit fit, long untilMs) {
    SnapshotFile.Listing listing = file.list();
    if (listing.torn()) {
      ignore("torn");
    }
    Snapshot.Content found = null;
    for (Snapshot.Head head : listing.heads().reversed()) {
      String why = fit.misfit(head);
      if (why.isEmpty() && found == null && head.recordedAtMs() <= untilMs) {
        Snapshot snapshot = file.read(head);
        found = snapshot == null ? null : snapshot.content();
        from = found == null ? 0 : head.size();
        why = found == null ? "not what it says it is" : "";
      }
      if (!why.isEmpty()) {
        ignore(why);
      }
    }
    return found;
  }

  private void ignore(String why) {
    ignored.merge(why, 1, Integer::sum);
  }

  /** The fold, and its state. */
  public Fold fold() {
    return fold;
  }

  /** The state. */
  public State state() {
    return fold.state();
  }

  /** How many entries of the log were not read, because a snapshot stands for them. */
  public long from() {
    return from;
  }

  /** How many snapshots were ignored, by reason; no proof of anything, but worth saying. */
  public Map<String, Integer> ignored() {
    return Collections.unmodifiableMap(ignored);
  }
}
