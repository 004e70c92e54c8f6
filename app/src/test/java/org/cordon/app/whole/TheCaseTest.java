package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cordon.app.Cordon;
import org.junit.jupiter.api.Test;

/** The page on the case names tests and commands that are there, and shows something for each. */
final class TheCaseTest {
  private static final String PAGE = "docs/the-case.md";
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");
  private static final Pattern SCENARIO = Pattern.compile("`(\\d\\d-[a-z0-9-]+\\.txt)`");
  private static final Pattern COMMAND = Pattern.compile("`\\./cordon ([a-z]+(?: [a-z-]+)*)");

  private static String page() throws IOException {
    return Files.readString(Repository.root().resolve(PAGE));
  }

  private static List<String> rows() throws IOException {
    return page().lines().filter(l -> l.startsWith("| ") && !l.startsWith("| what was")).toList();
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(r -> r.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Methods of test classes that are run, as Class#method. */
  private static Set<String> tests() throws IOException {
    Pattern method = Pattern.compile("@Test(?:Factory)?\\s[^;{]*?(\\w+)\\(\\)[^;{]*\\{");
    Set<String> tests = new TreeSet<>();
    for (Path file : Repository.java()) {
      String name = Repository.name(file).replace(".java", "");
      if (name.endsWith("Test")) {
        Matcher found = method.matcher(Files.readString(file));
        while (found.find()) {
          tests.add(name + "#" + found.group(1));
        }
      }
    }
    return tests;
  }

  private static boolean understood(String command) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.add("--help");
    StringWriter help = new StringWriter();
    Cordon.run(words.toArray(String[]::new), new PrintWriter(help), new PrintWriter(help));
    return help.toString().contains("Usage: cordon " + command);
  }

  @Test
  void everyTestAndCommandOfThePageIsThere() throws IOException {
    Set<String> tests = tests();
    Matcher named = TEST.matcher(page());
    while (named.find()) {
      assertThat(tests).contains(named.group(1) + "#" + named.group(2));
    }
    Path scenarios = Repository.root().resolve("dispatch/src/test/resources/scenarios");
    assertThat(found(SCENARIO, page()))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(scenarios.resolve(name)).exists());
    assertThat(found(COMMAND, page()))
        .contains("demo", "claim check", "record verify")
        .allSatisfy(c -> assertThat(understood(c)).as("./cordon " + c).isTrue());
    assertThat(understood("no such")).isFalse();
  }

  @Test
  void everyRowSaysWhatAnswersItAndNamesATestThatShowsIt() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(20);
    for (String row : rows()) {
      String[] cells = row.split(" \\| ", -1);
      assertThat(cells).as(row).hasSize(3);
      boolean shown = TEST.matcher(cells[2]).find() || SCENARIO.matcher(cells[2]).find();
      assertThat(shown).as(row).isTrue();
    }
  }
}
