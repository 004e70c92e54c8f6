package org.cordon.app.http;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Map;
import org.opentest4j.TestAbortedException;

/** A PostgreSQL server out of jars, for desks whose record lies there. */
final class DatabaseServer implements AutoCloseable {
  /** As a centre's must be. */
  static final Map<String, String> DURABLE = Map.of("fsync", "on", "synchronous_commit", "on");

  private final EmbeddedPostgres server;

  private DatabaseServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Where none can be started the test is skipped, and says so. */
  static DatabaseServer start(Map<String, String> settings) {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
    settings.forEach(builder::setServerConfig);
    try {
      return new DatabaseServer(builder.start());
    } catch (IOException | IllegalStateException e) {
      System.out.println("SKIPPED: no PostgreSQL server can be started here: " + e);
      throw new TestAbortedException("no PostgreSQL server", e);
    }
  }

  int port() {
    return server.getPort();
  }

  /** A record in a schema of its own. */
  String record(String schema) {
    return record(schema, port());
  }

  /** The same by way of another port of this machine. */
  static String record(String schema, int port) {
    return "postgresql://postgres@localhost:" + port + "/postgres?currentSchema=" + schema;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
