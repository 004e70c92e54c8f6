package org.cordon.record.keeping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.LogEntry;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.SignerKey;
import org.cordon.record.note.VerifierKey;
import org.cordon.record.side.Deletion;
import org.cordon.record.side.SideStore;
import org.cordon.record.side.Sides;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;
import org.cordon.record.verify.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * How a record goes on after a restore. One that has all that was ever published is continued. One
 * that is behind a published checkpoint is not: whoever signed other entries under the same numbers
 * would make a fork that every witness refuses. A new log with a name of its own begins, and its
 * first entry names the old one.
 */
public final class Continuation {
  private Continuation() {}

  /**
   * Lets a restored record be written again, and says so on its log.
   *
   * @param since text of the newest published checkpoint, or null when none was ever published
   * @return entries of the record
   * @throws RecordRefusal {@code not-restored}, {@code behind-published-checkpoint}, {@code
   *     other-history}
   */
  public static long goOn(String record, SignerKey key, @Nullable String since, long nowMs) {
    String name = key.verifier().name();
    long size = sizeOf(record);
    Checkpoint published = since == null ? null : published(since, key.verifier());
    if (published != null && published.size() > size) {
      throw new RecordRefusal(
          "behind-published-checkpoint",
          "entries "
              + size
              + " to "
              + (published.size() - 1)
              + " of the published checkpoint are not in it",
          Stores.shown(record),
          "Find a newer back-up; without one begin a new log that names this one: cordon record begin"
              + " --after "
              + Stores.shown(record)
              + " --after-key PUBLIC-KEY --since CHECKPOINT --key NEW-KEY --record NEW --why TEXT.");
    }
    whole(record, key.verifier().toString(), since);
    try (RecordWriter writer = RecordWriter.openAsItIs(record, key)) {
      String mark = writer.side().restored();
      if (mark.isEmpty()) {
        throw new RecordRefusal(
            "not-restored",
            "a record that was not restored, or was continued already",
            Stores.shown(record),
            "Nothing has to be done; go on writing it.");
      }
      TreeMap<String, Object> data = new TreeMap<>();
      data.put("origin", name);
      data.put("size", size);
      data.put("why", mark);
      if (since != null) {
        data.put("checkpoint", since);
      }
      writer.log().append(List.of(new LogEntry(LogEntry.Kind.RESTORED, nowMs, data).bytes()));
      writer.side().restored("");
      writer.putRight();
    }
    return size;
  }

  /**
   * What a new log follows.
   *
   * @param record address of the old one
   * @param keyLine its public key
   * @param since text of the newest published checkpoint of it, or null
   * @param why in words; goes on the log
   */
  public record After(String record, String keyLine, @Nullable String since, String why) {}

  /**
   * Begins a new log whose first entry names the old one.
   *
   * @return entries of the old one
   * @throws RecordRefusal {@code same-name} when the new key has the old log's name, {@code
   *     record-exists}, {@code not-signed} when the checkpoint is not the old log's
   */
  public static long begin(String record, SignerKey key, After after, long nowMs) {
    VerifierKey old = VerifierKey.parse(after.keyLine(), "--after-key");
    if (old.name().equals(key.verifier().name())) {
      throw new RecordRefusal(
          "same-name",
          "the name of the old log, " + old.name(),
          "--key",
          "Make a key with another name: cordon record keygen --name NAME --out FILE; two logs of one"
              + " name would be a fork.");
    }
    Verdict verdict = whole(after.record(), after.keyLine(), null);
    TreeMap<String, Object> data = new TreeMap<>();
    data.put("origin", old.name());
    data.put("size", verdict.entries());
    data.put("root", verdict.root());
    data.put("why", after.why());
    String since = after.since();
    if (since != null) {
      data.put("published", published(since, old).size());
      data.put("checkpoint", since);
    }
    try (RecordWriter writer = RecordWriter.open(record, key)) {
      if (writer.log().size() > 0) {
        throw new RecordRefusal(
            "record-exists",
            "a record of " + writer.log().size() + " entries",
            Stores.shown(record),
            "A new log begins in a new record; give another name.");
      }
      writer.log().append(List.of(new LogEntry(LogEntry.Kind.BEGAN, nowMs, data).bytes()));
      tellOf(after.record(), old.name(), writer);
    }
    return verdict.entries();
  }

  /** Deletions that the old log was never told, it not being continued, go on the new one. */
  private static void tellOf(String oldRecord, String oldName, RecordWriter writer) {
    try (SideStore side = Sides.read(oldRecord, oldName)) {
      if (side == null || side.untold().isEmpty()) {
        return;
      }
    }
    try (SideStore side = Sides.write(oldRecord, oldName)) {
      List<byte[]> entries = new ArrayList<>();
      for (Deletion untold : side.untold()) {
        untold.entries().forEach(e -> entries.add(e.getBytes(StandardCharsets.UTF_8)));
      }
      writer.log().append(entries);
      side.told();
    }
  }

  private static long sizeOf(String record) {
    try (LogStore store = Stores.read(record)) {
      return new LogReader(store).size();
    }
  }

  private static Checkpoint published(String since, VerifierKey key) {
    SignedNote note = SignedNote.parse(since.getBytes(StandardCharsets.UTF_8), "--since");
    return Checkpoint.of(note, key, "--since");
  }

  private static Verdict whole(String record, String keyLine, @Nullable String since) {
    Verdict verdict = Checked.record(record, keyLine, since);
    if (!verdict.whole()) {
      String found =
          verdict.damage().getFirst().where() + ": " + verdict.damage().getFirst().what();
      throw new RecordRefusal(
          found.contains("--since") ? "other-history" : "record-damaged",
          found,
          Stores.shown(record),
          "Run cordon record verify on it, and restore a back-up that is whole.");
    }
    return verdict;
  }
}
