package org.cordon.record.log;

import java.util.Map;
import java.util.TreeMap;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.KeyStatement;
import org.cordon.record.note.SignerKey;
import org.cordon.record.note.VerifierKey;
import org.cordon.record.store.Head;
import org.cordon.record.store.LogStore;
import org.jspecify.annotations.Nullable;

/**
 * One key of a log follows another, and the log says so itself. A key that is at hand signs for its
 * successor; for one that was lost, or that others have too, nobody can.
 */
public final class KeyChange {
  private static final int AT_ONCE = 1_000;

  private KeyChange() {}

  /**
   * Why the old key can sign no more, in the words of who replaces it.
   *
   * @param compromisedSinceMs from when others may have it, UTC ms; null when it was only lost
   * @param why one line
   */
  public record Loss(@Nullable Long compromisedSinceMs, String why) {
    /** Checks the time. */
    public Loss {
      if (compromisedSinceMs != null && compromisedSinceMs < 0) {
        throw new IllegalArgumentException("compromised since " + compromisedSinceMs);
      }
    }
  }

  /**
   * The old key signs that the new one follows, and the new one signs from there on.
   *
   * @param store closed in the end
   * @return number of the entry that says so
   * @throws RecordRefusal as {@link Log#open}; {@code other-log}, {@code same-key}, {@code
   *     key-retired} when the new key cannot follow
   */
  public static long rotate(LogStore store, SignerKey old, SignerKey next, long nowMs) {
    try (store;
        Log log = Log.open(store, old)) {
      refuseRetired(store, next.verifier());
      Checkpoint upTo = Checkpoint.parseText(log.checkpoint().text(), "checkpoint");
      String statement = KeyStatement.sign(upTo, old, next.verifier()).toString();
      Map<String, Object> data = keys(old.verifier(), next.verifier());
      data.put("statement", statement);
      return log.handOver(next, new LogEntry(LogEntry.Kind.KEY_ROTATED, nowMs, data));
    }
  }

  /**
   * The new key signs from here on, and nothing but this entry says so.
   *
   * @param store closed in the end
   * @param old the key that signed until now
   * @return number of the entry that says so
   * @throws RecordRefusal as {@link #rotate}
   */
  public static long replace(
      LogStore store, VerifierKey old, SignerKey next, Loss loss, long nowMs) {
    try (store;
        Log log = Log.open(store, old, next)) {
      KeyStatement.mayFollow(old, next.verifier());
      refuseRetired(store, next.verifier());
      Map<String, Object> data = keys(old, next.verifier());
      data.put("checkpoint", log.checkpoint().toString());
      data.put("why", loss.why());
      Long since = loss.compromisedSinceMs();
      if (since == null) {
        return log.handOver(next, new LogEntry(LogEntry.Kind.KEY_LOST, nowMs, data));
      }
      data.put("since", since);
      return log.handOver(next, new LogEntry(LogEntry.Kind.KEY_COMPROMISED, nowMs, data));
    }
  }

  private static Map<String, Object> keys(VerifierKey old, VerifierKey next) {
    Map<String, Object> data = new TreeMap<>();
    data.put("oldKey", old.toString());
    data.put("newKey", next.toString());
    return data;
  }

  /** Refuses a key that the log says was followed by another. */
  static void refuseRetired(LogStore store, VerifierKey key) {
    Head head = store.head();
    long size = head == null ? 0 : head.size();
    for (long n = 0; n < size; n += AT_ONCE) {
      long number = n;
      for (byte[] entry : store.entries(n, Math.min(n + AT_ONCE, size))) {
        if (LogEntry.is(entry) && key.toString().equals(oldKey(entry, number))) {
          throw new RecordRefusal(
              "key-retired",
              "the key " + key + ", whose time ended with entry " + number,
              "the record, entry " + number,
              "Use the key that followed it; cordon record show --entry " + number + " names it.");
        }
        number++;
      }
    }
  }

  private static String oldKey(byte[] entry, long n) {
    try {
      Object old = LogEntry.read(entry, "entry " + n).data().get("oldKey");
      return old instanceof String key ? key : "";
    } catch (RecordRefusal e) { // a kind of a later version retires no key that is known here
      return "";
    }
  }
}
