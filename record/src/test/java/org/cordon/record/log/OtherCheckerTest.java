package org.cordon.record.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.MemoryStore;
import org.cordon.record.store.SqliteStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported is checked by a program in another language, written from the page alone. */
final class OtherCheckerTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Path CHECKER = Path.of("..", "docs", "verify-tiles.mjs");

  @TempDir private Path folder = Path.of("");

  private static boolean hasNode() throws InterruptedException {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) { // no such program
      return false;
    }
  }

  private String check(Path tiles, int exit) throws IOException, InterruptedException {
    Process node =
        new ProcessBuilder(
                "node", CHECKER.toString(), tiles.toString(), folder.resolve("k.pub").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(node.waitFor()).as(said).isEqualTo(exit);
    return said;
  }

  @Test
  void nodeFindsExportsWholeAndNamesADamagedEntry() throws Exception {
    if (!hasNode()) {
      System.out.println("SKIPPED: the second checker: no node");
      return;
    }
    Files.writeString(folder.resolve("k.pub"), LogTest.KEY.verifier() + "\n");
    for (int size : new int[] {0, 1, 256, 257, 70_000}) {
      Path tiles = folder.resolve("tiles" + size);
      try (MemoryStore store = new MemoryStore();
          Log log = Log.open(store, LogTest.KEY)) {
        if (size > 0) {
          log.append(LogTest.entries(0, size));
        }
        TileExport.write(new LogReader(store), tiles);
      }
      assertThat(check(tiles, 0)).contains("WHOLE: " + size + " entries");
    }
    Path bundle = folder.resolve("tiles70000/tile/entries/001");
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[7] ^= 1; // inside the first entry of the second bundle
    Files.write(bundle, bytes);
    assertThat(check(folder.resolve("tiles70000"), 1)).contains("entry 256");
  }

  @Test
  void nodeFollowsARotatedKeyAndStopsAtOneThatWasLost() throws Exception {
    if (!hasNode()) {
      System.out.println("SKIPPED: the second checker: no node");
      return;
    }
    Files.writeString(folder.resolve("k.pub"), LogTest.KEY.verifier() + "\n");
    SignerKey second = SignerKey.generate(LogTest.KEY.verifier().name(), KeyType.ED25519, RANDOM);
    SignerKey third = SignerKey.generate(LogTest.KEY.verifier().name(), KeyType.ED25519, RANDOM);
    Path file = folder.resolve("r.sqlite");
    append(file, LogTest.KEY);
    KeyChange.rotate(SqliteStore.write(file), LogTest.KEY, second, 7);
    append(file, second);
    assertThat(check(export(file, "rotated"), 0))
        .contains("entry 300: ", "successor", "WHOLE: 601");
    Files.writeString(folder.resolve("k.pub"), second.verifier() + "\n");
    assertThat(check(folder.resolve("rotated"), 0)).contains("WHOLE: 601");
    Files.writeString(folder.resolve("k.pub"), third.verifier() + "\n");
    assertThat(check(folder.resolve("rotated"), 1)).contains("did not sign");
    var lost = new KeyChange.Loss(null, "lost");
    KeyChange.replace(SqliteStore.write(file), second.verifier(), third, lost, 8);
    assertThat(check(export(file, "lost"), 0)).contains("WHOLE: 602");
    Files.writeString(folder.resolve("k.pub"), second.verifier() + "\n");
    assertThat(check(folder.resolve("lost"), 1)).contains("entry 601", "no key given speaks");
  }

  private static void append(Path file, SignerKey key) {
    try (Log log = Log.open(SqliteStore.write(file), key)) {
      log.append(LogTest.entries(0, 300));
    }
  }

  private Path export(Path file, String name) throws IOException {
    Path tiles = folder.resolve(name);
    try (LogStore store = SqliteStore.read(file)) {
      TileExport.write(new LogReader(store), tiles);
    }
    return tiles;
  }
}
