package org.cordon.record.verify;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;

/**
 * Cosigned checkpoints that the log keeps: each must be of this log, over entries as they are here,
 * signed by a key of the log, and cosigned by the key that the entry names. How far a witness saw
 * counts only when the caller trusts that witness.
 */
final class KeptCosignatures {
  private static final long LATEST_S = 253_402_300_799L; // the year 9999 ends

  private final KeyChain keys;
  private final Consumer<Damage> damaged;
  private final List<Waiting> unsigned = new ArrayList<>();
  private final Map<String, PublicLine> read = new TreeMap<>();
  private final Map<String, Seen> seen = new TreeMap<>();
  private long unfitting;

  /** A checkpoint whose log key may still come to light. */
  private record Waiting(long entry, NoteText note) {}

  /** How far a witness saw, and when. */
  record Seen(PublicLine witness, long times, long size, long seconds) {
    String at() {
      return Instant.ofEpochSecond(Math.clamp(seconds, 0, LATEST_S)).toString();
    }
  }

  KeptCosignatures(KeyChain keys, Consumer<Damage> damaged) {
    this.keys = keys;
    this.damaged = damaged;
  }

  void entry(long n, Map<?, ?> data, Past past) throws KeyChain.WrongException {
    PublicLine witness = witness(OwnEntries.text(data, "witness"));
    NoteText note;
    try {
      note = NoteText.read(OwnEntries.text(data, "checkpoint").getBytes(StandardCharsets.UTF_8));
    } catch (NoteText.UnreadableException e) {
      throw new KeyChain.WrongException("its checkpoint cannot be read: " + e.getMessage());
    }
    String why = note.whyNotBy(witness);
    if (why != null) {
      throw new KeyChain.WrongException(why);
    }
    if (!fits(n, note, past)) {
      return;
    }
    if (keys.signer(note) == null) {
      unsigned.add(new Waiting(n, note));
    }
    see(witness, note);
  }

  /**
   * Whether a checkpoint is over the entries as they are here. After one changed entry none is; the
   * first is named and the others are counted, so that they hide no other damage.
   */
  private boolean fits(long n, NoteText note, Past past) throws KeyChain.WrongException {
    boolean ours = note.origin().equals(keys.origin());
    if (ours && note.size() <= n && Arrays.equals(note.root(), past.root(note.size()))) {
      return true;
    }
    unfitting++;
    if (unfitting > 1) {
      return false;
    }
    throw new KeyChain.WrongException(
        ours
            ? "its checkpoint is not that of the first " + note.size() + " entries here"
            : "its checkpoint is of another record, " + note.origin());
  }

  private PublicLine witness(String line) throws KeyChain.WrongException {
    PublicLine known = read.get(line);
    if (known != null) {
      return known;
    }
    try {
      PublicLine witness = PublicLine.read(line, "witness");
      if (!witness.isWitness()) {
        throw new KeyChain.WrongException("its witness is no witness's key");
      }
      read.put(line, witness);
      return witness;
    } catch (RecordRefusal e) {
      throw new KeyChain.WrongException("its witness is no public key: " + e.found());
    }
  }

  private void see(PublicLine witness, NoteText note) {
    long seconds = -1;
    for (NoteText.Line line : note.lines()) {
      seconds = witness.owns(line) ? line.seconds() : seconds;
    }
    Seen before = seen.get(witness.called());
    long times = before == null ? 1 : before.times + 1;
    if (before == null || note.size() >= before.size) {
      seen.put(witness.called(), new Seen(witness, times, note.size(), seconds));
    } else {
      seen.put(witness.called(), new Seen(witness, times, before.size, before.seconds));
    }
  }

  /** Once every key of the log is known: each checkpoint must be signed by one of them. */
  void end() {
    if (unfitting > 1) {
      damaged.accept(
          new Damage(
              "later log-cosigned entries",
              (unfitting - 1) + " more checkpoints in them do not fit the entries here either"));
    }
    for (Waiting each : unsigned) {
      if (keys.signer(each.note) == null) {
        damaged.accept(
            new Damage(
                "entry " + each.entry,
                "its log-cosigned is false: no key of this record signed the checkpoint in it"));
      }
    }
  }

  /** How far a trusted witness saw by what the log keeps, or null. */
  @Nullable Seen by(PublicLine witness) {
    Seen found = seen.get(witness.called());
    return found != null && found.witness.same(witness) ? found : null;
  }

  /** What witnesses that nobody trusted would say. */
  List<String> untrusted(List<PublicLine> trusted) {
    List<String> said = new ArrayList<>();
    for (Seen each : seen.values()) {
      if (trusted.stream().noneMatch(each.witness::same)) {
        said.add(
            each.witness.called()
                + " cosigned "
                + each.times
                + (each.times == 1 ? " checkpoint" : " checkpoints")
                + " kept here, the last over "
                + each.size
                + " entries at "
                + each.at()
                + "; that counts once you trust this witness and give its key (--witness).");
      }
    }
    return said;
  }
}
