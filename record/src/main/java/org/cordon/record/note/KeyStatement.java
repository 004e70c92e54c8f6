package org.cordon.record.note;

import org.cordon.record.RecordRefusal;

/**
 * By which the key of a log names the key that follows it: a signed note of five lines, a head, the
 * three of the checkpoint up to which the old key signed, and the line of the new key. No
 * checkpoint has such a text, since its second line would have to be a number.
 */
public final class KeyStatement {
  private static final String HEAD = "cordon.record/key-rotated/v1\n";

  private KeyStatement() {}

  /**
   * The statement, signed by the old key.
   *
   * @throws RecordRefusal {@code other-log}, {@code same-key} when the new key cannot follow
   */
  public static SignedNote sign(Checkpoint upTo, SignerKey old, VerifierKey next) {
    mayFollow(old.verifier(), next);
    return SignedNote.sign(HEAD + upTo.text() + next + "\n", old);
  }

  /**
   * Whether a key can follow another: the same name, another key.
   *
   * @throws RecordRefusal {@code other-log}, {@code same-key}
   */
  public static void mayFollow(VerifierKey old, VerifierKey next) {
    if (!old.name().equals(next.name()) || next.type() != KeyType.ED25519) {
      throw new RecordRefusal(
          "other-log",
          "a new key named " + next.name() + " where the old one is " + old.name(),
          "the new key",
          "Make the new key with the same name: cordon record keygen --name " + old.name() + ".");
    }
    if (old.equals(next)) {
      throw new RecordRefusal(
          "same-key", "the old key once more", "the new key", "Make a new one: record keygen.");
    }
  }
}
