package org.cordon.brief.joint;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.record.json.CanonicalJson;
import org.jspecify.annotations.Nullable;

/** Names the first place where a draft as written is not the one that its entries give. */
final class DraftDifference {
  private static final int SHOWN = 160;
  private static final String REMEDY =
      "Believe the entries: make the briefing again from the record, and ask who changed this one.";

  private DraftDifference() {}

  /** Null where they are the same. */
  static @Nullable Finding find(Map<?, ?> written, Map<String, ?> made) {
    for (String list : List.of("figures", "lines")) {
      Finding found = items(list, written.get(list), made.get(list));
      if (found != null) {
        return found;
      }
    }
    return field("draft-differs", "draft", written, made);
  }

  private static @Nullable Finding items(
      String list, @Nullable Object written, @Nullable Object made) {
    if (!(written instanceof List<?> w) || !(made instanceof List<?> m)) {
      return finding("draft-differs", "no list of " + list, list);
    }
    String one = list.substring(0, list.length() - 1);
    for (int i = 0; i < Math.min(w.size(), m.size()); i++) {
      if (w.get(i) instanceof Map<?, ?> a && m.get(i) instanceof Map<?, ?> b) {
        Finding found = field(one + "-differs", one + " " + b.get("id"), a, b);
        if (found != null) {
          return found;
        }
      }
    }
    return w.size() == m.size()
        ? null
        : finding(one + "-differs", w.size() + " in place of " + m.size(), list);
  }

  private static @Nullable Finding field(String name, String where, Map<?, ?> a, Map<?, ?> b) {
    TreeSet<String> keys = new TreeSet<>();
    a.keySet().forEach(k -> keys.add(String.valueOf(k)));
    b.keySet().forEach(k -> keys.add(String.valueOf(k)));
    for (String key : keys) {
      String is = text(a.get(key));
      String must = text(b.get(key));
      if (!is.equals(must)) {
        int same = 0;
        while (same < Math.min(is.length(), must.length())
            && is.charAt(same) == must.charAt(same)) {
          same++;
        }
        int from = Math.max(0, same - SHOWN / 2);
        return finding(
            name,
            part(is, from) + " where the entries give " + part(must, from),
            where + ", " + key);
      }
    }
    return null;
  }

  private static String part(String text, int from) {
    String rest = text.substring(Math.min(from, text.length()));
    String shown = rest.length() <= SHOWN ? rest : rest.substring(0, SHOWN) + "…";
    return (from > 0 ? "…" : "") + shown;
  }

  private static String text(@Nullable Object value) {
    if (value == null) {
      return "nothing";
    }
    Map<String, Object> wrapped = new TreeMap<>();
    wrapped.put("", value);
    String json = CanonicalJson.write(wrapped);
    return json.substring(4, json.length() - 1);
  }

  private static Finding finding(String name, String found, String where) {
    return new Finding(name, found, JointBriefing.JSON + ", " + where, REMEDY);
  }
}
