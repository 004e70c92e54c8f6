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
      throw new Refusal(
          e.name(), e.found(), where, "Restore the line from a copy; entries are never edited.");
    }
  }
}
