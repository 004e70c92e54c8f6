package org.cordon.record.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordon.record.store.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported is checked by a program in another language, written from the page alone. */
final class OtherCheckerTest {
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
}
