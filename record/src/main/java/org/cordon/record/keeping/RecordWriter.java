package org.cordon.record.keeping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.SignerKey;
import org.cordon.record.side.Deletion;
import org.cordon.record.side.Orphans;
import org.cordon.record.side.SideStore;
import org.cordon.record.side.Sides;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;

/**
 * A record opened to be written, with its side store. At the start what a crash left undone between
 * the two is put right: sealed items whose entries never came are dropped, and a deletion that is
 * not on the log yet is told there.
 */
public final class RecordWriter implements AutoCloseable {
  private final LogStore store;
  private final Log log;
  private final SideStore side;
  private int swept;

  private RecordWriter(LogStore store, Log log, SideStore side) {
    this.store = store;
    this.log = log;
    this.side = side;
  }

  /**
   * Opens a record, and begins it when there is none.
   *
   * @param record address of the record
   * @throws RecordRefusal {@code restored-record} when it was restored and not held against a
   *     published checkpoint since; and what log and side store say
   */
  public static RecordWriter open(String record, SignerKey key) {
    RecordWriter writer = openAsItIs(record, key);
    try {
      refuseRestored(writer.side, record);
      writer.putRight();
      return writer;
    } catch (RecordRefusal e) {
      writer.close();
      throw e;
    }
  }

  /**
   * Refuses a record that was restored and is not to be written yet; for whoever writes the log
   * alone.
   *
   * @throws RecordRefusal {@code restored-record}
   */
  public static void refuseRestored(String record) {
    try (LogStore store = Stores.read(record)) {
      if (store.head() == null) {
        return;
      }
      try (SideStore side = Sides.read(record, Sides.nameOf(new LogReader(store)))) {
        if (side != null) {
          refuseRestored(side, record);
        }
      }
    }
  }

  private static void refuseRestored(SideStore side, String record) {
    if (!side.restored().isEmpty()) {
      String shown = Stores.shown(record);
      throw new RecordRefusal(
          "restored-record",
          side.restored(),
          shown,
          "Hold it against the newest checkpoint that anybody has: cordon record continue --record "
              + shown
              + " --since CHECKPOINT --key KEY.");
    }
  }

  /** Opens a record that may have been restored, and puts nothing right. */
  static RecordWriter openAsItIs(String record, SignerKey key) {
    LogStore store = Stores.write(record);
    Log log;
    try {
      log = Log.open(store, key);
    } catch (RecordRefusal e) {
      store.close();
      throw e;
    }
    try {
      return new RecordWriter(store, log, Sides.write(record, key.verifier().name()));
    } catch (RecordRefusal e) {
      log.close();
      throw e;
    }
  }

  void putRight() {
    swept = Orphans.sweep(side, new LogReader(store));
    tell();
  }

  /**
   * For whoever opened log and side store by itself: refuses a restored record, and puts right what
   * a crash left undone between the two.
   *
   * @throws RecordRefusal {@code restored-record}, and as {@link Orphans#sweep}
   */
  public static void putRight(LogStore store, Log log, SideStore side) {
    refuseRestored(side, "the record");
    new RecordWriter(store, log, side).putRight();
  }

  /** Appends the entries of deletions that are not on the log. */
  void tell() {
    List<Deletion> untold = side.untold();
    if (untold.isEmpty()) {
      return;
    }
    List<String> missing = new ArrayList<>();
    untold.forEach(d -> missing.addAll(d.entries()));
    LogReader now = new LogReader(store);
    for (long n = Math.min(untold.getFirst().logSize(), now.size()); n < now.size(); n++) {
      missing.remove(new String(now.entries(n, n + 1).getFirst(), StandardCharsets.UTF_8));
    }
    if (!missing.isEmpty()) {
      log.append(missing.stream().map(e -> e.getBytes(StandardCharsets.UTF_8)).toList());
    }
    side.told();
  }

  /** The log. */
  public Log log() {
    return log;
  }

  /** Its side store. */
  public SideStore side() {
    return side;
  }

  /** All that is on the log now. */
  public LogReader reader() {
    return new LogReader(store);
  }

  /** Sealed items that a crash had left without their entries, and that were dropped. */
  public int swept() {
    return swept;
  }

  @Override
  public void close() {
    try (side) {
      log.close();
    }
  }
}
