package org.cordon.record.verify;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
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
  private final KeyChain keys;
  private final KeptCosignatures cosigned;
  private final List<PublicLine> witnesses;
  private final @Nullable NoteText since;
  private final List<Damage> damage = new ArrayList<>();
  private final List<String> proved = new ArrayList<>();
  private final List<String> notProved = new ArrayList<>();
  private byte @Nullable [] sinceRoot;
  private long unnamed;

  /**
   * What to check against.
   *
   * @param key line of the log's public key; more lines, more keys, where one followed another
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
    keys = new KeyChain(PublicLine.readAll(against.key(), "--key"));
    cosigned = new KeptCosignatures(keys, this::damaged);
    witnesses = against.witnesses().stream().map(w -> PublicLine.read(w, "--witness")).toList();
    String older = against.since();
    since = older == null ? null : older(older.getBytes(StandardCharsets.UTF_8));
  }

  private NoteText older(byte[] bytes) {
    try {
      NoteText note = NoteText.read(bytes);
      if (note.origin().equals(keys.origin())) {
        return note;
      }
      throw noOlder("it is of " + note.origin());
    } catch (NoteText.UnreadableException e) {
      throw noOlder(String.valueOf(e.getMessage()));
    }
  }

  private static RecordRefusal noOlder(String why) {
    return new RecordRefusal(
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
    try (Kept kept =
        Files.isDirectory(record)
            ? new KeptTiles(new KeptTiles.Folder(record))
            : KeptSqlite.open(record)) {
      return new Verify(kept, against).run();
    } catch (Kept.UnreadableException e) {
      Damage all = new Damage("the file", String.valueOf(e.getMessage()));
      return new Verdict(0, "", List.of(all), List.of(), List.of(), List.of());
    }
  }

  /**
   * Checks a record that a web server has, as files in the layout of C2SP tlog-tiles.
   *
   * @param patience for one file
   * @throws RecordRefusal {@code record-not-reached} when not even its checkpoint comes
   */
  public static Verdict check(URI address, Duration patience, Against against) {
    try (Kept kept = new KeptTiles(new KeptHttp(address, patience))) {
      var _ = kept.checkpoint();
      return new Verify(kept, against).run();
    } catch (Kept.UnreadableException e) {
      throw new RecordRefusal(
          "record-not-reached",
          String.valueOf(e.getMessage()),
          address.toString(),
          "Check the address, which is that of the folder with the file named checkpoint, and try"
              + " again.");
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
      return new Verdict(0, "", List.of(all), List.of(), List.of(), List.of());
    }
  }

  private Verdict run() {
    kept.structure().forEach(this::damaged);
    NoteText checkpoint = checkpoint();
    long most = checkpoint == null ? Long.MAX_VALUE : checkpoint.size();
    TileCheck tiles = new TileCheck(kept, most, this::damaged);
    Past past = new Past(kept, tiles);
    Growing tree = new Growing(past);
    OwnEntries own = new OwnEntries(keys, cosigned, past, this::damaged);
    rootOfOlder(tree);
    try {
      kept.entries(
          most,
          (n, bytes) -> {
            String why = JsonForm.whyNot(bytes);
            if (why == null) {
              own.entry(n, bytes);
            } else {
              damaged(new Damage("entry " + n, "it is no canonical JSON: " + why));
            }
            tree.add(bytes);
            rootOfOlder(tree);
          });
    } catch (Kept.UnreadableException e) {
      damaged(new Damage("the entries", String.valueOf(e.getMessage())));
    }
    return verdict(checkpoint, tree, tiles, own);
  }

  private Verdict verdict(
      @Nullable NoteText checkpoint, Growing tree, TileCheck tiles, OwnEntries own) {
    byte[] root = tree.root();
    cosigned.end();
    if (checkpoint != null) {
      String why = keys.whyNot(checkpoint);
      if (why == null) {
        compare(checkpoint, tree.size(), root, tiles);
        keys.say(proved, notProved);
      } else {
        damaged(new Damage("the checkpoint", why));
      }
      kept.leftOver(checkpoint.size()).forEach(this::damaged);
      splitView(checkpoint);
    }
    continued(tree.size());
    own.unjudged(notProved);
    notProved.add(
        "That what the entries say is true, or that everything that happened was entered.");
    if (unnamed > 0) {
      damage.add(new Damage("elsewhere", unnamed + " more findings, which are not named here"));
    }
    List<String> says = new ArrayList<>(own.said());
    says.addAll(cosigned.untrusted(witnesses));
    String base64 = Base64.getEncoder().encodeToString(root);
    return new Verdict(
        tree.size(), base64, damage, damage.isEmpty() ? proved : List.of(), notProved, says);
  }

  private void damaged(Damage found) {
    if (damage.contains(found)) {
      return;
    }
    if (damage.size() < MOST_DAMAGE) {
      damage.add(found);
    } else {
      unnamed++;
    }
  }

  private void rootOfOlder(Growing tree) {
    if (since != null && since.size() == tree.size()) {
      sinceRoot = tree.root();
    }
  }

  /**
   * As it is kept, unless it cannot be by any key of this log; by which one, and whether its turn
   * it was, shows when the log was read.
   */
  private @Nullable NoteText checkpoint() {
    String why;
    try {
      NoteText note = NoteText.read(kept.checkpoint());
      why = keys.neverBy(note);
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
                      + " somebody without the key, or the checkpoint is of another history (a fork)"
                  : "the entries do not have the root that was signed"));
    } else {
      proved.add(
          size
              + " entries have, byte for byte, the root that the key of "
              + checkpoint.origin()
              + " signed.");
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
        saw(witness, seen, Instant.ofEpochSecond(Math.clamp(line.seconds(), 0, LATEST_S)));
      }
    }
    return seen;
  }

  private void saw(PublicLine witness, long size, Object at) {
    String sentence =
        witness.name
            + " saw the first "
            + size
            + " entries at "
            + at
            + ", as the continuation of all it had seen: "
            + (size == 0 ? "" : "up to entry " + (size - 1) + " ")
            + "a split view is excluded, as far as that witness is honest.";
    if (!proved.contains(sentence)) { // the log and --since may hold the same cosignature
      proved.add(sentence);
    }
  }

  /** How far the cosignatures reach that the log itself keeps. */
  private long keptInside() {
    long seen = -1;
    for (PublicLine witness : witnesses) {
      KeptCosignatures.Seen by = cosigned.by(witness);
      if (by != null) {
        saw(witness, by.size(), by.at());
        seen = Math.max(seen, by.size());
      }
    }
    return seen;
  }

  private void splitView(NoteText checkpoint) {
    long seen =
        Math.max(
            keptInside(),
            Math.max(
                witnessed(checkpoint, "the checkpoint"),
                witnessed(since, "the older checkpoint (--since)")));
    if (seen < checkpoint.size() || seen < 0) {
      notProved.add(
          "That nobody was shown another version "
              + (seen < 0 ? "of this record" : "of what follows the first " + seen + " entries")
              + ", signed by the same key (a split view): no cosignature of a trusted witness"
              + " (--witness) is over it.");
    }
    if (witnesses.stream().anyMatch(PublicLine::provesNothing)) {
      notProved.add(
          "Anything by the witness of a simulated run: its key is made from the seed, and anybody"
              + " can make it.");
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
    if (keys.signer(older) == null) {
      throw noOlder(String.valueOf(older.whyNotBy(keys.known().getFirst())));
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
