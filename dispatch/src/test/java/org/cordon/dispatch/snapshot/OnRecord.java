package org.cordon.dispatch.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cordon.dispatch.codec.Fold;
import org.cordon.dispatch.codec.LogJournal;
import org.cordon.dispatch.codec.Replay;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.scenario.Desk;
import org.cordon.record.json.NotCanonicalException;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.MemoryStore;

/**
 * What happened at a desk, put on a record: from the record alone, and from a snapshot with the
 * rest of the record, follows the state that the engine had, at any moment.
 */
public final class OnRecord {
  static final String NAME = "dispatch.example/record";
  static final SignerKey KEY = SignerKey.ofSeed(NAME, KeyType.ED25519, new byte[32]);

  private static final int MOMENTS = 5;

  private final List<Entry> entries;
  private final Desk desk;

  private OnRecord(Desk desk) {
    this.desk = desk;
    entries = desk.log;
  }

  /** Holds all of it to be so. */
  public static void check(Desk desk) {
    OnRecord on = new OnRecord(desk);
    on.theRecordAloneFoldsToTheLiveState();
    on.aSnapshotGoesOnAsTheStateItWasTakenOf();
  }

  /**
   * Numbers of entries after which a command was done, spread over the day; the last among them.
   */
  private Set<Long> moments() {
    List<Long> all = List.copyOf(desk.hashAfter.keySet());
    Set<Long> some = new TreeSet<>();
    for (int i = 1; i <= MOMENTS; i++) {
      some.add(all.get((all.size() - 1) * i / MOMENTS));
    }
    return some;
  }

  private void theRecordAloneFoldsToTheLiveState() {
    MemoryStore store = new MemoryStore();
    try (Log log = Log.open(store, KEY)) {
      LogJournal journal = LogJournal.live(log, null);
      int from = 0;
      for (long seq : desk.hashAfter.keySet()) {
        journal.append(entries.subList(from, (int) seq), List.of());
        from = (int) seq;
      }
      LogReader reader = new LogReader(store);
      String last = desk.state().hash();
      assertEquals(last, Replay.of(reader, "record", Long.MAX_VALUE).state().hash());
      for (long seq : moments()) {
        long atMs = entries.get((int) seq - 1).recordedAtMs();
        String expected = hashAt(atMs);
        for (boolean keepFiled : List.of(true, false)) {
          State state = new Fold("record", atMs, keepFiled).all(reader, 0).state();
          assertEquals(expected, state.hash(), "at " + atMs + " after entry " + seq);
        }
      }
    }
  }

  /** The hash that the live engine had after the last command of a moment. */
  private String hashAt(long atMs) {
    String hash = "";
    for (Map.Entry<Long, String> e : desk.hashAfter.entrySet()) {
      if (entries.get((int) (e.getKey() - 1)).recordedAtMs() <= atMs) {
        hash = e.getValue();
      }
    }
    return hash;
  }

  private void aSnapshotGoesOnAsTheStateItWasTakenOf() {
    for (boolean keepFiled : List.of(true, false)) {
      Fold fold = new Fold("snapshot", Long.MAX_VALUE, keepFiled);
      Set<Long> moments = moments();
      for (Entry entry : entries) {
        fold.state().apply(entry);
        fold.follow(entry);
        if (moments.contains(entry.seq())) {
          goesOn(Snapshot.Content.of(fold), keepFiled);
        }
      }
    }
  }

  private void goesOn(Snapshot.Content taken, boolean everyStep) {
    byte[] bytes = Snapshot.write(taken);
    Snapshot.Content read;
    try {
      read = Snapshot.read(bytes);
    } catch (NotCanonicalException e) {
      throw new AssertionError("a snapshot that is no canonical JSON", e);
    }
    SameGraph.check(taken.state(), read.state());
    assertEquals(taken.placeOf(), read.placeOf());
    assertEquals(taken.state().hash(), read.state().hash());
    assertArrayEquals(bytes, Snapshot.write(read), "bytes after " + taken.state().seq());
    State state = read.state();
    int stride = 1 + entries.size() / 1_000; // every step of a scenario, some of a long day
    for (Entry entry : entries.subList((int) state.seq(), entries.size())) {
      state.apply(entry);
      String expected = desk.hashAfter.get(entry.seq());
      boolean look = everyStep && entry.seq() % stride == 0;
      if (expected != null && (look || entry.seq() == entries.size())) {
        assertEquals(expected, state.hash(), "folded on, after entry " + entry.seq());
      }
    }
  }
}
