package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cordon.dispatch.model.account.EntryKind;
import org.junit.jupiter.api.Test;

/** The page of the record's format knows what the codec writes. */
final class RecordFormatPageTest {
  private static final Pattern KIND = Pattern.compile("Kinded\\.of\\(\\s*\"([a-z-]+)\"");

  @Test
  void everyKindOfEntryIsOnThePage() throws IOException {
    Path codecs = Repository.root().resolve("dispatch/src/main/java/org/cordon/dispatch/codec");
    TreeSet<String> kinds = new TreeSet<>();
    try (Stream<Path> files = Files.list(codecs)) {
      for (Path file : files.toList()) {
        KIND.matcher(Files.readString(file)).results().map(r -> r.group(1)).forEach(kinds::add);
      }
    }
    assertThat(kinds).hasSizeGreaterThan(60);
    String page = Files.readString(Repository.root().resolve("docs/record-format.md"));
    assertThat(kinds).allSatisfy(written -> assertThat(page).contains("`" + written + "`"));
    for (EntryKind kind : EntryKind.values()) {
      assertThat(page).contains("`" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "`");
    }
  }
}
