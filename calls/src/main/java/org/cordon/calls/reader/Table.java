package org.cordon.calls.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.cordon.calls.CallsRefusal;
import org.cordon.calls.format.Layout;
import org.cordon.calls.format.Layout.Column;
import org.cordon.calls.format.Row;

/**
 * A CSV or Parquet file read where it lies, through DuckDB: every cell as text, one row at a time,
 * in the file's order unless a column is given to order by. No extension is fetched, no type is
 * guessed, and a line that is no row of the table is counted instead of failing the rest.
 */
public final class Table implements AutoCloseable {
  private static final int LINES_NAMED = 20;

  private final Path file;
  private final String source;
  private final List<String> header;
  private final List<SqlColumn> columns;
  private final Connection duck;

  /** What reads one row of a query. */
  @FunctionalInterface
  interface RowReader {
    void read(ResultSet row) throws SQLException;
  }

  /** A column as DuckDB knows it. */
  private record SqlColumn(String name, String type) {}

  private Table(
      Path file, String source, List<String> header, List<SqlColumn> columns, Connection duck) {
    this.file = file;
    this.source = source;
    this.header = List.copyOf(header);
    this.columns = List.copyOf(columns);
    this.duck = duck;
  }

  /** Opens the file and reads no more than its header. */
  public static Table open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CallsRefusal(
          "no-such-file",
          "no file",
          file.toString(),
          "Check the path, or download the file first.");
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    try {
      return name.endsWith(".parquet") ? parquet(file) : csv(file, name.endsWith(".gz"));
    } catch (SQLException | IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Table csv(Path file, boolean gzip) throws IOException, SQLException {
    Header header = Header.of(file, gzip);
    List<SqlColumn> names = new ArrayList<>();
    StringJoiner columns = new StringJoiner(",", "{", "}");
    for (int i = 0; i < header.names().size(); i++) {
      names.add(new SqlColumn("c" + i, "VARCHAR"));
      columns.add("'c" + i + "':'VARCHAR'");
    }
    String source =
        "read_csv("
            + literal(file)
            + ", auto_detect=false, header=true, delim='"
            + header.delimiter()
            + "', quote='\"', escape='\"', columns="
            + columns
            + ", compression='"
            + (gzip ? "gzip" : "none")
            + "', store_rejects=true)";
    return new Table(file, source, header.names(), names, connect());
  }

  private static Table parquet(Path file) throws SQLException {
    Connection duck = connect();
    String source = "read_parquet(" + literal(file) + ")";
    List<String> header = new ArrayList<>();
    List<SqlColumn> names = new ArrayList<>();
    try (Statement statement = duck.createStatement();
        ResultSet columns = statement.executeQuery("DESCRIBE SELECT * FROM " + source)) {
      while (columns.next()) {
        String name = columns.getString(1);
        header.add(name);
        names.add(new SqlColumn('"' + name.replace("\"", "\"\"") + '"', columns.getString(2)));
      }
    } catch (SQLException e) {
      duck.close();
      throw e;
    }
    return new Table(file, source, header, names, duck);
  }

  private static Connection connect() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("jdbc_stream_results", "true");
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    settings.setProperty("memory_limit", "1200MB");
    settings.setProperty(
        "temp_directory", Path.of(System.getProperty("java.io.tmpdir"), "cordon-calls").toString());
    Connection duck = DriverManager.getConnection("jdbc:duckdb:", settings);
    try (Statement statement = duck.createStatement()) {
      statement.execute("SET streaming_buffer_size = '64MB'"); // so that reading goes on meanwhile
    }
    return duck;
  }

  /** A file name as SQL text; what would be a wildcard to DuckDB stands for itself. */
  private static String literal(Path file) {
    String path = file.toAbsolutePath().toString().replaceAll("[\\[*?]", "[$0]");
    return "'" + path.replace("'", "''") + "'";
  }

  Path file() {
    return file;
  }

  public List<String> header() {
    return header;
  }

  /** Refuses a file that lacks a column that the layout requires. */
  public void require(Layout layout) {
    int[] at = layout.find(header);
    List<String> missing =
        layout.requiredColumns().stream()
            .filter(column -> at[column.index()] < 0)
            .map(column -> column.names().getFirst())
            .toList();
    if (!missing.isEmpty()) {
      throw new CallsRefusal(
          "missing-columns",
          "no column " + String.join(", ", missing) + " among \"" + String.join(",", header) + "\"",
          file.toString(),
          "Add a first line with the columns " + String.join(",", layout.requiredNames()) + ".");
    }
  }

  /** Calls back for every readable row of the columns of a layout; how many there were. */
  public long forEachRow(Layout layout, List<Column> orderBy, Consumer<Row> rows) {
    int[] at = layout.find(header);
    StringJoiner select = new StringJoiner(", ");
    for (Column column : layout.columns()) {
      select.add(at[column.index()] < 0 ? "''" : text(at[column.index()]));
    }
    StringJoiner order = new StringJoiner(", ", " ORDER BY ", "").setEmptyValue("");
    for (Column column : orderBy) {
      if (at[column.index()] >= 0) {
        String name = name(at[column.index()]);
        order.add("TRY_CAST(" + name + " AS BIGINT)").add(name);
      }
    }
    String query = "SELECT " + select + " FROM " + source + order;
    try (Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return deliver(result, new Row(layout.columns().size()), layout.columns().size(), rows);
    } catch (SQLException e) {
      throw unreadable(file, e);
    }
  }

  /** A column of the file in a query. */
  String name(int column) {
    return columns.get(column).name();
  }

  /** DuckDB's type of a column. */
  String type(int column) {
    return columns.get(column).type();
  }

  /** A cell as text in a query, without surrounding blanks; empty where it is empty. */
  String text(int column) {
    return "COALESCE(TRIM(CAST(" + name(column) + " AS VARCHAR)), '')";
  }

  /** What stands after FROM. */
  String source() {
    return source;
  }

  /** Runs a statement, telling from time to time how many rows have been read. */
  void execute(String sql, LongConsumer progress) {
    try (Statement statement = duck.createStatement()) {
      RowsRead asking = RowsRead.of(statement, progress);
      try {
        statement.execute(sql);
      } finally {
        asking.stop();
      }
    } catch (SQLException e) {
      throw unreadable(file, e);
    }
  }

  /** Calls back for every row of a query. */
  void query(String sql, RowReader rows) {
    try (Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.read(result);
      }
    } catch (SQLException e) {
      throw unreadable(file, e);
    }
  }

  /** The one number that a query gives. */
  long number(String sql) {
    long[] number = new long[1];
    query(sql, row -> number[0] = row.getLong(1));
    return number[0];
  }

  private static long deliver(ResultSet result, Row row, int width, Consumer<Row> rows)
      throws SQLException {
    long count = 0;
    while (result.next()) {
      for (int column = 0; column < width; column++) {
        row.set(column, result.getString(column + 1));
      }
      rows.accept(row);
      count++;
    }
    return count;
  }

  /** How many rows the file says it has; 0 if it does not say. */
  long rowsSaid() {
    return source.startsWith("read_parquet") ? number("SELECT count(*) FROM " + source) : 0;
  }

  /** Lines that were no rows, after the rows have been read. */
  long rejectedLines() {
    List<String> count = rejects("SELECT count(DISTINCT line) FROM reject_errors");
    return count.isEmpty() ? 0 : Long.parseLong(count.getFirst());
  }

  /** Line and error of the first of them; never what the line holds. */
  List<String> rejectedLineTexts() {
    return rejects(
        "SELECT 'line ' || line || ': ' || lower(CAST(any_value(error_type) AS VARCHAR))"
            + " FROM reject_errors GROUP BY line ORDER BY line LIMIT "
            + LINES_NAMED);
  }

  private List<String> rejects(String query) {
    List<String> texts = new ArrayList<>();
    if (!source.startsWith("read_csv")) {
      return texts;
    }
    try (Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        texts.add(result.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw unreadable(file, e);
    }
  }

  private static CallsRefusal unreadable(Path file, Exception cause) {
    String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    CallsRefusal refusal =
        new CallsRefusal(
            "unreadable-file",
            "the file cannot be read as CSV, gzipped CSV or Parquet (" + why + ")",
            file.toString(),
            "Download it again and compare sizes; for a .gz, test it with gzip -t.");
    refusal.initCause(cause);
    return refusal;
  }

  @Override
  public void close() {
    try {
      duck.close();
    } catch (SQLException e) {
      throw new IllegalStateException("an in-memory database would not close", e);
    }
  }
}
