package org.cordon.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresAddressTest {
  private static final String SECRET = "ge%3Aheim";

  @Test
  void anAddressIsShownWithoutItsPassword() {
    String shown = "postgresql://ann@db.example:5433/centre?currentSchema=cordon";
    for (String address :
        new String[] {
          "postgresql://ann:" + SECRET + "@db.example:5433/centre",
          "postgres://db.example:5433/centre?user=ann&password=" + SECRET,
          "jdbc:postgresql://db.example:5433/centre?password=" + SECRET + "&user=ann&sslmode=prefer"
        }) {
      assertThat(PostgresAddress.is(address)).isTrue();
      assertThat(Stores.shown(address)).isEqualTo(shown);
    }
    assertThat(Stores.shown("record.sqlite")).isEqualTo("record.sqlite");
    assertThat(PostgresAddress.is("postgres.sqlite")).isFalse();
  }

  @Test
  void theSchemaIsWhatTheAddressNamesElseCordon() {
    assertThat(PostgresAddress.parse("postgresql://h/d").schema()).isEqualTo("cordon");
    PostgresAddress at = PostgresAddress.parse("postgresql://h/d?currentSchema=centre_7");
    assertThat(at.schema()).isEqualTo("centre_7");
    assertThat(at.withSchema("centre_7_side"))
        .hasToString("postgresql://h/d?currentSchema=centre_7_side");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql:geheim",
        "postgresql://ann:geheim@h:5432:@/d",
        "postgresql://ann:geheim@h/d?x",
        "postgresql://ann:geheim@h/d?socketFactory=geheim",
        "postgresql://ann:geheim@h/%zz",
        "postgresql://ann:geheim@h/d/e",
        "postgresql://ann:geheim@h/d?currentSchema=a%22b",
        "postgresql://ann:geheim@h/d?currentSchema=A",
        "postgresql://ann:geheim@h/d?currentSchema=",
        "postgresql://ann:geheim@h' OR 1=1/d"
      })
  void anAddressThatCannotBeReadIsRefusedWithoutRepeatingIt(String address) {
    assertThatThrownBy(() -> PostgresAddress.parse(address))
        .hasMessageMatching("(?s)bad-(address|schema-name): .*")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void aServerThatIsNotThereIsRefusedWithoutThePassword() {
    assertThatThrownBy(() -> Stores.write("postgresql://ann:geheim@localhost:1/d"))
        .hasMessageContaining("store-failed")
        .hasMessageContaining("localhost:1")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void aDatabaseThatIsNotThereSaysHowToMakeIt() {
    String address =
        PostgresServer.newSchema().replaceFirst("(://[^/]*/)[^?]*", "$1no_such_database");
    assertThatThrownBy(() -> Stores.read(address))
        .hasMessageContaining("store-failed")
        .hasMessageContaining("createdb");
  }

  @Test
  void whatTheServerSaysHasANameAndARemedy() {
    PostgresAddress at = PostgresAddress.parse("postgresql://h/d");
    assertThat(PostgresFormat.failed(new SQLException("no space", "53100"), at))
        .hasMessageContaining("store-full");
    assertThat(PostgresFormat.failed(new SQLException("bad page", "XX001"), at))
        .hasMessageContaining("store-damaged");
    assertThat(PostgresFormat.failed(new SQLException("key exists", "23505"), at))
        .hasMessageContaining("store-changed");
    assertThat(PostgresFormat.failed(new SQLException("no right", "42501"), at))
        .hasMessageContaining("Grant");
    assertThat(PostgresFormat.failed(new SQLException("wrong\n  password", "28P01"), at))
        .hasMessageContaining("store-failed: wrong password (")
        .hasMessageContaining("PGPASSWORD");
  }
}
