package org.cordon.record.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole record from the bytes of its entries: every entry is hashed, every hash of every
 * tile compared, the root and the size held against the signed checkpoint, and that against an
 * older checkpoint and against witnesses where they are given.
 *
 * <p>It says as plainly what cannot be shown. A record alone shows that it is what its key signed.
 * It cannot show that nobody was handed another version signed by the same key (that takes
 * witnesses), nor that the newest entries were not cut off together with their checkpoint (that
 * takes an older checkpoint, and then only up to it).
 */
public final class Verify {
  private static final int MOST_DAMAGE = 20;
  private static final long LATEST_S = 253_402_300_799L; // the year 9999 ends

  private final Kept kept;
  private final PublicLine key;
  private final List<PublicLine> witnesses;
  private final @Nullable NoteText since;
  private final List<Damage> damage = new ArrayList<>();
  private final List<String> proved = new ArrayList<>();
  private final List<String> notProved = new ArrayList<>();
  private byte @Nullable [] sinceRoot;

  /**
   * What to check against.
   *
   * @param key line of the log's public key
   * @param witnesses lines of the public keys of witnesses that are trusted; may be none
   * @param since text of an older signed checkpoint of the same log, or null
   */
  public record Against(String key, List<String> witnesses, @Nullable String since) {
    /** Copies the list. */
    public Against {
      witnesses = List.copyOf(witnesses);
    }
  }

  private Verify(Kept kept, Against against) {
    this.kept = kept;
    key = PublicLine.read(against.key(), "--key");
    witnesses = against.witnesses().stream().map(w -> PublicLine.read(w, "--witness")).toList();
    String older = against.since();
    since = older == null ? null : older(older.getBytes(StandardCharsets.UTF_8), key);
  }

  private static NoteText older(byte[] bytes, PublicLine key) {
    String why;
    try {
      NoteText note = NoteText.read(bytes);
      why = note.whyNotBy(key);
      if (why == null && note.origin().equals(key.name)) {
        return note;
      }
      if (why == null) {
        why = "it is of " + note.origin();
      }
    } catch (NoteText.UnreadableException e) {
      why = String.valueOf(e.getMessage());
    }
    throw new RecordRefusal(
        "not-an-older-checkpoint",
        why,
        "--since",
        "Give a checkpoint of this very record, as record export or a witness kept it.");
  }

  /**
   * Checks a SQLite file or a folder of tiles.
   *
   * @throws RecordRefusal when there is nothing to check, or a key or older checkpoint is none
   */
  public static Verdict check(Path record, Against against) {
    if (!Files.exists(record)) {
      throw new RecordRefusal(
          "no-such-record", "no file and no folder", record.toString(), "Check the path.");
    }
    try (Kept kept = Files.isDirectory(record) ? new KeptTiles(record) : KeptSqlite.open(record)) {
      return new Verify(kept, against).run();
    } catch (Kept.UnreadableException e) {
      Damage all = new Damage("the file", String.valueOf(e.getMessage()));
      return new Verdict(0, "", List.of(all), List.of(), List.of());
    }
  }

  /**
   * Checks a record in a schema of a PostgreSQL database.
   *
   * @param connection any that may read the schema; it is only read over, and closed
   * @throws RecordRefusal when there is nothing to check, or a key or older checkpoint is none
   */
  public static Verdict check(Connection connection, String schema, Against against) {
    try (Kept kept = KeptPostgres.open(connection, schema)) {
      return new Verify(kept, against).run();
    } catch (Kept.UnreadableException e) {
      Damage all = new Damage("the schema", String.valueOf(e.getMessage()));
      return new Verdict(0, "", List.of(all), List.of(), List.of());
    }
  }

  private Verdict run() {
    kept.structure().forEach(this::damaged);
    NoteText checkpoint = checkpoint();
    long most = checkpoint == null ? Long.MAX_VALUE : checkpoint.size();
    TileCheck tiles = new TileCheck(kept, most, this::damaged);
    Growing tree = new Growing(tiles);
    rootOfOlder(tree);
    try {
      kept.entries(
          most,
          (n, bytes) -> {
            String why = JsonForm.whyNot(bytes);
            if (why != null) {
              damaged(new Damage("entry " + n, "it is no canonical JSON: " + why));
            }
            tree.add(bytes);
            rootOfOlder(tree);
          });
    } catch (Kept.UnreadableException e) {
      damaged(new Damage("the entries", String.valueOf(e.getMessage())));
    }
    byte[] root = tree.root();
    if (checkpoint != null) {
      compare(checkpoint, tree.size(), root, tiles);
      kept.leftOver(checkpoint.size()).forEach(this::damaged);
      splitView(checkpoint);
    }
    continued(tree.size());
    notProved.add(
        "That what the entries say is true, or that everything that happened was entered.");
    String base64 = Base64.getEncoder().encodeToString(root);
    return new Verdict(
        tree.size(), base64, damage, damage.isEmpty() ? proved : List.of(), notProved);
  }

  private void damaged(Damage found) {
    if (damage.size() < MOST_DAMAGE && !damage.contains(found)) {
      damage.add(found);
    }
  }

  private void rootOfOlder(Growing tree) {
    if (since != null && since.size() == tree.size()) {
      sinceRoot = tree.root();
    }
  }

  private @Nullable NoteText checkpoint() {
    String why;
    try {
      NoteText note = NoteText.read(kept.checkpoint());
      why = note.whyNotBy(key);
      if (why == null && !note.origin().equals(key.name)) {
        why = "it is of another record, " + note.origin();
      }
      if (why == null) {
        return note;
      }
    } catch (Kept.UnreadableException | NoteText.UnreadableException e) {
      why = String.valueOf(e.getMessage());
    }
    damaged(new Damage("the checkpoint", why));
    return null;
  }

  private void compare(NoteText checkpoint, long size, byte[] root, TileCheck tiles) {
    if (size != checkpoint.size()) {
      damaged(
          new Damage(
              "the end",
              "the checkpoint is over "
                  + checkpoint.size()
                  + " entries, and "
                  + size
                  + " are there"));
    } else if (!Arrays.equals(root, checkpoint.root())) {
      damaged(
          new Damage(
              "the tree",
              tiles.allEqual()
                  ? "entries and tiles fit each other and not the checkpoint: they were rewritten by"
                      + " somebody without the key"
                  : "the entries do not have the root that was signed"));
    } else {
      proved.add(
          size + " entries have, byte for byte, the root that the key of " + key.name + " signed.");
    }
  }

  /** How many entries a trusted witness saw, or -1. */
  private long witnessed(@Nullable NoteText note, String which) {
    long seen = -1;
    for (PublicLine witness : note == null ? List.<PublicLine>of() : witnesses) {
      for (NoteText.Line line : note == null ? List.<NoteText.Line>of() : note.lines()) {
        if (note == null || !witness.isWitness() || !witness.owns(line)) {
          continue;
        }
        if (!witness.signed(note, line)) {
          damaged(new Damage(which, "the cosignature of " + witness.name + " is false"));
          continue;
        }
        seen = note.size();
        proved.add(
            witness.name
                + " saw the first "
                + seen
                + " entries at "
                + Instant.ofEpochSecond(Math.min(line.seconds(), LATEST_S))
                + ", as the continuation of all it had seen.");
      }
    }
    return seen;
  }

  private void splitView(NoteText checkpoint) {
    long seen =
        Math.max(
            witnessed(checkpoint, "the checkpoint"),
            witnessed(since, "the older checkpoint (--since)"));
    if (seen < checkpoint.size() || seen < 0) {
      notProved.add(
          "That nobody was shown another version "
              + (seen < 0 ? "of this record" : "of what follows the first " + seen + " entries")
              + ", signed by the same key (a split view): no cosignature of a trusted witness"
              + " (--witness) is over it.");
    }
  }

  private void continued(long size) {
    NoteText older = since;
    if (older == null) {
      notProved.add(
          "That nothing newer was cut off: a clean older copy looks just like this one. An older"
              + " checkpoint (--since) shows it up to that checkpoint.");
      return;
    }
    if (older.size() > size) {
      damaged(
          new Damage(
              "the end",
              "the older checkpoint (--since) is over "
                  + older.size()
                  + " entries, and "
                  + size
                  + " are there: the record was rolled back or cut"));
    } else if (!Arrays.equals(older.root(), sinceRoot)) {
      damaged(
          new Damage(
              "the first " + older.size() + " entries",
              "they are not those of the older checkpoint (--since): the record was rewritten and"
                  + " signed again"));
    } else {
      proved.add(
          "The record continues the older checkpoint (--since): its first "
              + older.size()
              + " entries are unchanged.");
    }
    notProved.add("That nothing after the older checkpoint (--since) was cut off.");
  }
}
