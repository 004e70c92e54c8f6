package org.cordon.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.log.Log;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record in PostgreSQL that somebody changes while its writer is away, or behind its back. */
final class PostgresChangedTest {
  private static final SignerKey KEY =
      SignerKey.ofSeed("dispatch.example/r", KeyType.ED25519, new byte[32]);

  private final String address = PostgresServer.newSchema();

  private static List<byte[]> entries(int from, int to) {
    List<byte[]> entries = new ArrayList<>();
    for (int n = from; n < to; n++) {
      entries.add(("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8));
    }
    return entries;
  }

  private Log open() {
    return Log.open(Stores.write(address), KEY);
  }

  @BeforeEach
  void aRecordOf600() {
    try (Log log = open()) {
      log.append(entries(0, 600));
    }
  }

  @AfterEach
  void drop() throws SQLException {
    PostgresServer.drop(address);
  }

  private void byAnotherProgram(String sql) throws SQLException {
    PostgresServer.execute(address, sql);
  }

  private void noticedAtOnce(String sql, String found) throws SQLException {
    try (Log log = open()) {
      log.append(entries(0, 1));
      byAnotherProgram(sql);
      assertThatThrownBy(() -> log.append(entries(1, 2)))
          .hasMessageContaining("store-changed")
          .hasMessageContaining(found);
      assertThatThrownBy(() -> log.append(entries(2, 3))).hasMessageContaining("log-stopped");
    }
  }

  @Test
  void anotherEndIsNoticedInTheNextCommit() throws SQLException {
    noticedAtOnce("UPDATE SCHEMA.head SET note = 'x'", "another end");
    noticedAtStart("not-a-note");
  }

  @Test
  void anEndThatIsGoneIsNoticedInTheNextCommit() throws SQLException {
    noticedAtOnce("DELETE FROM SCHEMA.head", "the end says nothing");
    noticedAtStart("store-changed");
  }

  @Test
  void entriesCutFromTheEndAreNoticedInTheNextCommitAndAtTheStart() throws SQLException {
    noticedAtOnce("DELETE FROM SCHEMA.entry WHERE n >= 599", "599 entries");
    noticedAtStart("599 entries");
  }

  @Test
  void anEntryAddedIsNoticedInTheNextCommitAndAtTheStart() throws SQLException {
    noticedAtOnce("INSERT INTO SCHEMA.entry VALUES(601, '{}')", "already exists");
    noticedAtStart("602 entries");
  }

  @Test
  void everythingEmptiedIsNoticed() throws SQLException {
    noticedAtOnce("TRUNCATE SCHEMA.entry, SCHEMA.tile", "0 entries");
    noticedAtStart("store-changed");
  }

  @Test
  void aTriggerIsNoticedInTheNextCommitAndAtTheStart() throws SQLException {
    noticedAtOnce(
        "CREATE TRIGGER t BEFORE UPDATE ON SCHEMA.entry FOR EACH ROW EXECUTE FUNCTION"
            + " suppress_redundant_updates_trigger()",
        "trigger");
    noticedAtStart("trigger t on entry");
  }

  @Test
  void aRuleAndATableThatIsNotLoggedAreNoticedInTheNextCommitAndAtTheStart() throws SQLException {
    noticedAtOnce("CREATE RULE r AS ON INSERT TO SCHEMA.tile DO INSTEAD NOTHING", "rules are");
    noticedAtStart("rule r on tile");
    byAnotherProgram("DROP RULE r ON SCHEMA.tile");
    byAnotherProgram("VACUUM SCHEMA.tile"); // which forgets that there was one
    noticedAtOnce("ALTER TABLE SCHEMA.entry SET UNLOGGED", "trigger, a rule or the like");
    noticedAtStart("table entry not logged");
  }

  @Test
  void aTablePutInPlaceOfAnotherIsNoticed() throws SQLException {
    noticedAtOnce(
        "CREATE TABLE SCHEMA.copy (LIKE SCHEMA.tile INCLUDING ALL);"
            + "INSERT INTO SCHEMA.copy SELECT * FROM SCHEMA.tile;"
            + "DROP TABLE SCHEMA.tile; ALTER TABLE SCHEMA.copy RENAME TO tile",
        "put in place of another");
    noticedAtStart("copy_pkey");
  }

  private void noticedAtStart(String found) {
    assertThatThrownBy(this::open).hasMessageContaining(found);
  }

  @Test
  void anOldEntryThatIsChangedIsNoticedOnceTheServerCountedIt() throws SQLException {
    noticedOnceCounted("UPDATE SCHEMA.entry SET bytes = '{}' WHERE n = 417");
  }

  @Test
  void anOldEntryThatIsDeletedIsNoticedOnceTheServerCountedIt() throws SQLException {
    noticedOnceCounted("DELETE FROM SCHEMA.entry WHERE n = 417");
  }

  @Test
  void aTileThatIsChangedIsNoticedOnceTheServerCountedIt() throws SQLException {
    noticedOnceCounted("UPDATE SCHEMA.tile SET hashes = '' WHERE n = 0");
  }

  private void noticedOnceCounted(String sql) throws SQLException {
    PostgresAddress at = PostgresAddress.parse(address);
    try (LogStore store = Stores.write(address)) {
      byAnotherProgram(sql);
      try (Connection other = at.connect(false);
          Statement statement = other.createStatement()) {
        long counted = 0;
        while (counted == 0) {
          try (ResultSet row =
              statement.executeQuery(
                  "SELECT sum(n_tup_upd + n_tup_del) FROM pg_stat_user_tables WHERE relname IN"
                      + " ('entry', 'tile') AND schemaname = '"
                      + at.schema()
                      + "'")) {
            row.next();
            counted = row.getLong(1);
          }
        }
      }
      Head head = store.head();
      Batch none = new Batch(List.of(), List.of(), new Head(600, "x"));
      assertThatThrownBy(() -> store.append(head, none))
          .hasMessageContaining("store-changed")
          .hasMessageContaining("updated or deleted");
      assertThat(store.head()).isEqualTo(head);
    }
  }

  @Test
  void anEntryChangedWhileTheWriterWasAwayIsFoundOnItsRound() throws SQLException {
    byAnotherProgram("UPDATE SCHEMA.entry SET bytes = '{}' WHERE n = 417");
    try (Log log = open()) {
      log.append(entries(0, 1)); // looks at entries 0 to 255
      assertThatThrownBy(() -> log.append(entries(1, 2)))
          .hasMessageContaining("store-changed")
          .hasMessageContaining("entry 417");
    }
  }

  @Test
  void anEntryOfTheNewestBundleChangedWhileTheWriterWasAwayIsNoticedAtTheStart()
      throws SQLException {
    byAnotherProgram("UPDATE SCHEMA.entry SET bytes = '{}' WHERE n = 598");
    noticedAtStart("store-changed");
  }

  @Test
  void whatIsNoRecordIsRefusedByName() throws SQLException {
    byAnotherProgram("CREATE VIEW SCHEMA.v AS SELECT 1");
    noticedAtStart("view v");
    assertThatThrownBy(() -> Stores.read(address)).hasMessageContaining("view v");
    byAnotherProgram("DROP VIEW SCHEMA.v");
    byAnotherProgram("CREATE FUNCTION SCHEMA.f() RETURNS int LANGUAGE sql AS 'SELECT 1'");
    noticedAtStart("function f");
    byAnotherProgram("DROP FUNCTION SCHEMA.f");
    byAnotherProgram("CREATE TABLE public.heir() INHERITS (SCHEMA.entry)");
    noticedAtStart("inheritance of entry");
    byAnotherProgram("DROP TABLE public.heir");
    byAnotherProgram("UPDATE SCHEMA.head SET format = 2");
    noticedAtStart("newer-format");
    byAnotherProgram("DROP TABLE SCHEMA.head");
    noticedAtStart("not-a-record");
    PostgresServer.drop(address);
    assertThatThrownBy(() -> Stores.read(address)).hasMessageContaining("no-such-record");
    byAnotherProgram("CREATE SCHEMA " + PostgresAddress.parse(address).schema());
    assertThatThrownBy(() -> Stores.read(address)).hasMessageContaining("no-such-record");
    Stores.write(address).close(); // an empty schema, which somebody made for us, will do
    Stores.read(address).close();
  }
}
