package org.cordon.record.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server for tests: the one that {@code CORDON_PG_URL} names, else one of our own out of jars,
 * which ends with the tests. Each use has a schema of its own and drops it.
 */
public final class PostgresServer {
  private static @Nullable EmbeddedPostgres own;
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
    try {
      return builder.start();
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
