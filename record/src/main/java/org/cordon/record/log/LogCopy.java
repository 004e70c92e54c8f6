package org.cordon.record.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.SignedNote;
import org.cordon.record.store.Batch;
import org.cordon.record.store.FullTile;
import org.cordon.record.store.Head;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.cordon.record.tree.CompactRange;
import org.cordon.record.tree.Hash;
import org.cordon.record.tree.TreeHasher;
import org.jspecify.annotations.Nullable;

/**
 * Copies a log from any store into a new file, as it stood at one checkpoint. Entries never change
 * and only grow, so the log may be written meanwhile: what comes later is not copied. Every entry
 * is hashed on the way, every tile made anew, and the root held against the checkpoint.
 *
 * <p>Only into a file, which can lie beside its place until it is whole: a log is copied batch by
 * batch here, and what an interrupted copy leaves is no record. {@link
 * org.cordon.record.store.PostgresStore#copy} fills a schema in one transaction.
 */
public final class LogCopy {
  private static final int AT_ONCE = 4_096;
  private static final String UNFINISHED = "a copy that is not finished";

  private LogCopy() {}

  /**
   * Copies what {@code from} had committed when this was called.
   *
   * @param file where no record is yet; useless after a refusal
   * @return the checkpoint that both have
   * @throws RecordRefusal {@code empty-store}, {@code store-changed} when the entries are not those
   *     of the checkpoint, or what the stores say
   */
  public static SignedNote copy(LogStore from, Path file) {
    Head head = LogReader.headOf(from);
    try (LogStore to = SqliteStore.write(file)) {
      return copy(from, head, to);
    }
  }

  private static SignedNote copy(LogStore from, Head head, LogStore to) {
    SignedNote note = SignedNote.parse(head.note().getBytes(StandardCharsets.UTF_8), "checkpoint");
    Hash root = Checkpoint.parseText(note.text(), "checkpoint").root();
    TreeHasher hasher = new TreeHasher();
    CompactRange range = new CompactRange(hasher);
    Edge edge = new Edge(hasher);
    @Nullable Head before = null;
    do {
      List<byte[]> entries =
          from.entries(range.size(), Math.min(head.size(), range.size() + AT_ONCE));
      List<FullTile> tiles = new ArrayList<>();
      for (byte[] entry : entries) {
        Hash leaf = hasher.leaf(entry);
        range.append(leaf);
        edge.append(leaf, tiles);
      }
      boolean last = range.size() == head.size();
      if (last && !range.root().equals(root)) {
        throw new RecordRefusal(
            "store-changed",
            "entries that are not those of its checkpoint",
            "the record, " + head.size() + " entries",
            "Run cordon record verify, which names what was changed; an older back-up may be whole.");
      }
      Head after = last ? head : new Head(range.size(), UNFINISHED);
      to.append(before, new Batch(entries, tiles, after));
      before = after;
    } while (range.size() < head.size());
    return note;
  }
}
