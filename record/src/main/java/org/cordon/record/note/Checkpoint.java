package org.cordon.record.note;

import java.math.BigInteger;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.cordon.record.tree.Hash;

/**
 * What a log says of itself: that its first {@code size} entries have this root. Lines after the
 * third are refused here: nobody could audit them.
 *
 * @param origin name of the log; one line, not empty
 * @param size entries
 * @param root root of the tree over them
 */
public record Checkpoint(String origin, long size, Hash root) {
  private static final int LINES = 3;

  /** Checks name and size. */
  public Checkpoint {
    if (origin.isEmpty() || origin.chars().anyMatch(c -> c < 0x20) || size < 0) {
      throw new IllegalArgumentException("a checkpoint of \"" + origin + "\" at " + size);
    }
  }

  /** The three lines that are signed. */
  public String text() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  /** The checkpoint signed by its log. */
  public SignedNote sign(SignerKey key) {
    return SignedNote.sign(text(), key);
  }

  /**
   * Reads the text of a note.
   *
   * @throws RecordRefusal {@code not-a-checkpoint}
   */
  public static Checkpoint parseText(String text, String where) {
    List<String> lines = text.lines().toList();
    if (lines.size() != LINES || lines.stream().anyMatch(String::isEmpty)) {
      throw refusal(lines.size() + " lines in place of 3", where);
    }
    String number = lines.get(1);
    if (!number.matches("0|[1-9][0-9]{0,18}") || new BigInteger(number).bitLength() > 63) {
      throw refusal("\"" + number + "\" as the number of entries", where);
    }
    return new Checkpoint(
        lines.get(0), Long.parseLong(number), Hash.parse(lines.get(2), where + ", line 3"));
  }

  /**
   * A checkpoint that this log key signed, out of a note.
   *
   * @throws RecordRefusal {@code other-log}, {@code not-signed}, {@code false-signature}, {@code
   *     not-a-checkpoint}
   */
  public static Checkpoint of(SignedNote note, VerifierKey log, String where) {
    if (note.by(log, where) == null) {
      throw new RecordRefusal(
          "not-signed",
          "no signature of the key " + log.name() + " that was given",
          where,
          "Give the public key of this record, or this key's record.");
    }
    Checkpoint checkpoint = parseText(note.text(), where);
    if (!checkpoint.origin.equals(log.name())) {
      throw new RecordRefusal(
          "other-log",
          "a checkpoint of " + checkpoint.origin,
          where,
          "Give a checkpoint of " + log.name() + ".");
    }
    return checkpoint;
  }

  private static RecordRefusal refusal(String found, String where) {
    return new RecordRefusal(
        "not-a-checkpoint",
        found,
        where,
        "A checkpoint is three lines: name of the log, number of entries, root. Take it again.");
  }
}
