package org.cordon.record.witness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.SignerKey;
import org.cordon.record.note.VerifierKey;
import org.cordon.record.tree.ProofCheck;
import org.cordon.record.tree.TreeHasher;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last checkpoint of one log that it cosigned, and cosigns another only when that one
 * continues it. What it signs is on its disk, synced, before the signature leaves it: a witness
 * that forgets would sign two histories. One request at a time.
 */
public final class Witness {
  private final SignerKey key;
  private final VerifierKey log;
  private final Path file;
  private final InstantSource clock;
  private final ProofCheck check = new ProofCheck(new TreeHasher());
  private @Nullable Checkpoint last;

  /** What a witness answers: a status of HTTP and a body. */
  record Answer(int status, String body) {}

  /**
   * A witness of one log.
   *
   * @param state folder of what it remembers; made if need be
   * @param key its own secret key, one that cosigns
   * @param log public key of the log
   * @param clock tells the time of a cosignature
   * @throws RecordRefusal when what it remembers cannot be read: it then signs nothing
   */
  public Witness(Path state, SignerKey key, VerifierKey log, InstantSource clock)
      throws IOException {
    if (!key.verifier().type().timestamped()) {
      throw new RecordRefusal(
          "not-a-witness-key",
          "a key that signs without a time",
          key.verifier().name(),
          "Make one with cordon record keygen --witness.");
    }
    this.key = key;
    this.log = log;
    this.clock = clock;
    Files.createDirectories(state);
    file = state.resolve("last-checkpoint");
    if (Files.exists(file)) {
      SignedNote note = SignedNote.parse(Files.readAllBytes(file), file.toString());
      last = Checkpoint.of(note, log, file.toString());
    }
  }

  /** Entries of the checkpoint cosigned last; 0 for none. */
  synchronized long size() {
    Checkpoint known = last;
    return known == null ? 0 : known.size();
  }

  /** Answers a request as C2SP tlog-witness says. */
  synchronized Answer addCheckpoint(byte[] body) {
    AddCheckpoint asked;
    try {
      asked = AddCheckpoint.parse(body);
    } catch (RecordRefusal e) {
      return new Answer(400, e.getMessage() + "\n");
    }
    String origin = asked.checkpoint().text().lines().findFirst().orElse("");
    if (!origin.equals(log.name())) {
      return new Answer(404, "this witness does not know the log " + origin + "\n");
    }
    Checkpoint next;
    try {
      next = Checkpoint.of(asked.checkpoint(), log, "request");
    } catch (RecordRefusal e) {
      return new Answer(403, e.getMessage() + "\n");
    }
    return continued(asked, next);
  }

  private Answer continued(AddCheckpoint asked, Checkpoint next) {
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
    remember(asked.checkpoint());
    last = next;
    long timeS = clock.instant().getEpochSecond();
    return new Answer(200, key.cosign(next.text(), timeS) + "\n");
  }

  private boolean follows(@Nullable Checkpoint known, Checkpoint next, AddCheckpoint asked) {
    return known == null
        ? asked.proof().isEmpty()
        : check.consistent(known.size(), known.root(), next.size(), next.root(), asked.proof());
  }

  /** Writes beside, syncs, moves, and syncs the folder. */
  private void remember(SignedNote note) {
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
