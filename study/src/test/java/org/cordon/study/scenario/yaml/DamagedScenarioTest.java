package org.cordon.study.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cordon.roads.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file says, it is read or refused; nothing else comes out. */
final class DamagedScenarioTest {
  private static final Path SMALL = Path.of("src/test/resources/small");
  private static final List<String> PIECES =
      List.of(
          "",
          "0",
          "-1",
          "\"\"",
          "[]",
          "{}",
          "null",
          "~",
          "off",
          "1e9",
          "99999999999",
          "&a",
          "*a",
          ": ",
          "- ",
          "é",
          "0,0",
          "2020-11-01T01:30",
          "100%",
          "1.3 m/s",
          "police",
          "\t");

  @TempDir Path folder;

  private boolean read(String yaml, String what) throws IOException {
    Path file = folder.resolve("scenario.yaml");
    Files.writeString(file, yaml);
    try {
      ScenarioReader.read(file);
      return true;
    } catch (Refusal r) {
      assertThat(r.found()).as(what).isNotBlank();
      assertThat(r.remedy()).as(what).isNotBlank();
      assertThat(r.where()).as(what).contains("scenario.yaml");
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError(what + " is neither read nor refused", e);
    }
  }

  private void copyFiles() throws IOException {
    try (Stream<Path> files = Files.list(SMALL)) {
      files.forEach(file -> {
        try {
          Files.copy(file, folder.resolve(file.getFileName().toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }

  @Test
  void aDamagedScenarioIsReadOrRefusedButNeverCrashes() throws IOException {
    copyFiles();
    long seed = 20260601;
    Random random = new Random(seed);
    List<String> lines = Files.readAllLines(SMALL.resolve("scenario.yaml"));
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      List<String> damaged = new ArrayList<>(lines);
      int at = random.nextInt(lines.size());
      damaged.set(at, damage(damaged.get(at), random));
      String what =
          "seed " + seed + ", damage " + i + ", line " + (at + 1) + ": " + damaged.get(at);
      refused += read(String.join("\n", damaged) + "\n", what) ? 0 : 1;
    }
    System.out.println("seed " + seed + ": " + refused + " of 400 damaged scenarios refused");
    assertTrue(refused > 200, refused + " refused");
  }

  /** Drops the line, cuts it, or puts another piece in place of a value or a word. */
  private static String damage(String line, Random random) {
    String piece = PIECES.get(random.nextInt(PIECES.size()));
    int cut = line.isEmpty() ? 0 : random.nextInt(line.length());
    return switch (random.nextInt(4)) {
      case 0 -> "";
      case 1 -> line.substring(0, cut);
      case 2 -> line.substring(0, cut) + piece + line.substring(cut);
      default -> {
        String[] words = line.split(" ", -1);
        words[random.nextInt(words.length)] = piece;
        yield String.join(" ", words);
      }
    };
  }
}
