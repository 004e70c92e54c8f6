package org.cordon.brief.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.SignedNote;
import org.cordon.record.tree.Hash;
import org.cordon.record.tree.ProofCheck;
import org.cordon.record.tree.TreeHasher;

/**
 * Entries of a record as they stand, each with its proof of inclusion in one checkpoint. Every
 * proof is checked before it is handed out, so that a page never prints one that does not hold;
 * whether the checkpoint is the right one is for its signature, and for those who kept older ones,
 * to say.
 *
 * @param note the signed checkpoint
 * @param checkpoint what it says
 * @param entries by number
 */
public record Evidence(SignedNote note, Checkpoint checkpoint, List<Proved> entries) {
  /**
   * One entry.
   *
   * @param text its canonical JSON; in UTF-8 these are its bytes
   * @param leaf SHA-256(0x00, bytes), RFC 6962
   * @param path hashes beside the way up, from the leaf's sibling
   */
  public record Proved(long number, String text, Hash leaf, List<Hash> path) {
    public Proved {
      path = List.copyOf(path);
    }
  }

  public Evidence {
    entries = List.copyOf(entries);
  }

  /**
   * The entries with these numbers.
   *
   * @throws RecordRefusal {@code proof-does-not-hold} where the record does not fit its checkpoint
   */
  public static Evidence of(LogReader log, SortedSet<Long> numbers) {
    Checkpoint checkpoint =
        Checkpoint.parseText(log.checkpoint().text(), "checkpoint of the record");
    TreeHasher hasher = new TreeHasher();
    ProofCheck check = new ProofCheck(hasher);
    List<Proved> entries = new ArrayList<>();
    for (long number : numbers) {
      byte[] bytes = log.entries(number, number + 1).getFirst();
      Hash leaf = hasher.leaf(bytes);
      List<Hash> path = log.proof(number).path();
      if (!check.included(leaf, number, checkpoint.size(), path, checkpoint.root())) {
        throw new RecordRefusal(
            "proof-does-not-hold",
            "entry " + number + " is not what the checkpoint was signed over",
            "entry " + number,
            "Run record verify, which names the damage, and restore the record from a copy.");
      }
      entries.add(new Proved(number, new String(bytes, StandardCharsets.UTF_8), leaf, path));
    }
    return new Evidence(log.checkpoint(), checkpoint, entries);
  }
}
