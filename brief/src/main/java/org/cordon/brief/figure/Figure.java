package org.cordon.brief.figure;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A number with all that is needed to make it again.
 *
 * @param id stable over time: the same figure of the same zone has the same id
 * @param label what is printed before it
 * @param definition what is counted, in words
 * @param query how it is found in the first {@code recordSize} entries, precise enough to redo it
 * @param value in its unit; {@link #NEVER} for a time that did not come, {@link #NONE} where there
 *     is nothing to give a figure of
 * @param of for a part, the whole of which it is one, else {@link #NONE}
 * @param recordSize how many entries of the record it was made from
 * @param entries numbers of the entries that it rests on, from 0, in order
 */
public record Figure(
    String id,
    String label,
    String definition,
    String query,
    long value,
    long of,
    Unit unit,
    long recordSize,
    List<Long> entries) {
  /** A time that did not come: later than any. */
  public static final long NEVER = (1L << 53) - 1;

  /** No figure: there is nothing that it could be of. */
  public static final long NONE = -1;

  /** What a value counts. */
  public enum Unit {
    CALLS,
    MILLISECONDS,
    ATTEMPTS,
    CONTACTS,
    ALARMS
  }

  public Figure {
    entries = List.copyOf(entries);
  }

  /** As printed: "9 of 42 (21.4 %)", "18 min 4 s", "not reached", "no calls". */
  public String words() {
    if (value == NONE) {
      return "none";
    }
    if (value == NEVER) {
      return "not reached";
    }
    if (unit == Unit.MILLISECONDS) {
      return duration(value);
    }
    return of == NONE ? Long.toString(value) : value + " of " + of + share();
  }

  /** In tenths of a percent, the half rounded up; nothing where the whole is nothing. */
  private String share() {
    if (of == 0) {
      return "";
    }
    long permille = (value * 2_000 + of) / (2 * of);
    return " (" + permille / 10 + "." + permille % 10 + " %)";
  }

  /** Minutes and whole seconds, rounded up, such as {@code 2 min 31 s}; hours from two on. */
  public static String duration(long ms) {
    long s = Math.ceilDiv(ms, 1_000);
    if (s < 60) {
      return s + " s";
    }
    return s < 7_200
        ? s / 60 + " min " + s % 60 + " s"
        : s / 3_600 + " h " + s % 3_600 / 60 + " min";
  }

  /** For canonical JSON. */
  public Map<String, @Nullable Object> map() {
    Map<String, @Nullable Object> map = new TreeMap<>();
    map.put("id", id);
    map.put("label", label);
    map.put("definition", definition);
    map.put("query", query);
    map.put("value", value == NONE ? "none" : value == NEVER ? "not-reached" : (Object) value);
    if (of != NONE) {
      map.put("of", of);
    }
    map.put("unit", unit.name().toLowerCase(java.util.Locale.ROOT));
    map.put("recordSize", recordSize);
    map.put("entries", entries);
    map.put("words", words());
    return map;
  }
}
