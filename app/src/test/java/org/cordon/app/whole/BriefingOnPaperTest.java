package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The joint briefing of 13 June 2020, printed by a real browser. */
final class BriefingOnPaperTest {
  private static final String RULE = "@page{margin:9mm}";
  private static final String CLAIMS = "../scenarios/capitol-hill-2020/claims";

  @TempDir private Path folder = Path.of("");

  /** The page on a paper of a name that CSS knows. */
  private Path on(String paper, String page) throws Exception {
    assertThat(page).contains(RULE);
    return Files.writeString(
        folder.resolve(paper + ".html"),
        page.replace(RULE, "@page{margin:9mm;size:" + paper + "}"));
  }

  @Test
  void itTakesTwoSheetsOfThePaperOfEitherSideOfTheOcean() throws Exception {
    Browser browser = BrowserTest.browser(folder);
    String page = Files.readString(TheDemo.once().folder().resolve("briefing.html"));
    for (String paper : new String[] {"A4", "letter"}) {
      int sheets = browser.sheets(on(paper, page), folder.resolve(paper + ".pdf"));
      System.out.println("joint briefing of 13 June 2020 on " + paper + ": " + sheets + " sheets");
      assertThat(sheets).as(paper).isEqualTo(2);
    }
  }

  /** A copy of the record of June, on which all three heads answered; one line with a dissent. */
  private Path answered() throws Exception {
    Path demo = TheDemo.once().folder();
    for (String file : new String[] {"record.sqlite", "record.key"}) {
      Files.copy(demo.resolve(file), folder.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Path out = folder.resolve("signed");
    List<String> writer =
        List.of(
            "--record",
            folder.resolve("record.sqlite").toString(),
            "--record-key",
            folder.resolve("record.key").toString());
    brief(
        writer,
        List.of("draft", "--at", "2020-06-13T12:00-07:00", "--out", out.toString()),
        List.of("--by", "duty-officer", "--claims", CLAIMS));
    String dissent = "claim.calls-tripled=" + "Our count was of calls inside the zone. ".repeat(5);
    for (String head : new String[] {"head-mayor", "head-fire"}) {
      brief(writer, List.of("sign", out.toString()), List.of("--by", head, "--all"));
    }
    brief(
        writer,
        List.of("sign", out.toString()),
        List.of("--by", "head-police", "--all", "--dissent", dissent));
    brief(
        writer,
        List.of("issue", out.toString()),
        List.of("--by", "head-mayor", "--with-unchecked"));
    return out;
  }

  private static void brief(List<String> writer, List<String> what, List<String> more) {
    List<String> args = new ArrayList<>(List.of("brief"));
    args.addAll(what);
    args.addAll(writer);
    args.addAll(more);
    TheDemo.run(args.toArray(String[]::new));
  }

  @Test
  void theHeadsOfJuneAnswerItLineByLineAndItStillTakesTwoSheets() throws Exception {
    Path out = answered();
    String page = Files.readString(out.resolve("briefing.html"));
    assertThat(page)
        .contains(
            "ISSUED",
            "[all sign]",
            "A signs · B signs · C DISSENTS",
            "C dissents: <bdi>Our count was of calls inside the zone.")
        .doesNotContain("NOT ISSUED", "A open", "B open", "C open");
    String pub = TheDemo.once().folder().resolve("record.pub").toString();
    assertThat(TheDemo.run("brief", "verify", out.toString(), "--key", pub)).contains("; issued");
    Browser browser = BrowserTest.browser(folder);
    for (String paper : new String[] {"A4", "letter"}) {
      int sheets = browser.sheets(on(paper, page), folder.resolve(paper + ".pdf"));
      System.out.println("joint briefing, issued, on " + paper + ": " + sheets + " sheets");
      assertThat(sheets).as(paper).isEqualTo(2);
    }
  }

  @Test
  void sheetsAreReallyCounted() throws Exception {
    Browser browser = BrowserTest.browser(folder);
    String three = "<!doctype html><style>p{break-after:page}</style><p>1<p>2<div>3</div>";
    Path page = Files.writeString(folder.resolve("three.html"), three);
    assertThat(browser.sheets(page, folder.resolve("three.pdf"))).isEqualTo(3);
  }
}
