package org.cordon.dispatch.codec;

import java.util.Map;
import org.cordon.record.json.CanonicalJson;
import org.cordon.record.json.NotCanonicalException;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;

/** A line of a log as canonical JSON; anything else is a refusal that names the line. */
final class LineJson {
  private LineJson() {}

  static Map<String, @Nullable Object> read(String line, String where) {
    try {
      return CanonicalJson.read(line);
    } catch (NotCanonicalException e) {
      throw refusal(e, where);
    }
  }

  static Map<String, @Nullable Object> read(byte[] entry, String where) {
    try {
      return CanonicalJson.read(entry);
    } catch (NotCanonicalException e) {
      throw refusal(e, where);
    }
  }

  private static Refusal refusal(NotCanonicalException e, String where) {
    return new Refusal(
        e.name(), e.found(), where, "Restore the line from a copy; entries are never edited.");
  }
}
