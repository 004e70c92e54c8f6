package org.cordon.record.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteSideTest extends SideStoreContract {
  @TempDir private Path folder = Path.of("");

  private Path file() {
    return SqliteSide.beside(folder.resolve("record.sqlite"));
  }

  @Override
  SideStore open(String log) {
    return SqliteSide.write(file(), log);
  }

  @Test
  void itLiesBesideItsRecord() {
    assertThat(file()).hasFileName("record.side.sqlite");
    assertThat(SqliteSide.beside(Path.of("a/r"))).hasFileName("r.side.sqlite");
  }

  @Test
  void onlyItsOwnerCanReadItAndOneThatAllCanReadIsRefused() throws IOException {
    open(LOG).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> open(LOG)).hasMessageContaining("side-readable-by-others");
  }

  @Test
  void neitherDataNorSaltOfADeletedItemIsLeftInAnyFile() throws IOException {
    List<SideItem> items = new ArrayList<>();
    for (int n = 0; n < 3_000; n++) { // many pages, so that rows move between them
      items.add(
          item(n, n % 3 == 0 ? "caller" : "place", "matter-" + n + "-" + "x".repeat(n % 400), 0));
    }
    try (SideStore side = open(LOG)) {
      for (int n = 0; n < items.size(); n += 100) {
        side.put(items.subList(n, n + 100));
      }
      List<SideItem> gone = items.stream().filter(i -> i.kind().equals("caller")).toList();
      side.forget(new Deletion(gone.stream().map(SideStoreContract::left).toList(), List.of(), 0));
      assertThat(found(gone)).isZero(); // while it is open, with the write-ahead log
      assertThat(found(items.subList(1, 2))).isPositive();
    }
    assertThat(found(items.stream().filter(i -> i.kind().equals("caller")).toList())).isZero();
    assertThat(folder.resolve("record.side.sqlite-wal")).doesNotExist();
  }

  /** How many of these items have their data or salt in any file of the folder. */
  private long found(List<SideItem> items) throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (Path each : files.toList()) {
        all.append(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1));
      }
    }
    String bytes = all.toString();
    return items.stream()
        .filter(i ->
            bytes.contains(i.data())
                || bytes.contains(
                    new String(HexFormat.of().parseHex(i.saltHex()), StandardCharsets.ISO_8859_1)))
        .count();
  }

  @Test
  void anItemThatWasChangedInTheFileIsNamedAndNeverShown() throws SQLException {
    SideItem item = item(1, "caller", "a", 0);
    try (SideStore side = open(LOG)) {
      side.put(List.of(item));
    }
    try (var raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = raw.createStatement()) {
      statement.execute("UPDATE item SET data = x'62'");
    }
    try (SideStore side = SqliteSide.read(file(), LOG)) {
      assertThatThrownBy(() -> side.item(item.sha256()))
          .isInstanceOf(RecordRefusal.class)
          .hasMessageContaining("side-damaged")
          .hasMessageContaining(item.sha256());
    }
  }

  @Test
  void whatIsNoSideStoreIsRefusedByName() throws IOException, SQLException {
    assertThatThrownBy(() -> SqliteSide.read(file(), LOG)).hasMessageContaining("no-side-store");
    Files.writeString(file(), "no database, though long enough to be taken for one".repeat(99));
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> open(LOG)).hasMessageContaining("side-damaged");
    Files.delete(file());
    try (var raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = raw.createStatement()) {
      statement.execute("CREATE TABLE a(b)");
    }
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> open(LOG)).hasMessageContaining("not-a-side-store");
  }

  @Test
  void aTriggerThatSomebodyAddedIsRefused() throws SQLException {
    open(LOG).close();
    try (var raw = DriverManager.getConnection("jdbc:sqlite:" + file());
        var statement = raw.createStatement()) {
      statement.execute("CREATE TRIGGER keep BEFORE DELETE ON item BEGIN SELECT 1; END");
    }
    assertThatThrownBy(() -> open(LOG)).hasMessageContaining("side-damaged");
  }

  @Test
  void aFullDiskKeepsNothingOfAPutAndWhatWasKeptStays() {
    SideItem first = item(1, "caller", "a", 0);
    try (SqliteSide side = SqliteSide.write(file(), LOG)) {
      side.put(List.of(first));
      side.limitPages(20);
      List<SideItem> large = new ArrayList<>();
      for (int n = 10; n < 200; n++) {
        large.add(item(n, "free-text", "y".repeat(1_000), 1));
      }
      assertThatThrownBy(() -> side.put(large)).hasMessageContaining("side-full");
      assertThat(side.items("", 1_000)).containsExactly(first);
    }
  }

  @Test
  void itIsReadWhileItIsWritten() {
    SideItem item = item(1, "caller", "a", 0);
    try (SideStore writes = open(LOG)) {
      writes.put(List.of(item));
      try (SideStore reads = SqliteSide.read(file(), LOG)) {
        assertThat(reads.item(item.sha256())).isEqualTo(item);
        writes.put(List.of(item(2, "caller", "b", 0)));
        assertThat(reads.items("", 10)).hasSize(2);
      }
    }
  }
}
