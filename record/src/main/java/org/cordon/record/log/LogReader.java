package org.cordon.record.log;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.SignedNote;
import org.cordon.record.proof.TlogProof;
import org.cordon.record.store.Head;
import org.cordon.record.store.LogStore;
import org.cordon.record.tile.TileNodes;
import org.cordon.record.tile.Tiles;
import org.cordon.record.tree.Hash;
import org.cordon.record.tree.Proofs;
import org.cordon.record.tree.TreeHasher;

/**
 * A log as it stood at one head: its entries, its tiles and the proofs over them. It believes the
 * store; whether the store deserves it is for {@code verify} to say.
 */
public final class LogReader {
  private final LogStore store;
  private final long size;
  private final SignedNote checkpoint;
  private final Edge edge;
  private final Proofs proofs;

  /**
   * The log in a store.
   *
   * @throws RecordRefusal {@code empty-store} when nothing was ever written, or what the store says
   */
  public LogReader(LogStore store) {
    Head head = headOf(store);
    this.store = store;
    size = head.size();
    checkpoint = SignedNote.parse(utf8(head.note()), "checkpoint of the record");
    TreeHasher hasher = new TreeHasher();
    edge = Edge.of(store, size, hasher);
    proofs = new Proofs(hasher, new TileNodes(hasher, edge.tiles(store)));
  }

  /** What was committed last; {@code empty-store} when nothing ever was. */
  static Head headOf(LogStore store) {
    Head head = store.head();
    if (head == null) {
      throw new RecordRefusal(
          "empty-store",
          "a record without a checkpoint",
          "the record",
          "It was made and never written to; start what writes it once more.");
    }
    return head;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Entries. */
  public long size() {
    return size;
  }

  /** The signed checkpoint over all of them. */
  public SignedNote checkpoint() {
    return checkpoint;
  }

  /** Bytes of entries {@code [from, to)}. */
  public List<byte[]> entries(long from, long to) {
    if (from < 0 || from > to || to > size) {
      throw new RecordRefusal(
          "no-such-entry",
          "entries " + from + " to " + (to - 1) + " of " + size,
          "the record",
          "Entries are numbered from 0 to " + (size - 1) + ".");
    }
    return store.entries(from, to);
  }

  /** All tiles, full and partial. */
  public Tiles tiles() {
    return edge.tiles(store);
  }

  /** Levels of tiles. */
  public int height() {
    return edge.height();
  }

  /** Root of the tree as its tiles have it. */
  public Hash root() {
    return proofs.root(size);
  }

  /** Root of the first so many entries, as the tiles have it. */
  public Hash root(long first) {
    if (first < 0 || first > size) {
      throw new IllegalArgumentException("the first " + first + " of " + size);
    }
    return proofs.root(first);
  }

  /** Proof that an entry stands in this log. */
  public TlogProof proof(long index) {
    entries(index, index + 1);
    return new TlogProof(index, proofs.inclusion(index, size), checkpoint);
  }

  /** Proof that this log continues the one that had {@code from} entries. */
  public List<Hash> consistency(long from) {
    return proofs.consistency(from, size);
  }
}
