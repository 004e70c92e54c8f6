package org.cordon.record.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;

/** A log that lives as long as the process: for simulated days that are only counted, and tests. */
public final class MemoryStore implements LogStore {
  private final List<byte[]> entries = new ArrayList<>();
  private final TreeMap<String, byte[]> tiles = new TreeMap<>();
  private @Nullable Head head;
  private boolean closed;

  /** A store with the same content, open again, as after a restart. */
  synchronized MemoryStore reopened() {
    MemoryStore again = new MemoryStore();
    again.entries.addAll(entries);
    again.tiles.putAll(tiles);
    again.head = head;
    return again;
  }

  @Override
  public synchronized @Nullable Head head() {
    open();
    return head;
  }

  @Override
  public synchronized void append(@Nullable Head before, Batch batch) {
    open();
    if (!Objects.equals(before, head) || batch.first() != entries.size()) {
      throw new RecordRefusal(
          "store-changed",
          "a log of " + entries.size() + " entries where the writer knows another",
          "a log in memory",
          "One writer at a time; open the log anew.");
    }
    batch.entries().forEach(e -> entries.add(e.clone()));
    batch.tiles().forEach(t -> tiles.put(t.level() + "/" + t.index(), t.bytes()));
    head = batch.after();
  }

  @Override
  public synchronized List<byte[]> entries(long from, long to) {
    open();
    if (from < 0 || from > to || to > entries.size()) {
      throw damaged("entries " + from + " to " + to + " of " + entries.size());
    }
    return entries.subList((int) from, (int) to).stream().map(byte[]::clone).toList();
  }

  @Override
  public synchronized byte[] tile(int level, long index) {
    open();
    byte[] tile = tiles.get(level + "/" + index);
    if (tile == null) {
      throw damaged("no tile " + level + "/" + index);
    }
    return tile.clone();
  }

  private static RecordRefusal damaged(String found) {
    return new RecordRefusal(
        "store-damaged", found, "a log in memory", "Ask only for what was committed.");
  }

  private void open() {
    if (closed) {
      throw new RecordRefusal(
          "store-closed", "a closed log", "a log in memory", "Open it before using it.");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
