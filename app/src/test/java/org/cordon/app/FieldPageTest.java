package org.cordon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.app.FieldPage.Block;
import org.cordon.app.whole.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page that an engineer checks by hand shows what the program says today, to the letter, and
 * its drawings are those that the program draws today, to the byte. {@code scripts/field-page}
 * renews both.
 */
final class FieldPageTest {
  private static final String RENEW = "; renew the page and its drawings with scripts/field-page";

  @TempDir Path dir;

  @Test
  void thePageShowsWhatTheProgramSaysAndDraws() throws IOException {
    FieldPage page = FieldPage.read(Repository.root(), dir);
    List<Block> blocks = page.blocks();
    assertThat(blocks).hasSizeGreaterThan(10);
    List<String> shown = blocks.stream().map(Block::text).toList();
    List<String> now = new ArrayList<>();
    for (Block block : blocks) {
      now.add(page.again(block));
    }
    if (System.getenv("CORDON_RENEW") != null) {
      page.renew(now);
      return;
    }
    for (int i = 0; i < now.size(); i++) {
      assertThat(shown.get(i)).as(FieldPage.PAGE + RENEW).isEqualTo(now.get(i));
    }
    for (Path drawn : page.drawn()) {
      Path kept = Repository.root().resolve("docs/drawings").resolve(drawn.getFileName());
      assertThat(kept).as("a drawing of " + FieldPage.PAGE + RENEW).exists();
      assertThat(Files.readString(kept, StandardCharsets.UTF_8).equals(Files.readString(drawn)))
          .as(kept + " is what the program draws" + RENEW)
          .isTrue();
    }
  }

  @Test
  void everyDrawingIsMadeByACommandOfThePageAndShown() throws IOException {
    String text = Files.readString(Repository.root().resolve(FieldPage.PAGE));
    Set<String> made = found(text, "--svg docs/drawings/(\\S+)");
    Set<String> shown = found(text, "!\\[[^]]{20,}\\]\\(drawings/([^)]+)\\)");
    Set<String> kept = new TreeSet<>();
    try (var files = Files.list(Repository.root().resolve("docs/drawings"))) {
      files.map(Repository::name).forEach(kept::add);
    }
    assertThat(kept).isEqualTo(made).isEqualTo(shown);
  }

  private static Set<String> found(String text, String pattern) {
    Set<String> found = new TreeSet<>();
    Matcher m = Pattern.compile(pattern).matcher(text);
    while (m.find()) {
      found.add(m.group(1));
    }
    return found;
  }
}
