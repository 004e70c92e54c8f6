package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.dispatch.codec.EntryCodec;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.account.AccountEntry.Position;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.record.log.Log;
import org.cordon.record.note.KeyFile;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.SqliteStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front page in a real browser: its own check, its width, and what it asks of the network. */
final class SituationInBrowserTest {
  private static final String PRESS =
      "<script>document.getElementById(\"check\").click()</script></body>";
  private static final Pattern RESULT =
      Pattern.compile("id=\"result\"[^>]*data-state=\"(\\w+)\"[^>]*>([^<]*)<");

  @TempDir private Path folder = Path.of("");

  private String page(boolean withKey) throws IOException {
    Path record = folder.resolve("record.sqlite");
    SignerKey key = SignerKey.ofSeed("dispatch.example/r", KeyType.ED25519, new byte[32]);
    Path open = KeyFile.write(folder.resolve("k"), key);
    List<byte[]> entries = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      Position said =
          new Position(
              "p" + i, "office " + i % 7, "subject " + i % 60, "stance \u2013 " + i, "", List.of());
      AccountEvent event =
          new AccountEvent.Entered("", said, Provenance.observed("desk", "the desk, \u00e9 <b>"));
      Entry entry = new Entry(i, i * 1_000L, i * 1_000L, "op-1", event, List.of());
      entries.add(EntryCodec.write(entry).getBytes(StandardCharsets.UTF_8));
    }
    try (Log log = Log.open(SqliteStore.write(record), key)) {
      log.append(entries);
    }
    List<String> args =
        new ArrayList<>(
            List.of("situation", "--record", record.toString(), "--at", "1970-01-02T00:00Z"));
    args.addAll(List.of("--out", folder.resolve("page.html").toString()));
    if (withKey) {
      args.addAll(List.of("--key", open.toString()));
    }
    TheDemo.run(args.toArray(String[]::new));
    return Files.readString(folder.resolve("page.html"));
  }

  private Matcher pressed(Browser browser, String page) throws Exception {
    Path file = folder.resolve("pressed.html");
    Files.writeString(file, page.replace("</body>", PRESS));
    Matcher result = RESULT.matcher(browser.read(file).dom());
    assertThat(result.find()).as("the check says how it ended").isTrue();
    return result;
  }

  @Test
  void everyProofOfThePageHoldsAndTheSignatureIsCheckedOnlyWithAKey() throws Exception {
    Browser browser = BrowserTest.browser(folder);
    Matcher with = pressed(browser, page(true));
    assertThat(with.group(2)).contains("All 300 entries stand in the record of 300 entries");
    assertThat(with.group(2)).contains("signature: by this key");
    assertThat(with.group(1)).isEqualTo("good");
  }

  @Test
  void withoutAKeyThePageSaysThatTheSignatureIsNotChecked() throws Exception {
    Browser browser = BrowserTest.browser(folder);
    String page = page(false);
    Matcher without = pressed(browser, page);
    assertThat(without.group(2)).contains("All 300 entries", "not checked here");
    assertThat(without.group(1)).isEqualTo("open");
    Browser.Visit plain = browser.read(folder.resolve("page.html"));
    assertThat(BrowserTest.askedOutside(plain)).isEmpty();
    assertThat(plain.dom()).contains("Not checked yet.");
  }

  @Test
  void oneChangedDigitOfAnEntryAPathOrTheCheckpointFails() throws Exception {
    Browser browser = BrowserTest.browser(folder);
    String page = page(true);
    String entry = page.replaceFirst("(recordedAt&quot;:7)0", "$11");
    assertThat(entry).isNotEqualTo(page);
    Matcher changed = pressed(browser, entry);
    assertThat(changed.group(1)).isEqualTo("bad");
    assertThat(changed.group(2)).contains("FAILED: 1 of 300", ": 6.");
    String size = page.replaceFirst("(id=\"note\">dispatch.example/r\n)300", "$1301");
    assertThat(size).isNotEqualTo(page);
    Matcher grown = pressed(browser, size);
    assertThat(grown.group(1)).isEqualTo("bad");
    assertThat(grown.group(2)).contains("It is not over this text");
  }

  @Test
  void nothingIsWiderThanTheWindowAtADeskOrOnAPhone() throws Exception {
    Browser browser = BrowserTest.browser(folder);
    String probe =
        "<script>for (const d of document.querySelectorAll('details')) { d.open = true; }"
            + "document.body.dataset.over = document.documentElement.scrollWidth - innerWidth;"
            + "document.body.dataset.at = innerWidth;</script></body>";
    Path file = folder.resolve("wide.html");
    Files.writeString(file, page(true).replace("</body>", probe));
    for (int width : new int[] {1280, 400}) {
      String dom = browser.read(file, "--window-size=" + width + ",900").dom();
      Matcher over = Pattern.compile("data-over=\"(-?\\d+)\" data-at=\"(\\d+)\"").matcher(dom);
      assertThat(over.find()).isTrue();
      System.out.println(
          "situation page at a window of " + over.group(2) + " px: over by " + over.group(1));
      assertThat(Integer.parseInt(over.group(1))).as("at %d", width).isLessThanOrEqualTo(0);
      assertThat(Integer.parseInt(over.group(2))).isLessThanOrEqualTo(width + 100);
    }
  }
}
