package org.cordon.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.log.Log;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.store.PostgresServer;
import org.cordon.record.store.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an auditor must be told of a record in PostgreSQL that somebody has changed, or has not. */
final class VerifyPostgresTest {
  private static final SignerKey KEY =
      SignerKey.ofSeed("dispatch.example/r", KeyType.ED25519, new byte[32]);
  private static final int SIZE = 1_300;

  private final String address = PostgresServer.newSchema();
  private String older = "";

  private static List<byte[]> entries(long from, long to) {
    List<byte[]> entries = new ArrayList<>();
    for (long n = from; n < to; n++) {
      String json = "{\"n\":" + n + ",\"said\":\"unit on scene\"}";
      entries.add(json.getBytes(StandardCharsets.UTF_8));
    }
    return entries;
  }

  @BeforeEach
  void aRecord() {
    try (Log log = Log.open(Stores.write(address), KEY)) {
      log.append(entries(0, 700));
      older = log.checkpoint().toString();
      log.append(entries(700, SIZE));
    }
  }

  @AfterEach
  void drop() throws SQLException {
    PostgresServer.drop(address);
  }

  private Verdict check(@Nullable String since) {
    PostgresAddress at = PostgresAddress.parse(address);
    Verify.Against against = new Verify.Against(KEY.verifier().toString(), List.of(), since);
    return Verify.check(at.connect(true), at.schema(), against);
  }

  private void change(String sql) throws SQLException {
    PostgresServer.execute(address, sql);
  }

  private static void damagedAt(Verdict verdict, String where) {
    assertThat(verdict.whole()).isFalse();
    assertThat(verdict.damage()).extracting(Damage::where).contains(where);
    assertThat(verdict.proved()).isEmpty();
  }

  @Test
  void aRecordThatNobodyTouchedIsWholeAlsoWhileItIsWritten() {
    try (Log log = Log.open(Stores.write(address), KEY)) {
      Verdict verdict = check(older);
      assertThat(verdict.damage()).isEmpty();
      assertThat(verdict.entries()).isEqualTo(SIZE);
      assertThat(verdict.proved()).anyMatch(s -> s.contains("first 700"));
      log.append(entries(SIZE, SIZE + 1));
    }
    assertThat(check(older).entries()).isEqualTo(SIZE + 1);
  }

  @Test
  void anEntryWithOneOtherLetterIsNamed() throws SQLException {
    change("UPDATE SCHEMA.entry SET bytes = set_byte(bytes, 12, 65) WHERE n = 417");
    damagedAt(check(null), "entry 417");
  }

  @Test
  void anEntryInTheNewestBundleIsCoveredTooThoughNoTileKeepsItsHash() throws SQLException {
    change("UPDATE SCHEMA.entry SET bytes = set_byte(bytes, 13, 65) WHERE n = 1299");
    damagedAt(check(null), "the tree");
  }

  @Test
  void entriesThatAreTakenSwappedOrAddedAreNamed() throws SQLException {
    change("UPDATE SCHEMA.entry SET n = -n WHERE n IN (3, 4)");
    change("UPDATE SCHEMA.entry SET n = CASE n WHEN -3 THEN 4 ELSE 3 END WHERE n < 0");
    damagedAt(check(null), "entry 3");
    damagedAt(check(null), "entry 4");
    change("DELETE FROM SCHEMA.entry WHERE n = 3");
    assertThat(check(null).damage()).anyMatch(d -> d.what().contains("entry 3 is missing"));
    change("INSERT INTO SCHEMA.entry VALUES(5000, '{}')");
    change("INSERT INTO SCHEMA.entry VALUES(5001, '{}')");
    damagedAt(check(null), "table entry");
  }

  @Test
  void aTileWithAnotherHashAMissingAndAnExtraOneAreNamed() throws SQLException {
    change("INSERT INTO SCHEMA.tile VALUES(7, 0, '')");
    damagedAt(check(null), "table tile");
    change("DELETE FROM SCHEMA.tile WHERE level = 7");
    change("UPDATE SCHEMA.tile SET hashes = set_byte(hashes, 0, 0) WHERE level = 0 AND n = 2");
    change("UPDATE SCHEMA.tile SET hashes = set_byte(hashes, 1, 0) WHERE level = 0 AND n = 2");
    damagedAt(check(null), "entry 512");
    change("DELETE FROM SCHEMA.tile WHERE level = 0 AND n = 2");
    damagedAt(check(null), "tile 0/2");
  }

  @Test
  void anEndThatWasChangedIsNamed() throws SQLException {
    change("UPDATE SCHEMA.head SET size = 1299");
    damagedAt(check(null), "table head");
    change("INSERT INTO SCHEMA.head SELECT 2, format, epoch, 1300, note FROM SCHEMA.head");
    damagedAt(check(null), "table head");
    change("UPDATE SCHEMA.head SET note = NULL");
    damagedAt(check(null), "the checkpoint");
    change("DELETE FROM SCHEMA.head");
    damagedAt(check(null), "the checkpoint");
  }

  @Test
  void entriesCutFromTheEndAndARollBackAreNamed() throws SQLException {
    change("DELETE FROM SCHEMA.entry WHERE n >= 1000");
    damagedAt(check(null), "the end");
    PostgresServer.drop(address);
    try (Log log = Log.open(Stores.write(address), KEY)) {
      log.append(entries(0, 500));
    }
    assertThat(check(null).whole()).isTrue();
    damagedAt(check(older), "the end");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trigger t|CREATE TRIGGER t BEFORE UPDATE ON SCHEMA.entry FOR EACH ROW EXECUTE FUNCTION"
            + " suppress_redundant_updates_trigger()",
        "rule r|CREATE RULE r AS ON DELETE TO SCHEMA.tile DO INSTEAD NOTHING",
        "policy p|CREATE POLICY p ON SCHEMA.entry USING (n < 100)",
        "relation v|CREATE VIEW SCHEMA.v AS SELECT 1",
        "relation other|CREATE TABLE SCHEMA.other(x int)",
        "relation i|CREATE INDEX i ON SCHEMA.entry(length(bytes))",
        "function f|CREATE FUNCTION SCHEMA.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "type y|CREATE TYPE SCHEMA.y AS ENUM ('a')",
        "heir SCHEMA.heir|CREATE TABLE SCHEMA.heir() INHERITS (SCHEMA.entry)",
        "table tile that is|ALTER TABLE SCHEMA.tile SET UNLOGGED",
        "table entry that is|ALTER TABLE SCHEMA.entry ENABLE ROW LEVEL SECURITY",
        "reference of SCHEMA.x|CREATE TABLE SCHEMA.x(n bigint REFERENCES SCHEMA.entry)",
        "tables that are not|ALTER TABLE SCHEMA.entry ALTER n TYPE numeric",
        "tables that are not|ALTER TABLE SCHEMA.head ADD CHECK (size < 5000)",
      })
  void whatARecordDoesNotHaveIsNamedEvenIfItDidNothingYet(String named, String sql)
      throws SQLException {
    change(sql);
    String schema = PostgresAddress.parse(address).schema();
    String found = named.replace("SCHEMA", schema);
    Verdict verdict = check(null);
    damagedAt(verdict, "the schema");
    assertThat(verdict.damage()).anyMatch(d -> d.what().contains(found));
  }

  @Test
  void aSchemaWithoutARecordIsRefused() throws SQLException {
    PostgresServer.drop(address);
    assertThatThrownBy(() -> check(null)).hasMessageContaining("no-such-record");
  }
}
