package org.cordon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cordon.bench.Row.Anchor;
import org.cordon.bench.Row.Bar;
import org.cordon.brief.claim.Answer;
import org.cordon.brief.claim.CallData;
import org.cordon.brief.claim.Claim;
import org.cordon.brief.claim.ClaimCheck;
import org.cordon.brief.claim.ClaimFile;

/**
 * Millions of generated call rows, in the format in which Seattle's police publish them, to a
 * checked claim; beside it DuckDB alone, which scans the claim's columns of the same file in the
 * same run and reads no time, no clock change and no repetition.
 */
final class ClaimsBench {
  private static final List<String> COLUMNS =
      List.of(
          "CAD Event Number",
          "Event Clearance Description",
          "Call Type",
          "Priority",
          "Initial Call Type",
          "Final Call Type",
          "Original Time Queued",
          "Arrived Time",
          "Precinct",
          "Sector",
          "Beat");

  /** How many rows, and how often. */
  enum Size {
    SMALL(20_000, 1),
    QUICK(6_000_000, 1),
    FULL(6_000_000, 5);

    private final int rows;
    private final int rounds;

    Size(int rows, int rounds) {
      this.rows = rows;
      this.rounds = rounds;
    }
  }

  /** A kind of file, and its bar. */
  private enum Kind {
    PARQUET("parquet", 2_000),
    CSV("csv", 6_000),
    GZIP("csv.gz", 12_000);

    private final String ending;
    private final double barMs;

    Kind(String ending, double barMs) {
      this.ending = ending;
      this.barMs = barMs;
    }
  }

  private final Size size;
  private final Consumer<Row> rows;

  ClaimsBench(Size size, Consumer<Row> rows) {
    this.size = size;
    this.rows = rows;
  }

  void run() {
    try {
      Path folder = Files.createTempDirectory("cordon-claims");
      try {
        generate(folder);
        for (Kind kind : Kind.values()) {
          measure(folder, kind);
        }
      } finally {
        delete(folder);
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("the claims cannot be measured: " + e.getMessage(), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  /** A call a minute from 2010 on, four in ten of them on view. */
  private void generate(Path folder) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "CREATE VIEW made AS SELECT (2010000000000 + i)::VARCHAR AS n, 'ASSISTANCE RENDERED' AS"
              + " d, CASE WHEN hash(i) % 10 < 4 THEN 'ONVIEW' ELSE 'TELEPHONE OTHER, NOT 911' END"
              + " AS c, (1 + hash(i * 3) % 9)::VARCHAR AS p, 'DISTURBANCE - OTHER' AS t,"
              + " '--DISTURBANCE - OTHER' AS u, strftime(ts, '%m/%d/%Y %I:%M:%S %p') AS q,"
              + " strftime(ts + to_seconds((30 + hash(i * 7) % 3000)::INT),"
              + " '%m/%d/%Y %I:%M:%S %p') AS a, ['EAST', 'WEST', 'NORTH', 'SOUTH', 'SOUTHWEST'][1 +"
              + " (hash(i * 5) % 5)::INT] AS r, 'EDWARD' AS s, 'E' || (1 + hash(i * 11) % 3) AS b"
              + " FROM (SELECT i, TIMESTAMP '2010-01-01' + to_seconds((i * 60 + hash(i) %"
              + " 60)::BIGINT) AS ts FROM range("
              + size.rows
              + ") made(i))");
      StringJoiner named = new StringJoiner(", ");
      List<String> made = List.of("n", "d", "c", "p", "t", "u", "q", "a", "r", "s", "b");
      for (int i = 0; i < made.size(); i++) {
        named.add(made.get(i) + " AS \"" + COLUMNS.get(i) + "\"");
      }
      String copy = "COPY (SELECT " + named + " FROM made) TO '";
      statement.execute(copy + folder.resolve("calls.parquet") + "' (FORMAT parquet)");
      copy = "COPY (FROM read_parquet('" + folder.resolve("calls.parquet") + "')) TO '";
      statement.execute(copy + folder.resolve("calls.csv") + "' (HEADER)");
      statement.execute(copy + folder.resolve("calls.csv.gz") + "' (HEADER, COMPRESSION gzip)");
    }
  }

  private void measure(Path folder, Kind kind) throws IOException {
    Path file = folder.resolve("calls." + kind.ending);
    Samples alone = Samples.of(0, size.rounds, round -> scan(file, kind));
    String days = size == Size.SMALL ? "2010-01-05" : "2020-06-08";
    measure(file, kind, "a fortnight against the year before", some(folder, days), alone);
    measure(file, kind, "every row of ten years", all(folder), alone);
  }

  private void measure(Path file, Kind kind, String what, Claim claim, Samples alone) {
    Samples ours = Samples.of(0, size.rounds, round -> check(claim, file));
    rows.accept(
        ours.row(
            String.format(
                Locale.ROOT,
                "claims: %,d rows of %s to a checked claim, %s",
                size.rows,
                kind.name().toLowerCase(Locale.ROOT),
                what),
            new Bar(kind.barMs, false),
            new Anchor(alone.at(0.5), "DuckDB's scan alone")));
  }

  private static long check(Claim claim, Path file) {
    Answer answer = ClaimCheck.of(claim, CallData.of(List.of(file)), done -> {});
    if (answer.readings().isEmpty()) {
      throw new IllegalStateException(
          "a claim on generated calls was not tested: " + answer.reason());
    }
    return answer.readings().getFirst().n();
  }

  /** What anybody would have to do at least: read the columns that the claim is about. */
  private static long scan(Path file, Kind kind) {
    StringJoiner counts = new StringJoiner(", ", "SELECT ", " FROM ");
    for (String column :
        List.of(
            "CAD Event Number",
            "Call Type",
            "Priority",
            "Original Time Queued",
            "Arrived Time",
            "Beat")) {
      counts.add("sum(length(\"" + column + "\"))");
    }
    String from =
        kind == Kind.PARQUET
            ? "read_parquet('" + file + "')"
            : "read_csv('" + file + "', all_varchar = true, header = true)";
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet result = statement.executeQuery(counts + from)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB cannot scan its own file: " + e.getMessage(), e);
    }
  }

  private Claim some(Path folder, String day) throws IOException {
    boolean small = size == Size.SMALL;
    return claim(
        folder,
        "{from: " + day + ", until: " + (small ? "2010-01-08" : "2020-06-22") + "}",
        "{from: "
            + (small ? "2010-01-02" : "2019-06-08")
            + ", until: "
            + (small ? day : "2020-06-08")
            + "}");
  }

  private Claim all(Path folder) throws IOException {
    boolean small = size == Size.SMALL;
    return claim(
        folder,
        small ? "{from: 2010-01-08, until: 2010-01-14}" : "{from: 2016-01-01, until: 2021-05-29}",
        small ? "{from: 2010-01-01, until: 2010-01-08}" : "{from: 2010-01-01, until: 2016-01-01}");
  }

  private static Claim claim(Path folder, String window, String baseline) throws IOException {
    Path file = folder.resolve("claim.yaml");
    Files.writeString(
        file,
        "claim: slower than before\ntime-zone: America/Los_Angeles\nmetric: response-time\n"
            + "statistic: median\npopulation: {beats: [E1, E2]}\nwindow: "
            + window
            + "\nbaseline: "
            + baseline
            + "\nholds-if: {at-least: 2 times}\n");
    return ClaimFile.read(file);
  }
}
