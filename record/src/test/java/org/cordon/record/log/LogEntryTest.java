package org.cordon.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a log says of itself is told apart from what others put on it. */
final class LogEntryTest {
  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void anEntryOfTheLogIsReadAsItWasWritten() {
    LogEntry entry =
        new LogEntry(
            LogEntry.Kind.BEGAN, 7, Map.of("why", "<b>'; DROP TABLE entry;--", "size", 3L));
    assertThat(new String(entry.bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"data\":{\"size\":3,\"why\":\"<b>'; DROP TABLE entry;--\"},"
                + "\"kind\":\"log-began\",\"recordedAt\":7,\"v\":1}");
    assertThat(LogEntry.is(entry.bytes())).isTrue();
    assertThat(LogEntry.read(entry.bytes(), "test")).isEqualTo(entry);
    assertThat(entry.text("why", "test")).startsWith("<b>");
    assertThatThrownBy(() -> entry.text("size", "test")).hasMessageContaining("not-a-log-entry");
  }

  @Test
  void aKindOfALaterVersionIsTheLogsOwnToo() {
    byte[] later = utf8("{\"data\":{},\"kind\":\"log-moved\",\"recordedAt\":7,\"v\":1}");
    assertThat(LogEntry.is(later)).isTrue();
    assertThatThrownBy(() -> LogEntry.read(later, "entry 4"))
        .hasMessageContaining("log-moved")
        .hasMessageContaining("entry 4");
  }

  @Test
  void noOtherEntryIsTakenForOneOfTheLog() {
    for (String text :
        List.of(
            "",
            "{}",
            "{\"data\":{\"kind\":\"log-began\"},\"kind\":\"call-received\"}",
            "{\"data\":{\"said\":\"\\\"kind\\\":\\\"log-\"},\"kind\":\"note\"}",
            "{\"data\":{\"kind\":\"log-began\"}",
            "{\"by\":\"op\",\"kind\":\"log-began\"}")) {
      assertThat(LogEntry.is(utf8(text))).as(text).isFalse();
    }
  }
}
