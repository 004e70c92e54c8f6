package org.cordon.dispatch.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cordon.dispatch.model.DispatchRefusal;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every refusal by name, each driven by the fewest lines that lead to it. */
class RefusalTableTest {
  private static String resource(String name) throws IOException {
    InputStream found = RefusalTableTest.class.getResourceAsStream(name);
    try (InputStream in = Objects.requireNonNull(found, name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> table() throws IOException {
    Map<String, String> table = new TreeMap<>();
    for (String block : resource("/refusals.txt").split("(?m)^== ", -1)) {
      if (!block.startsWith("#")) {
        int end = block.indexOf('\n');
        table.put(block.substring(0, end).strip(), block.substring(end + 1).strip());
      }
    }
    return table;
  }

  @TestFactory
  Stream<DynamicTest> everyRefusalIsReachedAndChangesNothing() throws IOException {
    String town = resource("/scenarios/00-town.txt");
    return table().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> drive(town, e.getKey(), e.getValue())));
  }

  private static void drive(String town, String name, String lines) {
    String told = lines.replace("LONG", "x".repeat(20_000)).replace("HALF", "\ud83d");
    int last = told.lastIndexOf('\n');
    Desk desk = new Desk();
    Play.play(desk, town, "town");
    Play.play(desk, last < 0 ? "" : told.substring(0, last), name);
    String before = desk.state().hash();
    int entries = desk.log.size();
    Play.play(desk, told.substring(last + 1) + " -> refused " + name + ":", name);
    boolean timePassed = desk.log.size() > entries;
    assertTrue(timePassed || before.equals(desk.state().hash()), "a refusal changed the state");
  }

  @Test
  void theTableHasEveryRefusalAndEachSaysWhatToDo() throws IOException {
    TreeSet<String> all = new TreeSet<>();
    for (DispatchRefusal refusal : DispatchRefusal.values()) {
      all.add(refusal.name());
      assertFalse(refusal.remedy().isBlank(), refusal.name());
    }
    assertEquals(all, new TreeSet<>(table().keySet()));
    List<String> remedies =
        Arrays.stream(DispatchRefusal.values()).map(DispatchRefusal::remedy).toList();
    assertEquals(remedies.size(), new TreeSet<>(remedies).size(), "two refusals, one remedy");
  }
}
