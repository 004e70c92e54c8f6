package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk's page in a real browser; pictures of it lie in {@code app/target/screenshots}. */
final class ConsoleInBrowserTest {
  private static final Path PICTURES = Path.of("target", "screenshots");

  @TempDir private Path folder = Path.of("");
  private LiveDesk live;
  private DrivenBrowser browser;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    DrivenBrowser found = DrivenBrowser.start(folder.resolve("profile"), 1400, 1000);
    if (found == null) {
      System.out.println("SKIPPED: no chromium on this machine, so the page was not looked at");
    }
    Assumptions.assumeTrue(found != null);
    browser = Objects.requireNonNull(found);
    live = new LiveDesk(folder.resolve("record.sqlite"), false);
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
      live.close();
    }
  }

  private void signIn() {
    browser.open(live.server.signInLink());
    browser.until("document.getElementById('link').textContent.startsWith('Connected')");
  }

  private void line(String text, String answerHas) {
    browser.ask("document.getElementById('line').focus()");
    browser.type(text).press("Enter");
    browser.until("document.getElementById('said').textContent.includes('" + answerHas + "')");
  }

  @Test
  void theMapIsDrawnFromThisServerAloneAndThePageComplainsOfNothing() throws IOException {
    signIn();
    line("C medical-als 1 10th and Pine", "D 1001 sends");
    browser.until("document.getElementById('map').dataset.map === 'idle'");
    browser.ask("document.getElementById('map').scrollIntoView()");
    browser.photograph(PICTURES.resolve("map.png"));
    assertThat(browser.text("map-said")).isEmpty();
    assertThat(browser.complaints()).isEmpty();
    String others =
        browser
            .ask(
                "performance.getEntriesByType('resource').map(r => r.name)"
                    + ".filter(n => !n.startsWith(location.origin)).join(' ')")
            .asString("");
    assertThat(others).isEmpty();
    String seen =
        browser
            .ask(
                "performance.getEntriesByType('resource').map(r => r.name)"
                    + ".filter(n => n.includes('maplibre')).length")
            .asString("");
    assertThat(seen).isNotEqualTo("0");
  }
}
