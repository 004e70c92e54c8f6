package org.cordon.record.log;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.record.RecordRefusal;
import org.cordon.record.json.CanonicalJson;
import org.cordon.record.json.NotCanonicalException;

/**
 * What a log says of itself, as an entry among the others: {@code
 * {"data":{…},"kind":"log-…","recordedAt":ms,"v":1}}. It has no sequence number of a domain, and
 * whoever folds a domain's entries skips it.
 *
 * @param kind what it says
 * @param recordedAtMs when it was written, UTC milliseconds
 * @param data texts and whole numbers (Long) by name
 */
public record LogEntry(Kind kind, long recordedAtMs, Map<String, Object> data) {
  private static final byte[] HEAD = "{\"data\":{".getBytes(StandardCharsets.UTF_8);
  private static final String KIND = "\"kind\":\"log-";
  private static final long VERSION = 1;

  /** What a log can say of itself. */
  public enum Kind {
    /** It follows an older log: {@code origin}, {@code size}, {@code root} of that, {@code why}. */
    BEGAN("log-began"),
    /** A witness cosigned: {@code witness} (its public key), {@code checkpoint} (the note). */
    COSIGNED("log-cosigned"),
    /** A new key signs: {@code oldKey}, {@code newKey}, {@code statement} (signed by the old). */
    KEY_ROTATED("log-key-rotated"),
    /** The old key is gone: {@code oldKey}, {@code newKey}, {@code checkpoint}, {@code why}. */
    KEY_LOST("log-key-lost"),
    /** As lost, and {@code since}: ms from which the old key proves nothing. */
    KEY_COMPROMISED("log-key-compromised"),
    /** It was restored from a back-up. */
    RESTORED("log-restored"),
    /** Sealed matter was deleted by a policy of retention. */
    FORGOT("log-forgot"),
    /** Commands whose entries are of the same commit: {@code done}, so that none is done twice. */
    COMMANDS("log-commands");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** As it stands in the entry. */
    public String text() {
      return text;
    }
  }

  /** Copies and checks the data. */
  public LogEntry {
    data = Collections.unmodifiableMap(new TreeMap<>(data));
    if (!data.values().stream().allMatch(v -> v instanceof String || v instanceof Long)) {
      throw new IllegalArgumentException("data other than texts and whole numbers: " + data);
    }
  }

  /** Whether an entry is the log's own, of a kind known here or not. */
  public static boolean is(byte[] entry) {
    if (entry.length < HEAD.length) {
      return false;
    }
    for (int i = 0; i < HEAD.length; i++) {
      if (entry[i] != HEAD[i]) {
        return false;
      }
    }
    String text = new String(entry, StandardCharsets.UTF_8);
    if (!text.contains(KIND)) {
      return false;
    }
    try {
      return CanonicalJson.read(text).get("kind") instanceof String kind && kind.startsWith("log-");
    } catch (NotCanonicalException e) { // whatever it is, the log did not write it
      return false;
    }
  }

  /**
   * Reads an entry of the log.
   *
   * @throws RecordRefusal {@code not-a-log-entry}
   */
  public static LogEntry read(byte[] entry, String where) {
    Map<String, ?> all;
    try {
      all = CanonicalJson.read(new String(entry, StandardCharsets.UTF_8));
    } catch (NotCanonicalException e) {
      throw refusal(e.found(), where);
    }
    if (all.size() != 4
        || !(all.get("data") instanceof Map<?, ?> data)
        || !(all.get("recordedAt") instanceof Long recordedAtMs)
        || !Long.valueOf(VERSION).equals(all.get("v"))) {
      throw refusal("no data, kind, recordedAt and v alone, of version 1", where);
    }
    Map<String, Object> values = new TreeMap<>();
    for (Map.Entry<?, ?> each : data.entrySet()) {
      if (!(each.getValue() instanceof String || each.getValue() instanceof Long)) {
        throw refusal("data other than texts and whole numbers", where);
      }
      values.put(String.valueOf(each.getKey()), each.getValue());
    }
    for (Kind kind : Kind.values()) {
      if (kind.text.equals(all.get("kind"))) {
        return new LogEntry(kind, recordedAtMs, values);
      }
    }
    throw refusal("a kind that is not known: " + all.get("kind"), where);
  }

  private static RecordRefusal refusal(String found, String where) {
    return new RecordRefusal(
        "not-a-log-entry",
        found,
        where,
        "Read the record with a version of Cordon as new as its writer, or run record verify.");
  }

  /** Bytes of the entry. */
  public byte[] bytes() {
    return CanonicalJson.write(
            Map.of("data", data, "kind", kind.text, "recordedAt", recordedAtMs, "v", VERSION))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * A text of the data.
   *
   * @throws RecordRefusal {@code not-a-log-entry} when there is none of that name
   */
  public String text(String name, String where) {
    if (data.get(name) instanceof String text) {
      return text;
    }
    throw refusal("no text " + name + " in an entry " + kind.text, where);
  }
}
