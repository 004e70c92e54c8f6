package org.cordon.calls.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.cordon.calls.Field;
import org.cordon.calls.Moment;
import org.cordon.calls.TextRule;
import org.cordon.calls.format.Format;
import org.cordon.calls.format.Layout.Column;
import org.cordon.calls.format.Meaning;
import org.jspecify.annotations.Nullable;

/**
 * The one query that turns a file into a table of numbers, from what the format's columns mean.
 * Times in the common ways of writing become wall-clock milliseconds; any other text is kept and
 * read by the row reader's own code.
 */
final class ScanQuery {
  /**
   * By length, so that only the padded forms are read here, exactly as the row reader reads them.
   */
  private static final Map<Integer, String> TIMES =
      Map.of(
          22, "'%m/%d/%Y %I:%M:%S %p'",
          19, "['%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M:%S', '%m/%d/%Y %H:%M:%S']",
          23, "['%Y-%m-%dT%H:%M:%S.%g', '%Y-%m-%d %H:%M:%S.%g', '%Y %b %d %I:%M:%S %p']");

  private static final String NOTHING = "''";

  private final Table table;
  private final Format format;
  private final Meaning meaning;
  private final Selection selection;
  private final int[] at;
  private final List<Time> times = new ArrayList<>();

  /** A time of the call, or of the unit only; {@code absolute} where the file stores UTC. */
  record Time(Moment moment, boolean ofUnit, boolean absolute, Column column) {}

  ScanQuery(Table table, Format format, Selection selection) {
    this.table = table;
    this.format = format;
    this.meaning = format.meaning();
    this.selection = selection;
    at = format.layout().find(table.header());
    meaning.times().forEach((moment, column) -> times.add(time(moment, false, column)));
    meaning.unitTimes().forEach((moment, column) -> times.add(time(moment, true, column)));
  }

  private Time time(Moment moment, boolean ofUnit, Column column) {
    return new Time(moment, ofUnit, type(column).startsWith("TIMESTAMP WITH"), column);
  }

  List<Time> times() {
    return times;
  }

  /** The place of the clock's time among {@link #times}. */
  int clock() {
    for (int i = 0; i < times.size(); i++) {
      if (times.get(i).moment() == format.clock() && !times.get(i).ofUnit()) {
        return i;
      }
    }
    throw new IllegalStateException(format.about().id() + " has no column of its own clock");
  }

  boolean spansRows() {
    return !format.order().isEmpty();
  }

  private boolean present(@Nullable Column column) {
    return column != null && at[column.index()] >= 0;
  }

  private String type(Column column) {
    return present(column) ? table.type(at[column.index()]) : "";
  }

  /** The text of a cell, empty where it is empty or not in the file. */
  private String text(@Nullable Column column) {
    if (!present(column) || column == null) {
      return NOTHING;
    }
    int i = at[column.index()];
    return ofTime(column) ? trimmed("v" + i) : "t" + i;
  }

  private boolean ofTime(Column column) {
    return times.stream().anyMatch(time -> time.column().equals(column));
  }

  /** Without surrounding blanks, which are looked for first since few cells have any. */
  private static String trimmed(String cell) {
    return "CASE WHEN contains("
        + cell
        + ", ' ') THEN TRIM("
        + cell
        + ") ELSE COALESCE("
        + cell
        + ", '') END";
  }

  private String upper(@Nullable Column column) {
    String text = text(column);
    return text.equals(NOTHING) ? NOTHING : "upper(" + text + ")";
  }

  /** A table of every row, for formats whose calls span rows that have to be put in order. */
  String create() {
    return "CREATE TEMP TABLE t AS " + everyRow();
  }

  private String everyRow() {
    StringJoiner select = new StringJoiner(",\n ", "SELECT ", "");
    select.add(call() + " AS k");
    if (spansRows()) {
      select.add(bits(text(meaning.id()) + " || '-' || " + text(meaning.unit())) + " AS r");
      int part = 0;
      for (Column column : format.order().subList(1, format.order().size())) {
        select.add("TRY_CAST(" + text(column) + " AS BIGINT) AS o" + part++);
        select.add(text(column) + " AS o" + part++);
      }
    }
    for (int i = 0; i < times.size(); i++) {
      select.add("w" + i);
      select.add(other(times.get(i).column(), "w" + i) + " AS x" + i);
    }
    select.add(flags() + " AS f");
    if (selection.places()) {
      places(select);
    }
    return select + "\nFROM " + wallTimes();
  }

  /**
   * The file with its texts, then its times, each worked out once: what stands twice in one SELECT
   * is computed twice.
   */
  private String wallTimes() {
    StringJoiner read = new StringJoiner("", "(SELECT *", " FROM " + texts() + ")");
    StringJoiner walls = new StringJoiner("", "(SELECT *", " FROM ");
    for (int i = 0; i < times.size(); i++) {
      read.add(", " + timestamp(times.get(i).column()) + " AS s" + i);
      walls.add(
          ", CASE WHEN s"
              + i
              + " >= TIMESTAMP '1901-01-01' THEN epoch_ms(s"
              + i
              + ") END AS w"
              + i);
    }
    return walls + read.toString() + ")";
  }

  /** The file with the texts of the columns that the format reads, and its own times. */
  private String texts() {
    StringJoiner select = new StringJoiner(", ", "(SELECT ", " FROM " + table.source() + ")");
    for (Column column : format.layout().columns()) {
      if (present(column)) {
        int i = at[column.index()];
        String cell = "CAST(" + table.name(i) + " AS VARCHAR)";
        select.add(ofTime(column) ? cell + " AS v" + i : trimmed(cell) + " AS t" + i);
        if (type(column).startsWith("TIMESTAMP")) {
          select.add("CAST(" + table.name(i) + " AS TIMESTAMP) AS r" + i);
        }
      }
    }
    return select.toString();
  }

  /** A number per call; without an id, one that only rows equal in every column read share. */
  private String call() {
    StringJoiner all = new StringJoiner(", ", "hash(", ")");
    for (Column column : format.layout().columns()) {
      if (present(column)) {
        all.add(text(column));
      }
    }
    if (!present(meaning.id())) {
      return "(" + all + " >> 1)::BIGINT";
    }
    String id = text(meaning.id());
    return "(CASE WHEN " + id + " = '' THEN " + all + " ELSE hash(" + id + ") END >> 1)::BIGINT";
  }

  private static String bits(String text) {
    return "(hash(" + text + ") >> 1)::BIGINT";
  }

  private String timestamp(Column column) {
    if (!present(column)) {
      return "NULL::TIMESTAMP";
    }
    if (type(column).startsWith("TIMESTAMP")) {
      return "r" + at[column.index()];
    }
    String text = "v" + at[column.index()];
    StringJoiner cases = new StringJoiner(" ", "CASE length(" + text + ") ", " END");
    TIMES.forEach((length, forms) ->
        cases.add("WHEN " + length + " THEN try_strptime(" + text + ", " + forms + ")"));
    return cases.toString();
  }

  /** The text of a time that was not read above; null where there is none. */
  private String other(Column column, String wall) {
    return present(column)
        ? "CASE WHEN "
            + wall
            + " IS NULL AND "
            + text(column)
            + " <> '' THEN "
            + text(column)
            + " END"
        : "NULL::VARCHAR";
  }

  private String flags() {
    StringJoiner sum = new StringJoiner(" + ", "(", ")::INTEGER");
    sum.add(bit(told(meaning.onView()), ScannedCall.ON_VIEW));
    sum.add(bit(test(), ScannedCall.TEST));
    sum.add(bit(told(meaning.privateUnit()), ScannedCall.PRIVATE));
    if (present(meaning.serviceColumn())) {
      sum.add(
          bit(
              "lower(" + text(meaning.serviceColumn()) + ") NOT IN ('', 'police', 'fire', 'ems')",
              ScannedCall.UNKNOWN_SERVICE));
    }
    sum.add(
        bit(present(meaning.id()) ? text(meaning.id()) + " = ''" : "true", ScannedCall.WITHOUT_ID));
    for (int i = 0; i < selection.rules().size(); i++) {
      sum.add(bit(rule(selection.rules().get(i)), 1 << (ScannedCall.FIRST_RULE + i)));
    }
    return sum.toString();
  }

  private static String bit(String condition, int value) {
    return "CASE WHEN " + condition + " THEN " + value + " ELSE 0 END";
  }

  private String told(Meaning.@Nullable Told told) {
    if (told == null || !present(told.column())) {
      return "false";
    }
    String text = upper(told.column());
    return told.words().stream()
        .map(word ->
            told.anywhere()
                ? "contains(" + text + ", " + literal(word) + ")"
                : text + " = " + literal(word))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }

  private String test() {
    return List.of(Field.INITIAL_TYPE, Field.FINAL_TYPE).stream()
        .map(meaning.fields()::get)
        .filter(this::present)
        .map(this::text)
        .map(
            text -> "contains(" + text + ", 'TEST') AND regexp_matches(" + text + ", '^-*TEST\\b')")
        .collect(Collectors.joining(" OR ", "(", " OR false)"))
        .replace("( OR ", "(");
  }

  private String rule(TextRule rule) {
    Column column = meaning.fields().get(rule.field());
    if (!present(column)) {
      return "false";
    }
    String text = upper(column);
    List<String> plain = rule.anyOf().stream().filter(w -> w.indexOf('*') < 0).toList();
    List<String> any = new ArrayList<>();
    if (!plain.isEmpty()) {
      any.add(
          text
              + plain.stream()
                  .map(ScanQuery::literal)
                  .collect(Collectors.joining(", ", " IN (", ")")));
    }
    for (String wanted : rule.anyOf()) {
      if (wanted.indexOf('*') >= 0) {
        any.add(text + " LIKE " + literal(like(wanted)) + " ESCAPE '\\'");
      }
    }
    return "(" + String.join(" OR ", any) + ")";
  }

  private static String like(String wanted) {
    return wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_").replace('*', '%');
  }

  private void places(StringJoiner select) {
    Meaning.Places places = meaning.places();
    String lat = "NULL";
    String lon = "NULL";
    if (places != null && present(places.lat())) {
      Column second = places.lon();
      if (second != null) {
        lat = text(places.lat());
        lon = text(second);
      } else {
        String text = text(places.lat());
        lat = point(text, Meaning.LAT_LON, 1, Meaning.POINT, 2);
        lon = point(text, Meaning.LAT_LON, 2, Meaning.POINT, 1);
      }
    }
    select
        .add("TRY_CAST(" + lat + " AS DOUBLE) AS la")
        .add("TRY_CAST(" + lon + " AS DOUBLE) AS lo");
  }

  private static String point(String text, String one, int group, String other, int otherGroup) {
    return String.format(
        Locale.ROOT,
        "CASE WHEN starts_with(%s, '(') THEN regexp_extract(%s, '^%s$', %d) ELSE"
            + " regexp_extract(%s, '^%s$', %d) END",
        text,
        text,
        one,
        group,
        text,
        other,
        otherGroup);
  }

  /** Rows of the table near a span that is asked for, those of a call one after the other. */
  String read() {
    return columns() + " FROM t" + where() + order();
  }

  /** Every row as it comes out of the file, for formats with a row for a call. */
  String stream() {
    return columns() + " FROM (" + everyRow() + ")";
  }

  private String columns() {
    StringJoiner select = new StringJoiner(", ", "SELECT ", "");
    select.add("f").add("k").add(spansRows() ? "r" : "k");
    for (int i = 0; i < times.size(); i++) {
      select.add("w" + i).add("x" + i);
    }
    if (selection.places()) {
      select.add("la").add("lo");
    }
    return select.toString();
  }

  private String where() {
    String w = "w" + clock();
    return selection.spans().stream()
        .map(span ->
            w
                + " BETWEEN "
                + (span.fromMs() - Selection.DAY_MS)
                + " AND "
                + (span.untilMs() + Selection.DAY_MS))
        .collect(Collectors.joining(" OR ", " WHERE " + w + " IS NULL OR ", ""));
  }

  private String order() {
    if (!spansRows()) {
      return "";
    }
    StringJoiner order = new StringJoiner(", ", " ORDER BY ", "").add("k");
    for (int part = 0; part < 2 * (format.order().size() - 1); part++) {
      order.add("o" + part);
    }
    return order.toString();
  }

  String days() {
    return "SELECT w"
        + clock()
        + " // "
        + Selection.DAY_MS
        + " AS d, count(*) FROM t WHERE w"
        + clock()
        + " IS NOT NULL GROUP BY d ORDER BY d";
  }

  /** The most frequent texts of a field. */
  String values(Column column, int most) {
    return "SELECT "
        + upper(column)
        + " AS v, count(*) AS n FROM "
        + texts()
        + " GROUP BY v ORDER BY n DESC, v LIMIT "
        + most;
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
