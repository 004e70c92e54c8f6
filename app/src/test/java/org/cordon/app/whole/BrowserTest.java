package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that Cordon writes, opened in a real browser that reaches nothing outside. */
final class BrowserTest {
  /** A request that a page made; what the browser asks for itself has no origin. */
  private static final Pattern ASKED =
      Pattern.compile("\"initiator\":\"(?!not an origin).*\"url\":\"((?:https?|wss?)://[^\"]*)\"");

  @TempDir Path scratch;

  /** The browser; without one the test is skipped, aloud. */
  static Browser browser(Path scratch) {
    Browser browser = Browser.find(scratch);
    if (browser == null) {
      System.out.println("SKIPPED: pages in a browser: no chromium on the path");
    }
    assumeTrue(browser != null, "no chromium on the path");
    return java.util.Objects.requireNonNull(browser);
  }

  static Set<Integer> colours(Path png) throws IOException {
    BufferedImage image = ImageIO.read(png.toFile());
    TreeSet<Integer> colours = new TreeSet<>();
    for (int y = 0; y < image.getHeight(); y += 2) {
      for (int x = 0; x < image.getWidth(); x += 2) {
        colours.add(image.getRGB(x, y));
      }
    }
    return colours;
  }

  static List<String> askedOutside(Browser.Visit visit) {
    return ASKED.matcher(visit.netLog()).results().map(m -> m.group(1)).distinct().toList();
  }

  @Test
  void theHarnessSeesTextColoursAndRequests() throws Exception {
    Browser browser = browser(scratch);
    Path page =
        Files.writeString(
            scratch.resolve("page.html"),
            "<!doctype html><meta charset=utf-8><title>t</title><h1>Zone</h1>"
                + "<svg width=200 height=200><rect width=100 height=100 fill=#c00 /></svg>");
    Browser.Visit visit = browser.read(page);
    assertThat(visit.dom()).contains("<h1>Zone</h1>");
    assertThat(visit.netLog()).isNotEmpty();
    assertThat(askedOutside(visit)).isEmpty();
    Path png = scratch.resolve("page.png");
    browser.photograph(page, png);
    assertThat(colours(png)).contains(0xffcc0000, 0xffffffff);

    Path leaky =
        Files.writeString(
            scratch.resolve("leaky.html"),
            "<!doctype html><title>t</title><img src=https://tiles.example.org/1.png>");
    assertThat(askedOutside(browser.read(leaky))).contains("https://tiles.example.org/1.png");
  }
}
