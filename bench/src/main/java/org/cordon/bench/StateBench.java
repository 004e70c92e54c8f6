package org.cordon.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.cordon.bench.Row.Bar;
import org.cordon.dispatch.codec.Fold;
import org.cordon.dispatch.codec.LogJournal;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.snapshot.OpenRecord;
import org.cordon.dispatch.snapshot.RecordState;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.SqliteStore;

/**
 * A record that the engine wrote, opened so that an engine can go on: with the state kept when it
 * was closed, with one that is as old as it can be after a kill, and with none.
 */
final class StateBench {
  private final SignerKey key;
  private final int entries;
  private final int behind;
  private final Consumer<Row> rows;

  StateBench(SignerKey key, int entries, Consumer<Row> rows) {
    this.key = key;
    this.entries = entries;
    behind = Math.min(OpenRecord.EVERY, entries / 2);
    this.rows = rows;
  }

  void run(Path folder) throws IOException {
    Path file = folder.resolve("day");
    Path closed = folder.resolve("closed.state");
    Path killed = folder.resolve("killed.state");
    String hash = write(file, closed, killed);
    open("closed in order, to go on", file, closed, hash);
    open("after a kill, " + behind + " entries to fold", file, killed, hash);
    double plainS = seconds(file, folder.resolve("none.state"), hash);
    rows.accept(
        new Row("fold " + entries + " entries, no state kept", plainS, plainS, "s", null, null));
  }

  private String write(Path file, Path closed, Path killed) throws IOException {
    SqliteStore store = SqliteStore.write(file);
    try (Log log = Log.open(store, key)) {
      State state = new State(false);
      Fold fold = new Fold("day", Long.MAX_VALUE, state, Map.of());
      LogJournal journal = LogJournal.gathering(log, null, 2_000);
      LongDay day =
          new LongDay(
              state,
              (written, sealed) -> {
                journal.append(written, sealed);
                written.forEach(fold::follow);
              });
      day.until(entries - behind);
      journal.finish();
      RecordState.keep(new LogReader(store), fold, killed);
      day.until(entries);
      journal.finish();
      RecordState.keep(new LogReader(store), fold, closed);
      return state.hash();
    }
  }

  private void open(String what, Path file, Path cache, String hash) {
    double s = seconds(file, cache, hash);
    Bar bar = entries < 1_000_000 ? null : new Bar(2, false); // what is read does not grow with it
    rows.accept(new Row("open a record of " + entries + ", " + what, s, s, "s", bar, null));
  }

  private double seconds(Path file, Path cache, String hash) {
    long start = System.nanoTime();
    OpenRecord open =
        OpenRecord.open(
            SqliteStore.write(file), key, new OpenRecord.Beside(null, cache, OpenRecord.EVERY));
    double s = (System.nanoTime() - start) / 1e9;
    open.log().close(); // keeps nothing
    if (!open.state().hash().equals(hash)) {
      throw new IllegalStateException("a record of our own folds to another state");
    }
    return s;
  }
}
