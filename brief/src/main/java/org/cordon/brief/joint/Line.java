package org.cordon.brief.joint;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line, which each office signs or dissents from.
 *
 * @param id stable: the same thing has the same id in the next draft
 * @param sides what stands side by side, by office or source; mostly empty
 * @param unchecked whether it prints a figure that somebody quoted and no data were held against
 * @param figures ids of the figures in it
 * @param entries numbers of the entries that it rests on
 */
record Line(
    String id,
    Section section,
    String text,
    List<Side> sides,
    boolean unchecked,
    List<String> figures,
    List<Long> entries) {
  /** One of those that stand side by side. */
  record Side(String who, String text) {}

  Line {
    sides = List.copyOf(sides);
    figures = List.copyOf(figures);
    entries = List.copyOf(entries);
  }

  Map<String, @Nullable Object> map() {
    Map<String, @Nullable Object> map = new TreeMap<>();
    map.put("id", id);
    map.put("section", section.title());
    map.put("text", text);
    map.put("unchecked", unchecked);
    map.put("figures", figures);
    map.put("entries", entries);
    map.put("sides", sides.stream().map(s -> Map.of("who", s.who, "text", s.text)).toList());
    return map;
  }
}
