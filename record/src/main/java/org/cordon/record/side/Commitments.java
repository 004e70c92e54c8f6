package org.cordon.record.side;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.record.json.CanonicalJson;
import org.cordon.record.json.NotCanonicalException;

/** The field {@code commitments} of an entry: kind of item to SHA-256 in hexadecimal. */
public final class Commitments {
  private Commitments() {}

  /** Those of an entry, by kind; an entry without that field has none. */
  public static Map<String, String> of(byte[] entry) {
    TreeMap<String, String> found = new TreeMap<>();
    String text = new String(entry, StandardCharsets.UTF_8);
    if (!text.contains("\"commitments\":{\"")) {
      return found;
    }
    try {
      if (CanonicalJson.read(text).get("commitments") instanceof Map<?, ?> commitments) {
        commitments.forEach((kind, sha256) -> {
          if (kind instanceof String k && sha256 instanceof String s && SideItem.isHash(s)) {
            found.put(k, s);
          }
        });
      }
    } catch (NotCanonicalException e) {
      return found; // verify names such an entry
    }
    return found;
  }
}
