package org.cordon.record.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.Log.Continued;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.NoteSignature;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.VerifierKey;

/**
 * Asks a witness to cosign a log's newest checkpoint, from where that witness is. Where it knows
 * another size than was thought, as after an answer that was lost on the way, it is asked once more
 * from there. One that knows more than the log has, or another history, disagrees for good: that is
 * never asked away.
 */
public final class AskWitness {
  private static final int OK = 200;
  private static final int CONFLICT = 409;
  private static final int FORK = 422;
  private static final int MOST_WORDS = 200;

  private final WitnessChannel channel;
  private final VerifierKey witness;

  /** A witness by the way to it and its public key. */
  public AskWitness(WitnessChannel channel, VerifierKey witness) {
    this.channel = channel;
    this.witness = witness;
  }

  /** A checkpoint with the log's signature and the witness's cosignature, over so many entries. */
  public record Cosigned(SignedNote note, long size, long timestampS) {}

  /**
   * The log's checkpoint with the witness's cosignature.
   *
   * @throws RecordRefusal {@code witness-disagrees}, {@code witness-refused}, with its words;
   *     {@code witness-not-reached}; {@code false-signature}
   */
  public Cosigned cosigned(LogReader log) {
    return cosigned(0, from -> new Continued(log.checkpoint(), log.size(), log.consistency(from)));
  }

  /**
   * As above, of a log that grows.
   *
   * @param known entries of the checkpoint that the witness is thought to have cosigned last
   * @param log the newest checkpoint, with the proof from that many entries
   */
  Cosigned cosigned(long known, LongFunction<Continued> log) {
    Continued next = log.apply(known);
    WitnessChannel.Answer answer = send(known, next);
    if (answer.status() == CONFLICT && answer.body().matches("(0|[1-9][0-9]{0,17})\n")) {
      long says = Long.parseLong(answer.body().strip());
      if (says > next.size()) {
        throw disagrees("it knows " + says + " entries, this record has " + next.size());
      }
      if (says == known) {
        throw disagrees("it knows another history of " + says + " entries");
      }
      next = log.apply(says);
      answer = send(says, next);
      if (answer.status() == CONFLICT) {
        throw disagrees("it knows another history, or changes what it says it knows");
      }
    }
    if (answer.status() == FORK) {
      throw disagrees(words(answer));
    }
    if (answer.status() != OK) {
      throw refusal(
          "witness-refused",
          answer.status() + " " + words(answer),
          "Ask its operator; the record goes on without it and can be cosigned later.");
    }
    return taken(next, answer.body());
  }

  private Cosigned taken(Continued next, String lines) {
    String where = "answer of " + witness.name();
    String all = next.checkpoint() + lines;
    SignedNote note = SignedNote.parse(all.getBytes(StandardCharsets.UTF_8), where);
    NoteSignature cosignature =
        note.text().equals(next.checkpoint().text()) ? note.by(witness, where) : null;
    if (cosignature == null) {
      throw refusal(
          "witness-refused",
          "no cosignature of the key that was given",
          "Give the public key of the witness at this address.");
    }
    return new Cosigned(next.checkpoint().with(cosignature), next.size(), cosignature.timestampS());
  }

  private static String words(WitnessChannel.Answer answer) {
    String words = answer.body().strip();
    return words.substring(0, Math.min(words.length(), MOST_WORDS));
  }

  private RecordRefusal disagrees(String found) {
    return refusal(
        "witness-disagrees",
        found,
        "This record was rolled back or forked, or two are written under one key: verify it, and"
            + " compare it with a back-up.");
  }

  private RecordRefusal refusal(String name, String found, String remedy) {
    return new RecordRefusal(name, found, witness.name() + " at " + channel, remedy);
  }

  private WitnessChannel.Answer send(long known, Continued next) {
    try {
      return channel.addCheckpoint(
          new AddCheckpoint(known, next.proof(), next.checkpoint()).bytes());
    } catch (IOException e) {
      throw refusal(
          "witness-not-reached",
          String.valueOf(e.getMessage()),
          "Check the address; the record goes on without it and can be cosigned later.");
    }
  }
}
