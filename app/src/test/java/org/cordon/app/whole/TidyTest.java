package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Style as a test. What exceeds a budget already may stay as large as it is, never grow. */
final class TidyTest {
  private static final int MAX_METHOD_LINES = 60;
  private static final int MAX_FILE_LINES = 400;
  private static final int MAX_PARAMETERS = 6;

  /** A pattern no source may hold, where, and what to write instead. */
  private record Banned(String pattern, String where, String instead) {}

  private static final String MAIN = ".*/src/main/.*\\.java";
  private static final String TEST = ".*/src/test/.*\\.java";
  private static final String JAVA = ".*\\.java";

  /** Where the order of iteration would change an answer from one run to the next. */
  private static final String DECIDING =
      "(dispatch|roads|study)/src/main/.*/(model|policy|engine|codec|hierarchy|route|sim|demand|run)/.*";

  private static final List<Banned> BANNED =
      List.of(
          new Banned("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b", JAVA, "do it, or write it down"),
          new Banned("@Dis" + "abled", JAVA, "mend the test or delete it"),
          new Banned("Thread\\.sle" + "ep", TEST, "wait for what you wait for"),
          new Banned(
              "catch \\((final )?(Exception|Throwable|RuntimeException) \\w+\\) \\{$",
              MAIN,
              "catch what you can answer; where a foreign library throws anything, say so in a"
                  + " comment behind the brace"),
          new Banned(
              "new (Identity|Weak|Concurrent)?Hash(Map|Set)<(?!.*never iterated)",
              DECIDING,
              "an ordered map or set; where one is only looked up, say // never iterated"),
          new Banned(
              "(?<![\\w.])(Map|Set)\\.(copyOf|of|ofEntries)\\((?!\\))(?!.*never iterated)",
              DECIDING,
              "an ordered one: the order of these changes with every start of Java; where one is"
                  + " only looked up, say // never iterated"),
          new Banned(
              "(toSet\\(|toMap\\([^,]*,[^,]*\\)$|groupingBy\\([^,]*\\))",
              DECIDING,
              "an ordered one"),
          new Banned("catch \\([^)]*\\) \\{\\s*}", JAVA, "answer it, or say why it needs none"),
          new Banned("\\.printStackTrace\\(\\)", JAVA, "let it be thrown"),
          new Banned("new Da" + "te\\(|SimpleDate" + "Format|Calendar\\.get", JAVA, "java.time"),
          new Banned(
              "String\\.format\\((?!Locale)\\\"[^\"]*%[^\"]*[fgea]", MAIN, "give Locale.ROOT"),
          new Banned("\\.to(Upper|Lower)Case\\(\\)", JAVA, "give Locale.ROOT"),
          new Banned("^import (static )?[\\w.]+\\.\\*;", JAVA, "import each name"),
          new Banned("org\\.mock" + "ito|easym" + "ock", JAVA, "a fake of our own"),
          new Banned(
              "(?<![\\w.])/(work|root|home)/\\w", "(?!.*TidyTest).*", "no path of a machine"));

  @Test
  void nothingBannedIsWritten() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : Repository.files()) {
      String path = Repository.inside(file);
      if (!isText(path)) {
        continue;
      }
      List<String> lines = Files.readAllLines(file);
      for (Banned banned : BANNED) {
        if (path.matches(banned.where)) {
          Pattern pattern = Pattern.compile(banned.pattern);
          for (int i = 0; i < lines.size(); i++) {
            if (pattern.matcher(lines.get(i)).find()) {
              found.add(
                  path + ":" + (i + 1) + " " + lines.get(i).strip() + " -> " + banned.instead);
            }
          }
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static boolean isText(String path) {
    return !path.matches(".*\\.(png|jar|pbf|gz|parquet|ico)");
  }

  @Test
  void methodsAndFilesStayWithinTheirBudgets() throws IOException {
    TreeMap<String, Integer> measured = new TreeMap<>();
    for (Path file : Repository.java()) {
      int lines = Files.readAllLines(file).size();
      if (lines > MAX_FILE_LINES) {
        measured.put(Repository.inside(file), lines);
      }
    }
    measured.putAll(longMethods(Repository.java()));
    Map<String, Integer> allowed = allowedExcess();
    List<String> grown = new ArrayList<>();
    measured.forEach((what, lines) -> {
      Integer most = allowed.get(what);
      if (most == null || lines > most) {
        grown.add(what + ": " + lines + (most == null ? "" : ", was " + most));
      } else if (lines < most) {
        System.out.println("tidy: the ratchet for " + what + " can go down to " + lines);
      }
    });
    assertThat(grown)
        .as(
            "methods over %d lines or %d parameters, files over %d lines",
            MAX_METHOD_LINES, MAX_PARAMETERS, MAX_FILE_LINES)
        .isEmpty();
  }

  /** Lines {@code COUNT PATH} or {@code COUNT PATH#METHOD} of what was too large already. */
  private static Map<String, Integer> allowedExcess() throws IOException {
    TreeMap<String, Integer> allowed = new TreeMap<>();
    Path list =
        Repository.root().resolve("app/src/test/resources/org/cordon/app/whole/ratchet.txt");
    for (String line : Files.readAllLines(list)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split(" ", 2);
        allowed.put(words[1], Integer.parseInt(words[0]));
      }
    }
    return allowed;
  }

  private static Map<String, Integer> longMethods(List<Path> files) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    TreeMap<String, Integer> found = new TreeMap<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        String path = Repository.inside(Path.of(unit.getSourceFile().toUri()));
        new MethodMeter(unit, positions, path, found).scan(unit, null);
      }
    }
    return found;
  }

  private static final class MethodMeter extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String path;
    private final Map<String, Integer> found;

    MethodMeter(
        CompilationUnitTree unit,
        SourcePositions positions,
        String path,
        Map<String, Integer> found) {
      this.unit = unit;
      this.positions = positions;
      this.path = path;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void unused) {
      LineMap map = unit.getLineMap();
      long first = map.getLineNumber(positions.getStartPosition(unit, method));
      long last = map.getLineNumber(positions.getEndPosition(unit, method));
      int lines = (int) (last - first + 1);
      String name = path + "#" + method.getName();
      if (lines > MAX_METHOD_LINES) {
        found.merge(name, lines, Math::max);
      }
      boolean constructor = method.getReturnType() == null;
      if (path.matches(MAIN) && !constructor && method.getParameters().size() > MAX_PARAMETERS) {
        found.merge(name + "(parameters)", method.getParameters().size(), Math::max);
      }
      return super.visitMethod(method, null);
    }
  }

  @Test
  void everyPackageIsNullMarked() throws IOException {
    List<String> bare = new ArrayList<>();
    for (Path file : Repository.java()) {
      String path = Repository.inside(file);
      Path info = file.resolveSibling("package-info.java");
      if (path.matches(MAIN)
          && (!Files.exists(info) || !Files.readString(info).contains("NullMarked"))) {
        bare.add(path);
      }
    }
    assertThat(bare).as("no package-info with @NullMarked beside").isEmpty();
  }

  @Test
  void onlyThePackagesOfBenchImportIt() throws IOException {
    for (Path file : Repository.java()) {
      if (!Repository.inside(file).startsWith("bench/")) {
        assertThat(Files.readString(file))
            .as("%s", file)
            .doesNotContain("import org.cordon.be" + "nch");
      }
    }
  }

  @Test
  void theTopOfTheTreeStaysSmall() throws IOException {
    try (var entries = Files.list(Repository.root())) {
      assertThat(
              entries
                  .map(Repository::name)
                  .filter(n -> !n.startsWith(".") && !n.equals("target") && !n.equals("out")))
          .hasSizeLessThanOrEqualTo(20);
    }
  }
}
