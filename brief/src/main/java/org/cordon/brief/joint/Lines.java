package org.cordon.brief.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cordon.brief.figure.Slug;

/** Gathers the lines of a draft, gives each its id, and keeps long lists short. */
final class Lines {
  /** Most lines of one list; what is beyond is counted in one more. */
  static final int MOST = 8;

  private final List<Line> all = new ArrayList<>();
  private final Set<String> ids = new TreeSet<>();

  List<Line> all() {
    return List.copyOf(all);
  }

  /** A line that rests on entries alone. */
  void add(Section section, String key, String text, List<Long> entries) {
    add(section, key, text, List.of(), entries);
  }

  /** A line with figures of ours. */
  void add(Section section, String key, String text, List<String> figures, List<Long> entries) {
    all.add(new Line(id(section, key), section, text, List.of(), false, figures, entries));
  }

  /** A line of somebody's words, side by side where they are several. */
  void quote(Section section, String key, Quotes quotes, List<Long> entries) {
    all.add(
        new Line(
            id(section, key),
            section,
            quotes.text,
            quotes.sides,
            quotes.unchecked,
            List.of(),
            entries));
  }

  /** Words of others, and whether a figure among them was never checked. */
  record Quotes(String text, List<Line.Side> sides, boolean unchecked) {}

  /** Says what a list that was cut leaves out. */
  void more(Section section, String what, List<Long> entries) {
    if (!entries.isEmpty()) {
      add(section, "more-" + what, "And more: " + what + ", in the entries named.", entries);
    }
  }

  private String id(Section section, String key) {
    String id = section.prefix() + "." + Slug.of(key);
    for (int again = 2; !ids.add(id); again++) {
      id = section.prefix() + "." + Slug.of(key + "#" + again);
    }
    return id;
  }
}
