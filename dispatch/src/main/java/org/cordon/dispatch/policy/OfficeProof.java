package org.cordon.dispatch.policy;

import java.nio.charset.StandardCharsets;
import org.cordon.dispatch.model.account.Briefing;
import org.cordon.dispatch.model.account.Signature;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.SignerKey;
import org.cordon.record.note.VerifierKey;

/**
 * The own signature of an office under what it answers, by a key that the record does not hold: who
 * writes the record cannot make one. Its form is the signed note of the record's checkpoints.
 */
public final class OfficeProof {
  private OfficeProof() {}

  /** Whether a text is a public key that can sign answers. */
  public static boolean isKey(String text) {
    try {
      VerifierKey key = VerifierKey.parse(text, "key");
      return key.type() == KeyType.ED25519 && key.toString().equals(text);
    } catch (RecordRefusal e) { // no key is an answer here
      return false;
    }
  }

  /** The answer, signed by the office's key. */
  public static Signature sign(Signature answer, Briefing briefing, SignerKey key) {
    SignedNote note = SignedNote.sign(answer.statement(briefing), key);
    return answer.provedBy(note.signatures().getFirst().toString());
  }

  /**
   * Whether an answer carries what its office's key asks for.
   *
   * @param key the public key with which the head is enrolled; "" asks for no proof, and then there
   *     may be none
   */
  public static boolean holds(Signature answer, Briefing briefing, String key) {
    if (key.isEmpty() || answer.proof().isEmpty()) {
      return key.isEmpty() && answer.proof().isEmpty();
    }
    String note = answer.statement(briefing) + "\n" + answer.proof() + "\n";
    try {
      SignedNote signed = SignedNote.parse(note.getBytes(StandardCharsets.UTF_8), "answer");
      return signed.text().equals(answer.statement(briefing))
          && signed.by(VerifierKey.parse(key, "key"), "answer") != null;
    } catch (RecordRefusal e) { // a false signature is an answer here
      return false;
    }
  }
}
