package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

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
    browser.ask("document.getElementById('said').textContent = ''"); // the answer before this one
    browser.ask("document.getElementById('line').focus()");
    browser.type(text).press("Enter");
    try {
      browser.until("document.getElementById('said').textContent.includes(\"" + answerHas + "\")");
    } catch (IllegalStateException never) {
      throw new AssertionError(text + " was answered with: " + said(), never);
    }
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

  @Test
  void aCrewReadsItsTaskOnATelephoneAndHoldsTheMeetingPoint() throws IOException {
    signIn();
    line("C medical-als 1 12th and Pine; carried, safe, language=es", "D 1001 sends");
    line("SAY 1001", "Estamos buscando");
    line("Z zone", "in force");
    line("D 1001", "Sent to 1001");
    String unit = said().replaceFirst("Sent to 1001: ([A-Z0-9]+).*", "$1");
    line("SAY 1001 en", "arry the patient");
    line("SAY 1001", "Un equipo les espera");
    line("PG " + unit, "/unit/" + unit + "#crew=");
    String link = said().replaceFirst(".*(http://.*)$", "$1");
    browser.window(400, 800, "light");
    browser.open(link);
    browser.until("document.getElementById('held').textContent.includes('NOT YET ACKNOWLEDGED')");
    browser.photograph(PICTURES.resolve("crew-1-sent.png"));
    assertThat(browser.ask("String(document.documentElement.scrollWidth <= innerWidth)").asString())
        .as("nothing stands beside the screen of a telephone")
        .isEqualTo("true");
    browser.ask("document.getElementById('hold').click()");
    browser.until("document.getElementById('held').textContent.includes('You hold this version')");
    browser.ask("document.querySelector('#reports [value=EN_ROUTE]').click()");
    browser.until("document.getElementById('status').textContent === 'en route'");
    browser.window(400, 800, "dark");
    browser.photograph(PICTURES.resolve("crew-2-en-route.png"));
    browser.ask("document.getElementById('emergency').click()");
    browser.ask("document.getElementById('emergency').click()");
    browser.until("!document.getElementById('safe').hidden");
    browser.photograph(PICTURES.resolve("crew-3-emergency.png"));
    assertThat(browser.complaints()).isEmpty();
    JsonNode state = live.signIn().get("/state").json();
    assertThat(state.path("alarms").toString()).contains("CREW_EMERGENCY");
    assertThat(state.path("incidents").get(0).path("notHolding").toString())
        .doesNotContain("\"" + unit + "\"");
  }

  private String said() {
    return browser.text("said");
  }

  /** The first unit meets the caller, all are free again, and the call ends: by mistake first. */
  private void meetAndEnd(List<String> units) {
    for (String step : List.of("E", "O", "H1")) {
      line(step + " " + units.getFirst(), step + " " + units.getFirst() + ": done");
    }
    for (String each : units) {
      line("A " + each, "A " + each + ": done");
    }
    line("X 1001 met-at-the-edge", "X 1001 met-at-the-edge: done");
    line("U", "Taken back: the end of 1001");
    line("X 1001 met-at-the-edge", "X 1001 met-at-the-edge: done");
  }

  @Test
  void aShiftIsDoneByKeyboardFromSignInToSignOut() throws IOException {
    signIn();
    line("C medical-als 1 12th and Pine; carried, safe", "D 1001 sends");
    assertThat(said()).startsWith("Call 1001 at 12th and East Pine. direct: ");
    browser.photograph(PICTURES.resolve("1-direct.png"));
    line("C noise 4 15th and Pine", "Call 1002");
    line("C assault 2 Broadway and Pine", "Call 1003");
    assertThat(
            browser
                .ask("fetch('/state').then(a => a.json()).then(s => s.incidents[0].beat)")
                .asString())
        .as("the beat that 12th and Pine lies in")
        .matches("[CEG]\\d");

    line("ZR zone all closed", "Calls it changes");
    line("Z zone", "in force");
    browser.photograph(PICTURES.resolve("2-zone.png"));
    line("? 1001", "meet");
    String meet = said();
    assertThat(meet).as("the same call, now met at the edge").startsWith("meet");
    line("D 1001", "Sent to 1001");
    browser.until(
        "document.getElementById('detail').innerText.includes('does not hold version 1')");
    List<String> units =
        List.of(
            browser
                .ask("document.querySelector('#calls').innerText.match(/1001.*\t(.*)/)[1]")
                .asString()
                .split(" ", -1));
    String unit = units.getFirst();
    line("R 1001 " + unit, unit + " holds");
    line("R 1001 caller", "caller holds");
    line("R 1001 ems", "ems holds");
    line("R 1001 fire", "fire holds");
    browser.until(
        "document.getElementById('detail').innerText.includes('call-taker holds version 1')");
    browser.photograph(PICTURES.resolve("3-acknowledged.png"));

    line("ZO zone Broadway and Union; 15th and Union; 15th and Denny; Broadway and Denny", "done");
    browser.until(
        "document.getElementById('calls').innerText.includes('version 2; not acknowledged by')");
    line("R 1001 " + unit + " 11th-and-pine", unit + " holds 11th-and-pine");
    browser.until("document.getElementById('alarms').innerText.includes('meeting points differ')");
    browser.photograph(PICTURES.resolve("4-alarm.png"));
    line("AA 1", "done");
    line("R 1001 " + unit, unit + " holds");

    meetAndEnd(units);
    browser.photograph(PICTURES.resolve("5-ended.png"));
    assertThat(browser.complaints()).isEmpty();
    line("OUT", "");
    browser.until("document.getElementById('link').textContent.startsWith('Not signed in')");
    assertThat(live.get("/state").status()).isEqualTo(401);
  }

  @Test
  void aRedrawNeverTouchesWhatIsBeingTyped() {
    signIn();
    browser.ask("document.getElementById('line').focus()");
    browser.type("C medical-als 1 10th an");
    browser.ask("document.getElementById('line').setSelectionRange(2, 9)");
    live.signIn();
    for (int i = 0; i < 5; i++) {
      String id = "B" + i;
      assertThat(live.give("ReceiveCall", LiveDesk.call(id, "noise", 4)).status()).isEqualTo(200);
      browser.until("document.getElementById('calls').innerText.includes('" + id + "')");
    }
    String kept =
        browser
            .ask(
                "(() => { const l = document.getElementById('line'); return l.value + '|'"
                    + " + l.selectionStart + '|' + l.selectionEnd + '|'"
                    + " + (document.activeElement === l); })()")
            .asString();
    assertThat(kept).isEqualTo("C medical-als 1 10th an|2|9|true");
  }

  @Test
  void aDraftedZoneIsLookedAtBeforeItHoldsAnybodyUp() throws IOException {
    signIn();
    line("C medical-als 1 Summit and Thomas; walks, safe", "D 1001 sends");
    line(
        "ZN hill Melrose and Olive; Broadway and Olive; Broadway and Mercer; Melrose and Mercer",
        "drafted");
    line("ZR hill all staged Broadway and Pine", "Calls it changes: 1");
    browser.until("document.getElementById('preview').innerText.includes('Call 1001: direct')");
    browser.photograph(PICTURES.resolve("6-preview.png"));
    line("Z hill", "in force");
    line("ZX hill", "done");
  }

  @Test
  void whatIsRefusedSaysInOneLineWhatToDo() {
    signIn();
    line("D", "Type it as D units call reason");
    line("FLY E25", "HELP lists what can be typed");
    line("X 9999 reached", "check the incident's number");
    assertThat(said()).doesNotContain("\n");
    line("C medical-als 1 10th and Pine; asleep", "walks, carried");
    line("U", "nothing of the last minute");
  }
}
