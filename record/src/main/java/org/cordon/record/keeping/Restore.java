package org.cordon.record.keeping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.record.RecordRefusal;
import org.cordon.record.json.CanonicalJson;
import org.cordon.record.json.NotCanonicalException;
import org.cordon.record.log.LogCopy;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.VerifierKey;
import org.cordon.record.side.Deletion;
import org.cordon.record.side.Forgotten;
import org.cordon.record.side.SideItem;
import org.cordon.record.side.SideStore;
import org.cordon.record.side.Sides;
import org.cordon.record.side.SqliteSide;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.PostgresStore;
import org.cordon.record.store.SqliteStore;
import org.cordon.record.verify.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Brings a record back from a back-up: verified with the log's public key, without what was deleted
 * after the back-up, its loss against a published checkpoint named, and marked so that nobody
 * continues it before it was held against the newest checkpoint that anybody has.
 */
public final class Restore {
  private final Path from;
  private final String keyLine;
  private final @Nullable String since;
  private final List<Forgotten> forgotten;
  private final long nowMs;

  /**
   * A restore to come.
   *
   * @param from folder of the back-up
   * @param keyLine the log's public key
   * @param since text of the newest published checkpoint, or null when none is known
   * @param forgotten what was deleted, by the list beside the lost record; may be empty
   */
  public Restore(
      Path from, String keyLine, @Nullable String since, List<Forgotten> forgotten, long nowMs) {
    this.from = from;
    this.keyLine = keyLine;
    this.since = since;
    this.forgotten = List.copyOf(forgotten);
    this.nowMs = nowMs;
  }

  /**
   * What came of it.
   *
   * @param manifest of the back-up
   * @param lastRecordedAtMs time of the newest entry, UTC ms; -1 when it has none
   * @param publishedEntries entries of the published checkpoint; -1 when none was given
   * @param items sealed items that are back
   * @param forgottenAgain sealed items of the back-up that were deleted since, and stay so
   * @param verdict what was verified of the restored record
   */
  public record Outcome(
      Manifest manifest,
      long lastRecordedAtMs,
      long publishedEntries,
      long items,
      long forgottenAgain,
      Verdict verdict) {
    /** Entries that are missing of what was published. */
    public long lost() {
      return Math.max(0, publishedEntries - manifest.entries());
    }
  }

  /**
   * Restores into a record that does not exist yet, in either store; all of it or nothing.
   *
   * @param record address
   * @throws RecordRefusal {@code record-exists}, {@code not-a-back-up}, {@code back-up-damaged},
   *     {@code other-history} when the published checkpoint is not of this log's entries
   */
  public Outcome to(String record) throws IOException {
    return PostgresAddress.is(record)
        ? toServer(record, PostgresAddress.parse(record))
        : toFile(Path.of(record));
  }

  /** One transaction for the side store, and then one for the log: the last makes it a record. */
  private Outcome toServer(String record, PostgresAddress at) throws IOException {
    Manifest manifest = Manifest.read(from);
    long published = published();
    Path kept = from.resolve(Backup.RECORD);
    Verdict source = verify(kept.toString(), published > manifest.entries() ? null : since);
    if (!source.whole()) {
      throw damaged(source, "");
    }
    long last;
    long[] items;
    try (PostgresStore store = PostgresStore.write(at);
        LogStore log = SqliteStore.read(kept);
        SideStore side = Sides.write(record, manifest.origin())) {
      if (store.head() != null || !side.restored().isEmpty() || !side.kinds().isEmpty()) {
        throw exists(at.toString());
      }
      last = lastRecordedAtMs(new LogReader(log));
      items = sides(side, manifest);
      store.copy(log);
    }
    Verdict verdict = verify(record, published > manifest.entries() ? null : since);
    if (!verdict.whole()) {
      throw damaged(verdict, "");
    }
    return new Outcome(manifest, last, published, items[0], items[1], verdict);
  }

  private static RecordRefusal exists(String where) {
    return new RecordRefusal(
        "record-exists",
        "something under that name",
        where,
        "Give a name that is free; a restore is never written over a record. Of a restore that was"
            + " interrupted only the side store is there: remove it.");
  }

  /** Beside, then moved. */
  private Outcome toFile(Path record) throws IOException {
    Path whole = record.toAbsolutePath().normalize();
    Path side = SqliteSide.beside(whole);
    for (Path each : new Path[] {whole, side}) {
      if (Files.exists(each)) {
        throw exists(each.toString());
      }
    }
    Manifest manifest = Manifest.read(from);
    Files.createDirectories(whole.resolveSibling("."));
    Path part = Files.createTempDirectory(whole.getParent(), "." + whole.getFileName());
    try {
      Path copy = part.resolve(Backup.RECORD);
      Outcome outcome = fill(copy, manifest);
      Backup.sync(copy);
      Backup.sync(SqliteSide.beside(copy));
      Files.move(SqliteSide.beside(copy), side);
      Files.move(copy, whole);
      Backup.sync(whole.resolveSibling("."));
      return outcome;
    } finally {
      Backup.remove(part);
    }
  }

  private Outcome fill(Path copy, Manifest manifest) throws IOException {
    long last;
    try (LogStore source = SqliteStore.read(from.resolve(Backup.RECORD))) {
      LogCopy.copy(source, copy);
      last = lastRecordedAtMs(new LogReader(source));
    } catch (RecordRefusal e) {
      throw damaged(verify(from.resolve(Backup.RECORD).toString(), null), e.found());
    }
    long published = published();
    Verdict verdict = verify(copy.toString(), published > manifest.entries() ? null : since);
    if (!verdict.whole()) {
      throw damaged(verdict, "");
    }
    long[] items;
    try (SideStore side = Sides.write(copy.toString(), manifest.origin())) {
      items = sides(side, manifest);
    }
    return new Outcome(manifest, last, published, items[0], items[1], verdict);
  }

  private Verdict verify(String record, @Nullable String older) {
    return Checked.record(record, keyLine, older);
  }

  private RecordRefusal damaged(Verdict verdict, String otherwise) {
    String found =
        verdict.damage().isEmpty()
            ? otherwise
            : verdict.damage().getFirst().where() + ": " + verdict.damage().getFirst().what();
    boolean history = found.contains("--since");
    return new RecordRefusal(
        history ? "other-history" : "back-up-damaged",
        found,
        from.toString(),
        history
            ? "Do not go on with it: somebody rewrote this back-up, or the record that the checkpoint"
                + " is of. Keep both and look for a back-up that the checkpoint continues."
            : "Check that the key is this log's, and take another back-up, or another copy of it.");
  }

  private long published() {
    if (since == null) {
      return -1;
    }
    SignedNote note = SignedNote.parse(since.getBytes(StandardCharsets.UTF_8), "--since");
    return Checkpoint.of(note, VerifierKey.parse(keyLine, "--key"), "--since").size();
  }

  private static long lastRecordedAtMs(LogReader log) {
    if (log.size() == 0) {
      return -1;
    }
    byte[] last = log.entries(log.size() - 1, log.size()).getFirst();
    try {
      Object at = CanonicalJson.read(new String(last, StandardCharsets.UTF_8)).get("recordedAt");
      return at instanceof Long ms ? ms : -1;
    } catch (NotCanonicalException e) {
      return -1; // verify names it
    }
  }

  /** Copies the side store; how many items are back, and how many were deleted again. */
  private long[] sides(SideStore target, Manifest manifest) {
    try (SideStore source = SqliteSide.read(from.resolve(Backup.SIDE), manifest.origin())) {
      List<Forgotten> again = again(source);
      TreeSet<String> without = new TreeSet<>();
      again.forEach(f -> without.add(f.sha256()));
      long items = SideCopy.copy(source, target, manifest.entries(), without);
      SideCopy.copyForgotten(source, target);
      target.forget(new Deletion(again, entries(again), manifest.entries()));
      target.restored(
          "a record restored at "
              + Instant.ofEpochMilli(nowMs)
              + " from a back-up of "
              + manifest.entries()
              + " entries taken at "
              + Instant.ofEpochMilli(manifest.takenAtMs()));
      return new long[] {items, again.size()};
    }
  }

  /** Items of the back-up that were deleted after it. */
  private List<Forgotten> again(SideStore source) {
    List<Forgotten> again = new ArrayList<>();
    TreeSet<String> seen = new TreeSet<>();
    for (Forgotten each : forgotten) {
      SideItem item = source.item(each.sha256());
      if (item != null && seen.add(each.sha256())) {
        again.add(new Forgotten(item.sha256(), item.kind(), each.forgottenAtMs(), each.why()));
      }
    }
    return again;
  }

  /** What the log will be told when it is continued: what told it before is perhaps lost. */
  private List<String> entries(List<Forgotten> again) {
    TreeMap<String, List<Forgotten>> groups = new TreeMap<>();
    for (Forgotten each : again) {
      groups.computeIfAbsent(each.kind() + " " + each.why(), k -> new ArrayList<>()).add(each);
    }
    List<String> entries = new ArrayList<>();
    groups
        .values()
        .forEach(of ->
            entries.add(Retention.entry(of, java.util.Map.of("again", "after a restore"), nowMs)));
    return entries;
  }
}
