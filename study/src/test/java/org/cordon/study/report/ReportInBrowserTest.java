package org.cordon.study.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.cordon.study.statistics.StudyFigures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the page in a real browser, cut off from every host. */
class ReportInBrowserTest {
  private static final Path SHOTS = Path.of("target", "report-browser").toAbsolutePath();

  @TempDir Path profile;

  private static @Nullable Path findBrowser() {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin");
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Stream.of(path.split(File.pathSeparator, -1)).map(d -> Path.of(d, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  @Test
  void aBrowserShowsTheWholePageAtTheWidthOfADeskAndOfAPhone() throws Exception {
    Path browser = findBrowser();
    if (browser == null) {
      System.out.println(
          "SKIPPED: no chromium on the path, so the report was opened in no browser");
      return;
    }
    ReportInput input = SyntheticStudy.input();
    ReportFiles.writeAll(
        SHOTS, input, StudyFigures.of(input.result()), new IndexHtml.Kept("run 0", List.of()));
    for (int width : new int[] {1100, 500}) {
      String dom = run(browser, "--window-size=" + width + ",2400", "--dump-dom");
      assertThat(dom).contains("What this result does not say").contains("</html>");
      Path shot = SHOTS.resolve("report-" + width + ".png");
      Files.deleteIfExists(shot);
      run(browser, "--window-size=" + width + ",2400", "--screenshot=" + shot);
      assertThat(darkAndLight(shot)).as("text on paper at width %d", width).isTrue();
    }
  }

  private String run(Path browser, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(browser.toString());
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--hide-scrollbars"));
    command.add("--user-data-dir=" + Files.createTempDirectory(profile, "p"));
    command.addAll(List.of(options));
    command.add(SHOTS.resolve("report.html").toUri().toString());
    Path out = Files.createTempFile(profile, "out", ".html");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(90, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as("the browser ends within 90 s").isTrue();
    assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    return Files.readString(out);
  }

  private static boolean darkAndLight(Path shot) throws IOException {
    BufferedImage image = ImageIO.read(shot.toFile());
    int dark = 0;
    int light = 0;
    for (int y = 0; y < image.getHeight(); y += 3) {
      for (int x = 0; x < image.getWidth(); x += 3) {
        int grey = image.getRGB(x, y) & 0xff;
        dark += grey < 80 ? 1 : 0;
        light += grey > 230 ? 1 : 0;
      }
    }
    System.out.println(
        String.format(Locale.ROOT, "%s: %d dark, %d light points", shot, dark, light));
    return dark > 500 && light > 10 * dark / 2;
  }
}
