package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.cordon.app.Cordon;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The main job, from the scenario in the repository to the pages in a browser. */
final class DemoTest {
  private static final List<String> FILES =
      List.of(
          "index.html",
          "report.html",
          "result.json",
          "events.jsonl",
          "situation.html",
          "briefing.html",
          "briefing.json",
          "briefing.entries.gz",
          "record.sqlite",
          "record.side.sqlite",
          "record.pub");
  private static final String SCENARIO = "scenarios/capitol-hill-2020/scenario.yaml";

  @TempDir static Path dir;
  private static String table = "";
  private static Path two = Path.of("");

  @BeforeAll
  static void readTheRunThatTestsShare() {
    table = TheDemo.once().table();
    two = TheDemo.once().folder();
  }

  private static String run(String... args) {
    return TheDemo.run(args);
  }

  @Test
  void itPrintsATableAndWhereToLookNext() {
    assertThat(table)
        .contains("imulated", "inside the zone", "never", "Look next at", "report.html");
    String above = table.substring(0, table.indexOf("Look next at")); // below stand paths
    assertThat(above.lines()).hasSizeGreaterThan(20).allMatch(line -> line.length() <= 120);
  }

  @Test
  void itWritesWholeFilesAndNothingElse() throws Exception {
    try (var files = Files.list(two)) {
      assertThat(files.map(Repository::name))
          .contains(FILES.toArray(String[]::new))
          .noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void oneThreadGivesTheSameBytesAsTwo() throws Exception {
    run("demo", "--runs", "1", "--threads", "1", "--out", dir.resolve("one").toString(), "--json");
    for (String file : FILES) {
      assertThat(Files.mismatch(dir.resolve("one").resolve(file), two.resolve(file)))
          .as(file)
          .isEqualTo(-1);
    }
  }

  @Test
  void everyFileThatTheWayInLinksToIsThere() throws Exception {
    List<String> linked =
        Pattern.compile("href=\"([^\"#]+)\"")
            .matcher(Files.readString(two.resolve("index.html")))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(linked).contains("report.html", "situation.html", "briefing.html", "record.sqlite");
    assertThat(linked).allSatisfy(name -> assertThat(two.resolve(name)).isNotEmptyFile());
  }

  @Test
  void theFrontPageOfTheWeekSaysOfEachMeaningOfTripledWhatWouldSettleIt() throws Exception {
    String page = Files.readString(two.resolve("situation.html"));
    for (String claim : List.of("calls-tripled", "response-time-tripled", "calls-not-reached")) {
      assertThat(page)
          .contains(
              "cordon claim check scenarios/capitol-hill-2020/claims/" + claim + ".yaml --calls");
    }
    assertThat(page.split("cannot be tested with these data", -1)).hasSizeGreaterThan(3);
    assertThat(page).contains("Calls for service have more than tripled").doesNotContain("“");
    assertThat(page).contains("33kz-ixgy").doesNotContain(two.toString());
  }

  @Test
  void theFrontPageSaysHowItIsMadeAgainToTheByte() throws Exception {
    Path page = two.resolve("situation.html");
    String again =
        "cordon situation --record record.sqlite --at 2020-06-13T12:00:00-07:00 --claims"
            + " scenarios/capitol-hill-2020/claims --key record.pub --out situation.html";
    assertThat(Files.readString(page)).contains(again);
    Path claims = Repository.root().resolve("scenarios/capitol-hill-2020/claims");
    String typed =
        again
            .replace("cordon situation", "situation")
            .replace("record.sqlite", two.resolve("record.sqlite").toString())
            .replace("scenarios/capitol-hill-2020/claims", claims.toString())
            .replace("record.pub", two.resolve("record.pub").toString())
            .replace("--out situation.html", "--out " + dir.resolve("again.html"));
    run(typed.split(" "));
    assertThat(Files.mismatch(page, dir.resolve("again.html"))).isEqualTo(-1);
  }

  @Test
  void theBriefingOfTheWeekIsCheckedByItsFolderAndTheKey() throws Exception {
    String key = two.resolve("record.pub").toString();
    String json = run("brief", "verify", two.toString(), "--key", key, "--json");
    assertThat(new JsonMapper().readTree(json).path("whole").asBoolean()).isTrue();
    String page = Files.readString(two.resolve("briefing.html"));
    assertThat(page)
        .contains("ordered by: not established", "disclaimed by: police chief", "NOT CHECKED")
        .doesNotContain("“");
  }

  @Test
  void itsLogFoldsToTheStateItsEngineHad() {
    String json = run("replay", two.resolve("events.jsonl").toString(), "--json");
    assertThat(new JsonMapper().readTree(json).path("stateHash").asString()).hasSize(64);
  }

  @Test
  void itsRecordIsWholeAndFoldsToTheSameState() throws Exception {
    Path record = two.resolve("record.sqlite");
    String key = two.resolve("record.pub").toString();
    String verdict = run("record", "verify", "--record", record.toString(), "--key", key);
    assertThat(verdict).contains("WHOLE", "proves-nothing.simulated-witness", "made from its seed");
    JsonMapper json = new JsonMapper();
    var events = json.readTree(run("replay", two.resolve("events.jsonl").toString(), "--json"));
    var folded = json.readTree(run("replay", record.toString(), "--json"));
    assertThat(folded.path("stateHash")).isEqualTo(events.path("stateHash"));
    assertThat(folded.path("entries")).isEqualTo(events.path("entries"));
    assertThat(two.resolve("record.sqlite-wal")).doesNotExist();
    String[] early = {"--at", "2020-06-20T02:30-07:00", "--json"};
    var atNight =
        json.readTree(
            run("record", "state", "--record", record.toString(), early[0], early[1], early[2]));
    var sameNight =
        json.readTree(
            run("replay", two.resolve("events.jsonl").toString(), early[0], early[1], early[2]));
    assertThat(atNight.path("stateHash")).isEqualTo(sameNight.path("stateHash"));
    assertThat(atNight.path("entries").asLong()).isBetween(1L, folded.path("entries").asLong() - 1);
  }

  @Test
  void theJsonAnswerIsTheResultFile() throws Exception {
    String json =
        run(
            "study",
            Repository.root().resolve(SCENARIO).toString(),
            "--runs",
            "1",
            "--out",
            dir.resolve("json").toString(),
            "--json");
    assertThat(json.strip()).isEqualTo(Files.readString(dir.resolve("json/result.json")).strip());
  }

  @Test
  void ctrlCEndsItWithAMessageAndNothingHalfWritten() throws Exception {
    Path out = dir.resolve("stopped");
    Process study =
        new ProcessBuilder(
                "env",
                "--default-signal=INT", // A shell starts what runs behind it with INT ignored.
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.cordon.app.Cordon",
                "study",
                Repository.root().resolve(SCENARIO).toString(),
                "--runs",
                "1000",
                "--out",
                out.toString())
            .redirectOutput(dir.resolve("stdout").toFile())
            .start();
    try (BufferedReader err =
        new BufferedReader(new InputStreamReader(study.getErrorStream(), StandardCharsets.UTF_8))) {
      assertThat(err.readLine()).startsWith("reading ");
      new ProcessBuilder("kill", "-INT", Long.toString(study.pid())).start().waitFor();
      assertThat(study.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
      assertThat(study.exitValue()).isEqualTo(130);
      assertThat(err.lines()).anyMatch(line -> line.contains("stopped"));
    } finally {
      study.destroyForcibly();
    }
    if (Files.exists(out)) {
      try (var left = Files.list(out)) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefusedBeforeTheWork() throws Exception {
    Path file = Files.writeString(dir.resolve("a-file"), "");
    StringWriter out = new StringWriter();
    int exit =
        Cordon.run(
            new String[] {"demo", "--out", file.resolve("x").toString(), "--json"},
            new PrintWriter(out),
            new PrintWriter(new StringWriter()));
    assertThat(exit).isEqualTo(3);
    assertThat(out.toString()).contains("folder-not-writable", "a-file");
  }

  @Test
  void itsPagesOpenInABrowserThatReachesNothingOutside() throws Exception {
    Browser browser = BrowserTest.browser(dir);
    for (String page : List.of("index.html", "report.html")) {
      Path file = two.resolve(page);
      Browser.Visit visit = browser.read(file);
      assertThat(visit.dom()).contains("Capitol Hill, June 2020");
      assertThat(BrowserTest.askedOutside(visit)).isEmpty();
      assertThat(visit.dom().contains("href=\"record.sqlite\""))
          .as("the way in names the record")
          .isEqualTo(page.equals("index.html"));
      Path png = Path.of("target/screenshots", page.replace(".html", ".png"));
      browser.photograph(file, png);
      assertThat(BrowserTest.colours(png)).hasSizeGreaterThan(30);
    }
  }
}
