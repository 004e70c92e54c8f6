package org.cordon.study.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cordon.roads.city.City;
import org.cordon.study.result.CallFate;
import org.cordon.study.result.CaseResult;
import org.cordon.study.result.RunResult;
import org.cordon.study.result.StudyFacts;
import org.cordon.study.result.StudyResult;
import org.cordon.study.scenario.CityLoader;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.yaml.ScenarioReader;
import org.cordon.study.statistics.StudyFigures;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
  private static final ReportInput INPUT = SyntheticStudy.input();
  private static final StudyFigures FIGURES = StudyFigures.of(INPUT.result());
  private static final String PAGE = ReportHtml.write(INPUT, FIGURES);

  private static List<Element> elements() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document page = factory.newDocumentBuilder().parse(new InputSource(new StringReader(PAGE)));
    NodeList all = page.getElementsByTagName("*");
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      elements.add((Element) all.item(i));
    }
    return elements;
  }

  @Test
  void thePageIsWellFormedAndLoadsNothing() throws Exception {
    for (Element e : elements()) {
      assertThat(e.getTagName()).isNotIn("script", "link", "img", "image", "iframe", "object");
      assertThat(e.hasAttribute("src")).isFalse();
      for (String link : List.of("href", "xlink:href")) {
        assertThat(e.getAttribute(link)).doesNotContain(":").doesNotContain("//");
      }
    }
    assertThat(PAGE).doesNotContain("@import").doesNotContain("@font-face");
    assertThat(PAGE.replaceAll("url\\(#[a-z0-9-]+\\)", "")).doesNotContain("url(");
  }

  @Test
  void thePageNamesNoFontButTheReadersOwn() {
    Set<String> families = new TreeSet<>();
    var m = java.util.regex.Pattern.compile("font-family[:=]\\s*\"?([^;}\"]*)").matcher(PAGE);
    while (m.find()) {
      families.add(m.group(1).strip());
    }
    assertThat(families).containsExactly("sans-serif");
  }

  @Test
  void everyIdIsThereOnceAndEveryReferenceHasItsTarget() throws Exception {
    Set<String> ids = new TreeSet<>();
    for (Element e : elements()) {
      if (e.hasAttribute("id")) {
        assertThat(ids.add(e.getAttribute("id"))).as(e.getAttribute("id")).isTrue();
      }
    }
    for (Element e : elements()) {
      if (e.getTagName().equals("use")) {
        assertThat(ids).contains(e.getAttribute("href").substring(1));
      }
      for (String id : e.getAttribute("aria-labelledby").split(" ", -1)) {
        assertThat(id.isEmpty() || ids.contains(id)).as(id).isTrue();
      }
    }
  }

  @Test
  void everyTableHeadSaysWhatItHeads() throws Exception {
    for (Element e : elements()) {
      if (e.getTagName().equals("th")) {
        assertThat(e.getAttribute("scope")).isIn("col", "row", "rowgroup");
      }
    }
  }

  @Test
  void theSameStudyGivesTheSameBytes() {
    ReportInput again = SyntheticStudy.input();
    StudyFigures figures = StudyFigures.of(again.result());
    assertThat(ReportHtml.write(again, figures)).isEqualTo(PAGE);
    assertThat(ResultJson.write(again.result(), figures))
        .isEqualTo(ResultJson.write(INPUT.result(), FIGURES));
  }

  @Test
  void aMachineOfAnotherCountryWritesTheSameBytes() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(ReportHtml.write(INPUT, FIGURES)).isEqualTo(PAGE);
      Locale.setDefault(Locale.of("ar", "EG"));
      assertThat(ReportHtml.write(INPUT, FIGURES)).isEqualTo(PAGE);
      assertThat(TerminalTable.write(INPUT.result(), FIGURES)).contains("10 runs");
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void pageTerminalAndJsonPrintTheSameFigures() {
    JsonNode json = JsonMapper.shared().readTree(ResultJson.write(INPUT.result(), FIGURES));
    String terminal = TerminalTable.write(INPUT.result(), FIGURES);
    for (JsonNode c : json.get("cases")) {
      JsonNode inside = c.get("groups").get("inside");
      String share = Numbers.percent(inside.get("withinGoalPpm").get("value").asInt() / 1e6) + " %";
      assertThat(PAGE).contains("<b>" + share + "</b>");
      assertThat(terminal).contains(share);
      JsonNode median = inside.get("medianMs").get("value");
      String time = median.isString() ? "not reached" : Numbers.time(median.asLong());
      assertThat(PAGE).contains("<b>" + time + "</b>");
      assertThat(terminal).contains(time.replace("not reached", "never"));
    }
    assertThat(json.get("headline").asString()).isEqualTo(firstWords());
  }

  private static String firstWords() {
    return new Summary(INPUT.result().facts(), FIGURES).headline();
  }

  @Test
  void aStudyOfOneRunAndOneCaseWithoutZoneOrGoalsStillGivesAPage() {
    StudyResult full = SyntheticStudy.on(INPUT.city(), INPUT.map(), 2, 50).result();
    StudyFacts f = full.facts();
    StudyFacts bare =
        new StudyFacts(
            new StudyFacts.Question("bare", "Bare", "", "before", "before"),
            f.origin(),
            f.seed(),
            f.hashes(),
            f.window(),
            List.of());
    RunResult run = full.named("before").runs().getFirst();
    List<CallFate> outside = run.fates().stream().filter(c -> !c.call().inZone()).toList();
    for (List<CallFate> fates : List.of(outside, List.<CallFate>of())) {
      RunResult one = new RunResult(0, fates, run.waiting(), run.counts());
      StudyResult study =
          new StudyResult(
              bare, List.of(new CaseResult("before", "before", List.of(one))), List.of());
      ReportInput input =
          new ReportInput(study, INPUT.city(), new MapFacts(List.of(), List.of(), List.of()));
      StudyFigures figures = StudyFigures.of(study);
      assertThat(ReportHtml.write(input, figures)).doesNotContain("NaN", "null", "Infinity");
      assertThat(ResultJson.write(study, figures)).doesNotContain("NaN", "Infinity");
      assertThat(TerminalTable.write(study, figures)).doesNotContain("NaN", "null");
    }
  }

  @Test
  void noNumberInTheJsonIsAFraction() {
    assertThat(ResultJson.write(INPUT.result(), FIGURES).replaceAll("\"[^\"]*\"", ""))
        .doesNotContain(".");
  }

  @Test
  void noLineOfTheTerminalTableIsWiderThanAHundred() {
    String table = TerminalTable.write(INPUT.result(), FIGURES);
    System.out.println(table);
    assertThat(table.lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(table).startsWith("Simulated, not measured").contains("Closed, no plan");
  }

  @Test
  void theShippedTownIsDrawnWithItsStreetsAndItsNames() {
    Scenario scenario =
        ScenarioReader.read(Path.of("..", "scenarios", "capitol-hill-2020", "scenario.yaml"));
    City city = CityLoader.load(scenario.frame().cityFile());
    ReportInput input = SyntheticStudy.on(city, ScenarioMap.of(scenario), 5, 900);
    StudyFigures figures = StudyFigures.of(input.result());
    ReportFiles.writeAll(
        Path.of("target", "report-town"),
        input,
        figures,
        new IndexHtml.Kept("run 0 of nothing", List.of()));
    assertThat(ReportHtml.write(input, figures))
        .contains(">East Pine Street</text>", ">East Precinct</text>", "class=\"water\"");
  }

  @Test
  void theFilesLieInTheFolder() {
    Path dir = Path.of("target", "report-sample");
    ReportFiles.writeAll(
        dir, INPUT, FIGURES, new IndexHtml.Kept("run 0 of “closed, no plan”", List.of()));
    assertThat(dir.resolve("report.html")).hasContent(PAGE);
    assertThat(dir.resolve("index.html").toFile()).isNotEmpty();
    assertThat(dir.resolve("result.json").toFile()).isNotEmpty();
  }
}
