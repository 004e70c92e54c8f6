package org.cordon.record.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A server for tests: the one that {@code CORDON_PG_URL} names, else one of our own out of jars,
 * which ends with the tests. Each use has a schema of its own and drops it.
 */
public final class PostgresServer {
  private static @Nullable EmbeddedPostgres own;
  private static @Nullable String missing; // why there is none
  private static int schemas;

  private PostgresServer() {}

  /** An address with a schema that does not exist yet. */
  public static synchronized String newSchema() {
    String given = System.getenv("CORDON_PG_URL");
    String base = given == null || given.isBlank() ? ownServer() : given;
    String schema = "cordon_test_" + ProcessHandle.current().pid() + "_" + schemas++;
    String rest = base.replaceFirst("currentSchema=[^&]*&?", "");
    return rest + (rest.contains("?") ? "&" : "?") + "currentSchema=" + schema;
  }

  private static String ownServer() {
    EmbeddedPostgres server = own;
    if (server == null) {
      server = start(Map.of("fsync", "on", "synchronous_commit", "on"));
      own = server;
    }
    return address(server);
  }

  static String address(EmbeddedPostgres server) {
    return "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
  }

  /** A server with settings, for it starts without fsync and synchronous commits otherwise. */
  static EmbeddedPostgres start(Map<String, String> settings) {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
    settings.forEach(builder::setServerConfig);
    return started(builder);
  }

  /** A durable server over a folder that is kept when it ends, and made when it does not exist. */
  static EmbeddedPostgres start(Path data) {
    return started(
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on"));
  }

  /** Where no server can be had the test is skipped, and says so. */
  private static EmbeddedPostgres started(EmbeddedPostgres.Builder builder) {
    if (missing == null) {
      try {
        return builder.start();
      } catch (IOException | IllegalStateException e) {
        if (own != null) {
          throw new AssertionError("a second server does not start", e);
        }
        missing = e.toString();
      }
    }
    System.out.println("SKIPPED: no PostgreSQL server can be started here: " + missing);
    throw new TestAbortedException("no PostgreSQL server: " + missing);
  }

  /**
   * Ends a server and all its processes at once, as a crash would, and waits until all are gone.
   */
  static void kill(Path data) {
    try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
      long pid = Long.parseLong(lines.findFirst().orElseThrow().trim());
      ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
      List<ProcessHandle> all = new ArrayList<>(List.of(server));
      server.descendants().forEach(all::add);
      all.forEach(ProcessHandle::destroyForcibly);
      all.forEach(process -> process.onExit().join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does something as another program would. */
  public static void execute(String address, String sql) throws SQLException {
    PostgresAddress at = PostgresAddress.parse(address);
    try (Connection connection = at.connect(false);
        Statement statement = connection.createStatement()) {
      statement.execute(sql.replace("SCHEMA.", at.schema() + "."));
    }
  }

  /** Drops the schema of an address with all that is in it. */
  public static void drop(String address) throws SQLException {
    PostgresAddress at = PostgresAddress.parse(address);
    try (Connection connection = at.connect(false);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP SCHEMA IF EXISTS " + at.schema() + " CASCADE");
    }
  }
}
