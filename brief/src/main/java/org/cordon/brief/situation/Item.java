package org.cordon.brief.situation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * One thing that the page tells, and the entries that it rests on.
 *
 * @param state in a few words; the mark is its shape
 * @param gist what has to be seen without opening it, or ""
 * @param sides what stands side by side
 * @param numbers of entries, ascending
 */
record Item(
    Mark mark,
    String state,
    String title,
    String gist,
    List<Line> lines,
    List<Side> sides,
    List<Long> numbers) {
  Item {
    lines = List.copyOf(lines);
    sides = List.copyOf(sides);
    numbers = List.copyOf(new TreeSet<>(numbers));
  }

  static Draft draft(Mark mark, String state, String title) {
    return new Draft(mark, state, title);
  }

  /** An item while its lines are gathered. */
  static final class Draft {
    private final Mark mark;
    private final String state;
    private final String title;
    private String gist = "";
    private final List<Line> lines = new ArrayList<>();
    private final List<Side> sides = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();

    private Draft(Mark mark, String state, String title) {
      this.mark = mark;
      this.state = state;
      this.title = title;
    }

    /** Adds a line, unless there is nothing to tell. */
    Draft line(String label, String text) {
      if (!text.isEmpty()) {
        lines.add(Line.of(label, text));
      }
      return this;
    }

    /** What has to be seen without opening the item. */
    Draft gist(String words) {
      gist = words;
      return this;
    }

    Draft line(Line line) {
      lines.add(line);
      return this;
    }

    Draft side(Side side) {
      sides.add(side);
      return this;
    }

    Draft on(long number) {
      numbers.add(number);
      return this;
    }

    Draft on(Collection<Long> more) {
      numbers.addAll(more);
      return this;
    }

    Item done() {
      return new Item(mark, state, title, gist, lines, sides, numbers);
    }
  }
}
