package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The joint briefing of 13 June 2020, printed by a real browser. */
final class BriefingOnPaperTest {
  private static final String RULE = "@page{margin:9mm}";

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

  @Test
  void sheetsAreReallyCounted() throws Exception {
    Browser browser = BrowserTest.browser(folder);
    String three = "<!doctype html><style>p{break-after:page}</style><p>1<p>2<div>3</div>";
    Path page = Files.writeString(folder.resolve("three.html"), three);
    assertThat(browser.sheets(page, folder.resolve("three.pdf"))).isEqualTo(3);
  }
}
