package org.cordon.record.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.SignerKey;
import org.cordon.record.note.VerifierKey;
import org.cordon.record.store.Batch;
import org.cordon.record.store.FullTile;
import org.cordon.record.store.Head;
import org.cordon.record.store.LogStore;
import org.cordon.record.tile.TileNodes;
import org.cordon.record.tile.TilePath;
import org.cordon.record.tree.CompactRange;
import org.cordon.record.tree.Hash;
import org.cordon.record.tree.Proofs;
import org.cordon.record.tree.TreeHasher;
import org.jspecify.annotations.Nullable;

/**
 * The single writer of a log. Life of a batch: it is checked, waits until the commit before it is
 * done, is hashed into the tree together with all that waited with it, the new root is signed, and
 * entries, full tiles and checkpoint go into the store in one commit. Only then does {@link
 * #append} return: what was acknowledged is durable and stands under a signed checkpoint.
 *
 * <p>Group commit without a thread of its own: whoever holds the lock commits for all that wait,
 * and finds its own batch done when somebody else was faster. Batches keep their order and are
 * never split.
 *
 * <p>When a commit fails nobody knows how much of it was kept. The log then refuses everything
 * until it is opened anew, where it takes from the store what is there.
 *
 * <p>A log that was changed behind its back is refused: at the start the signature, the size and
 * the root over the tiles and the newest entries must fit; in every commit the store must be as it
 * was left; and with every commit one bundle of 256 older entries, in turn, is hashed again and
 * compared with its tile, so that a running writer walks round its whole record. It cannot see a
 * clean older copy of the whole store: only somebody who kept a newer checkpoint can.
 */
public final class Log implements AutoCloseable {
  private static final int MOST_TOGETHER = 8_192;

  private final LogStore store;
  private SignerKey key;
  private final TreeHasher hasher = new TreeHasher();
  private final ReentrantLock committing = new ReentrantLock(true);
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private final CompactRange range;
  private final Edge edge;
  private @Nullable Head head;
  private volatile SignedNote checkpoint;
  private long recheckAt;
  private @Nullable RecordRefusal stopped;

  /** A batch on its way. */
  private static final class Waiting {
    private final List<byte[]> entries;
    private long first = -1;
    private @Nullable RecordRefusal refusal;

    Waiting(List<byte[]> entries) {
      this.entries = entries;
    }

    boolean done() {
      return first >= 0 || refusal != null;
    }
  }

  private Log(LogStore store, SignerKey key, CompactRange range, @Nullable Head head) {
    this.store = store;
    this.key = key;
    this.range = range;
    this.head = head;
    edge = Edge.of(store, range.size(), hasher);
    checkpoint =
        head == null
            ? new Checkpoint(key.verifier().name(), 0, hasher.empty()).sign(key)
            : SignedNote.parse(head.note().getBytes(StandardCharsets.UTF_8), "checkpoint");
  }

  /**
   * Opens a log to write it, and begins it when the store is new. The store is closed with the log,
   * and when the log cannot be opened.
   *
   * @throws RecordRefusal what the store says; {@code not-signed}, {@code other-log}, {@code
   *     false-signature} when this key did not sign it; {@code key-retired} when another followed
   *     it; {@code store-changed} when its parts do not fit together
   */
  public static Log open(LogStore store, SignerKey key) {
    try {
      return open(store, key.verifier(), key);
    } catch (RecordRefusal e) {
      try (store) { // else its lock would stay until this process ends
        if (e.name().equals("not-signed")) {
          KeyChange.refuseRetired(store, key.verifier());
        }
      }
      throw e;
    }
  }

  /** Opens a log that {@code signedBy} signed until now; from here on {@code key} does. */
  static Log open(LogStore store, VerifierKey signedBy, SignerKey key) {
    TreeHasher hasher = new TreeHasher();
    Head head = store.head();
    if (head == null) {
      Log log = new Log(store, key, new CompactRange(hasher), null);
      log.commit(List.of());
      return log;
    }
    SignedNote note =
        SignedNote.parse(head.note().getBytes(StandardCharsets.UTF_8), "checkpoint of the record");
    Checkpoint signed = Checkpoint.of(note, signedBy, "checkpoint of the record");
    Edge edge = Edge.of(store, head.size(), hasher);
    var nodes = new TileNodes(hasher, edge.tiles(store));
    CompactRange range = CompactRange.of(hasher, head.size(), nodes);
    if (signed.size() != head.size() || !range.root().equals(signed.root())) {
      throw new RecordRefusal(
          "store-changed",
          "entries and tiles that are not those of the checkpoint",
          "the record, " + head.size() + " entries",
          "Keep a copy, run cordon record verify, which names what was changed, and restore it.");
    }
    return new Log(store, key, range, head);
  }

  /**
   * Keeps a batch, all of it or nothing. Any number of threads may call; returns when it is
   * durable.
   *
   * @param entries canonical JSON objects, at least one
   * @return index of the first
   * @throws RecordRefusal for bytes that cannot be an entry, and then only this batch is refused;
   *     or what stopped the log
   */
  public long append(List<byte[]> entries) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("an empty batch");
    }
    entries.forEach(EntryForm::check);
    Waiting mine = new Waiting(List.copyOf(entries));
    synchronized (queue) {
      queue.add(mine);
    }
    committing.lock();
    try {
      while (!mine.done()) {
        commitTogether();
      }
    } finally {
      committing.unlock();
    }
    if (mine.refusal != null) {
      throw mine.refusal;
    }
    return mine.first;
  }

  private void commitTogether() {
    List<Waiting> together = new ArrayList<>();
    List<byte[]> entries = new ArrayList<>();
    synchronized (queue) {
      while (!queue.isEmpty()
          && (together.isEmpty()
              || entries.size() + queue.getFirst().entries.size() <= MOST_TOGETHER)) {
        together.add(queue.removeFirst());
        entries.addAll(together.getLast().entries);
      }
    }
    long first = range.size();
    boolean kept = false;
    try {
      commit(entries);
      recheck();
      kept = true;
    } catch (RecordRefusal e) {
      stop(e, together);
      return;
    } finally {
      if (!kept && stopped == null) { // a bug is thrown to who committed; nobody may wait for ever
        stop(
            new RecordRefusal(
                "log-failed",
                "a commit that ended in a bug of ours",
                "the record",
                "Report the bug, and open the record anew; what was acknowledged is kept."),
            together);
      }
    }
    for (Waiting waiting : together) {
      waiting.first = first;
      first += waiting.entries.size();
    }
  }

  private void stop(RecordRefusal why, List<Waiting> together) {
    stopped = stopped == null ? why : stopped;
    together.forEach(w -> w.refusal = why);
  }

  private void refuseStopped() {
    if (stopped != null) {
      throw new RecordRefusal(
          "log-stopped",
          "a log that stopped: " + stopped.getMessage(),
          stopped.where(),
          "Open the record anew; what was acknowledged before is kept.");
    }
  }

  private void commit(List<byte[]> entries) {
    refuseStopped();
    List<FullTile> tiles = new ArrayList<>();
    for (byte[] entry : entries) {
      Hash leaf = hasher.leaf(entry);
      range.append(leaf);
      edge.append(leaf, tiles);
    }
    SignedNote note = new Checkpoint(key.verifier().name(), range.size(), range.root()).sign(key);
    Head after = new Head(range.size(), note.toString());
    store.append(head, new Batch(entries, tiles, after));
    head = after;
    checkpoint = note;
  }

  /** Hashes one bundle of older entries again, the next in turn. */
  private void recheck() {
    long bundles = range.size() / TilePath.WIDTH;
    if (bundles == 0) {
      return;
    }
    long bundle = recheckAt % bundles;
    recheckAt = bundle + 1;
    byte[] tile = store.tile(0, bundle);
    long n = bundle * TilePath.WIDTH;
    for (byte[] entry : store.entries(n, n + TilePath.WIDTH)) {
      if (!hasher.leaf(entry).equals(Hash.at(tile, (int) (n % TilePath.WIDTH)))) {
        throw new RecordRefusal(
            "store-changed",
            "entry " + n + " with other bytes than were acknowledged",
            "the record, entry " + n,
            "Keep a copy, run cordon record verify, and restore the entry from a back-up.");
      }
      n++;
    }
  }

  /** Keeps an entry under a checkpoint that another key signs, as it does all that follow. */
  long handOver(SignerKey next, LogEntry entry) {
    committing.lock();
    try {
      key = next;
      return append(List.of(entry.bytes()));
    } finally {
      committing.unlock();
    }
  }

  /**
   * The newest checkpoint.
   *
   * @param checkpoint signed by the log
   * @param size its entries
   * @param proof that it continues the checkpoint that was asked from
   */
  public record Continued(SignedNote checkpoint, long size, List<Hash> proof) {
    /** Copies the list. */
    public Continued {
      proof = List.copyOf(proof);
    }
  }

  /**
   * The newest checkpoint with the proof that it continues the first {@code from} entries; at most
   * all there are. Reads a few tiles between two commits.
   */
  public Continued continued(long from) {
    committing.lock();
    try {
      refuseStopped();
      var nodes = new TileNodes(hasher, edge.tiles(store));
      List<Hash> proof = new Proofs(hasher, nodes).consistency(from, range.size());
      return new Continued(checkpoint, range.size(), proof);
    } finally {
      committing.unlock();
    }
  }

  /** Bytes of an acknowledged entry. */
  public byte[] entry(long n) {
    return store.entries(n, n + 1).getFirst();
  }

  /** The signed checkpoint over all that was acknowledged. */
  public SignedNote checkpoint() {
    return checkpoint;
  }

  /** Entries that were acknowledged. */
  public long size() {
    return Checkpoint.parseText(checkpoint.text(), "checkpoint").size();
  }

  @Override
  public void close() {
    committing.lock();
    try {
      store.close();
    } finally {
      committing.unlock();
    }
  }
}
