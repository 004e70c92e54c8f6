package org.cordon.dispatch.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cordon.dispatch.snapshot.OnRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Scenarios in a dispatcher's words, one file each, in {@code src/test/resources/scenarios}. A line
 * is a time and a command, or a time and something that must be so; {@code ->} says what a command
 * is answered with. After every command all invariants are checked, and at the end that the record
 * alone, and a snapshot with the rest of it, give the states that the engine had.
 */
class ScenarioTest {

  @TestFactory
  Stream<DynamicTest> everyScenarioHolds() throws IOException, URISyntaxException {
    URL folder = Objects.requireNonNull(ScenarioTest.class.getResource("/scenarios"));
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(Path.of(folder.toURI()))) {
      all.filter(p -> p.toString().endsWith(".txt")).sorted().forEach(files::add);
    }
    assertTrue(files.size() >= 25, "only " + files.size() + " scenarios");
    String town = Files.readString(files.getFirst());
    return files.stream()
        .skip(1)
        .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> run(town, f)));
  }

  private static void run(String town, Path file) throws IOException {
    Desk desk = new Desk();
    Play.play(desk, town, "town");
    Play.play(desk, Files.readString(file), file.getFileName().toString());
    OnRecord.check(desk);
  }
}
