package org.cordon.record.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.NoteSignature;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.SignerKey;
import org.cordon.record.note.VerifierKey;
import org.cordon.record.tree.ProofCheck;
import org.cordon.record.tree.TreeHasher;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last checkpoint of one log that it cosigned, and cosigns another only when that one
 * continues it. What it signs is on its disk, synced, before the signature leaves it: a witness
 * that forgets would sign two histories. One request at a time, also of several processes on one
 * folder: each takes its turn and reads what another signed.
 */
public final class Witness implements WitnessChannel {
  private final SignerKey key;
  private final List<VerifierKey> logKeys;
  private final @Nullable Path file;
  private final InstantSource clock;
  private final ProofCheck check = new ProofCheck(new TreeHasher());
  private @Nullable Checkpoint last;

  private Witness(
      @Nullable Path file, SignerKey key, List<VerifierKey> logKeys, InstantSource clock) {
    if (!key.verifier().type().timestamped()) {
      throw new RecordRefusal(
          "not-a-witness-key",
          "a key that signs without a time",
          key.verifier().name(),
          "Make one with cordon record keygen --witness.");
    }
    if (logKeys.stream().map(VerifierKey::name).distinct().count() != 1) {
      throw new RecordRefusal(
          "other-log",
          "keys of " + logKeys.stream().map(VerifierKey::name).distinct().toList(),
          "the keys of the log",
          "A witness watches one log; give only its keys, the present one and older ones.");
    }
    this.file = file;
    this.key = key;
    this.logKeys = List.copyOf(logKeys);
    this.clock = clock;
  }

  /**
   * A witness of one log.
   *
   * @param state folder of what it remembers; made if need be
   * @param key its own secret key, one that cosigns
   * @param logKeys public keys of the log: the present one, and others whose checkpoints still
   *     count
   * @param clock tells the time of a cosignature
   * @throws RecordRefusal when what it remembers cannot be read: it then signs nothing
   */
  public static Witness at(
      Path state, SignerKey key, List<VerifierKey> logKeys, InstantSource clock)
      throws IOException {
    Files.createDirectories(state);
    Path file = state.resolve("last-checkpoint");
    Witness witness = new Witness(file, key, logKeys, clock);
    witness.recall(file);
    return witness;
  }

  private void recall(Path from) throws IOException {
    if (Files.exists(from)) {
      String where = from.toString();
      Checkpoint there = remembered(SignedNote.parse(Files.readAllBytes(from), where), where);
      last = there.size() > size() || last == null ? there : last; // never an older copy
    }
  }

  /** A witness that forgets with its process: for simulated runs, where it proves nothing. */
  public static Witness inMemory(SignerKey key, VerifierKey log, InstantSource clock) {
    return new Witness(null, key, List.of(log), clock);
  }

  /** What it cosigned itself counts, also when the log has another key since. */
  private Checkpoint remembered(SignedNote note, String where) {
    if (note.by(key.verifier(), where) == null) {
      return signed(note, where);
    }
    Checkpoint checkpoint = Checkpoint.parseText(note.text(), where);
    if (!checkpoint.origin().equals(origin())) {
      throw new RecordRefusal(
          "other-log",
          "a checkpoint of " + checkpoint.origin(),
          where,
          "Give each log that is watched a folder of its own.");
    }
    return checkpoint;
  }

  private String origin() {
    return logKeys.getFirst().name();
  }

  /** A checkpoint that one of the log's keys signed. */
  private Checkpoint signed(SignedNote note, String where) {
    VerifierKey by =
        logKeys.stream()
            .filter(k -> note.signatures().stream().anyMatch(k::claims))
            .findFirst()
            .orElse(logKeys.getFirst());
    return Checkpoint.of(note, by, where);
  }

  /** Entries of the checkpoint cosigned last; 0 for none. */
  synchronized long size() {
    Checkpoint known = last;
    return known == null ? 0 : known.size();
  }

  @Override
  public synchronized Answer addCheckpoint(byte[] body) {
    AddCheckpoint asked;
    try {
      asked = AddCheckpoint.parse(body);
    } catch (RecordRefusal e) {
      return new Answer(400, e.getMessage() + "\n");
    }
    String origin = asked.checkpoint().text().lines().findFirst().orElse("");
    if (!origin.equals(origin())) {
      return new Answer(404, "this witness does not know the log " + origin + "\n");
    }
    Checkpoint next;
    try {
      next = signed(asked.checkpoint(), "request");
    } catch (RecordRefusal e) {
      return new Answer(403, e.getMessage() + "\n");
    }
    return continued(asked, next);
  }

  private Answer continued(AddCheckpoint asked, Checkpoint next) {
    Path from = file;
    if (from == null) {
      return judged(asked, next);
    }
    synchronized (Witness.class) { // a lock of the system is one of a process
      try (FileChannel channel =
              FileChannel.open(
                  from.resolveSibling("lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        recall(from);
        return judged(asked, next);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Answer judged(AddCheckpoint asked, Checkpoint next) {
    Checkpoint known = last;
    if (asked.oldSize() > next.size()) {
      return new Answer(400, "the old size is larger than the checkpoint's\n");
    }
    if (asked.oldSize() != size()) {
      return new Answer(409, size() + "\n");
    }
    if (known != null && known.size() == next.size() && !known.root().equals(next.root())) {
      return new Answer(409, size() + "\n");
    }
    if (!follows(known, next, asked)) {
      return new Answer(422, "the checkpoint does not continue the one cosigned last: a fork\n");
    }
    NoteSignature cosignature = key.cosign(next.text(), clock.instant().getEpochSecond());
    if (file != null) {
      remember(asked.checkpoint().with(cosignature), file);
    }
    last = next;
    return new Answer(200, cosignature + "\n");
  }

  private boolean follows(@Nullable Checkpoint known, Checkpoint next, AddCheckpoint asked) {
    return known == null
        ? asked.proof().isEmpty()
        : check.consistent(known.size(), known.root(), next.size(), next.root(), asked.proof());
  }

  /** Writes beside, syncs, moves, and syncs the folder. */
  private static void remember(SignedNote note, Path file) {
    Path part = file.resolveSibling("last-checkpoint.part");
    try {
      try (FileChannel out =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer bytes = ByteBuffer.wrap(note.toString().getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel folder = FileChannel.open(file.getParent())) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
