package org.cordon.record.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostgresSideTest extends SideStoreContract {
  private final String address = PostgresServer.newSchema();
  private final PostgresAddress at = PostgresAddress.parse(address);

  @Override
  SideStore open(String log) {
    return Sides.write(address, log);
  }

  @AfterEach
  void dropSchema() throws SQLException {
    PostgresServer.drop(PostgresSide.beside(at).toString());
  }

  @Test
  void itLiesInASchemaBesideItsRecord() {
    assertThat(PostgresSide.beside(at).schema()).isEqualTo(at.schema() + "_side");
    assertThat(Sides.read(address, LOG)).isNull();
  }

  @Test
  void itIsReadWhileItIsWritten() {
    SideItem item = item(1, "caller", "a", 0);
    try (SideStore writes = open(LOG);
        SideStore reads = Objects.requireNonNull(Sides.read(address, LOG))) {
      writes.put(List.of(item));
      assertThat(reads.item(item.sha256())).isEqualTo(item);
    }
  }

  @Test
  void theTableHasNoBytesOfADeletedItem() throws SQLException {
    SideItem gone = item(1, "caller", "matter that goes", 0);
    SideItem kept = item(2, "caller", "matter that stays", 0);
    try (SideStore side = open(LOG)) {
      side.put(List.of(gone, kept));
      side.forget(new Deletion(List.of(left(gone)), List.of(), 0));
    }
    assertThat(inTable(hex(kept.data()))).isTrue();
    assertThat(inTable(kept.saltHex())).isTrue();
    assertThat(inTable(hex(gone.data()))).isFalse();
    assertThat(inTable(gone.saltHex())).isFalse();
  }

  @Test
  void anOlderSnapshotOfSomebodyElseKeepsNoBytesOfADeletedItem() throws SQLException {
    SideItem gone = item(1, "caller", "matter that goes", 0);
    SideItem kept = item(2, "caller", "matter that stays", 0);
    try (SideStore side = open(LOG);
        Connection reader = at.connect(false);
        Statement older = reader.createStatement()) {
      side.put(List.of(gone, kept));
      older.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
      older.execute("SELECT count(*) FROM pg_class");
      side.forget(new Deletion(List.of(left(gone)), List.of(), 0));
      assertThat(inTable(hex(kept.data()))).isTrue();
      assertThat(inTable(hex(gone.data()))).isFalse();
      assertThat(side.item(kept.sha256())).isEqualTo(kept);
      older.execute("COMMIT");
    }
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the file of the table has these bytes. */
  private boolean inTable(String hex) throws SQLException {
    try (Connection connection = at.connect(false);
        Statement statement = connection.createStatement()) {
      statement.execute("CHECKPOINT");
      try (ResultSet row =
          statement.executeQuery(
              "SELECT position('\\x"
                  + hex
                  + "'::bytea in pg_read_binary_file(pg_relation_filepath('"
                  + PostgresSide.beside(at).schema()
                  + ".item'))) > 0")) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  @Test
  void aTriggerThatSomebodyAddedIsRefused() throws SQLException {
    open(LOG).close();
    PostgresServer.execute(
        PostgresSide.beside(at).toString(),
        "CREATE FUNCTION SCHEMA.keep() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN RETURN NULL; END';"
            + " CREATE TRIGGER keep BEFORE DELETE ON SCHEMA.item FOR EACH ROW"
            + " EXECUTE FUNCTION SCHEMA.keep()");
    assertThatThrownBy(() -> open(LOG))
        .hasMessageContaining("not-a-side-store")
        .hasMessageContaining("trigger keep");
  }
}
