package org.cordon.app.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.dispatch.snapshot.OpenRecord;
import org.cordon.record.log.LogEntry;
import org.cordon.record.log.LogReader;

/**
 * What a desk that starts again reads of the newest entries: which keys they did, and the entries
 * themselves for consoles that come back.
 */
final class Newest {
  private static final int MOST = Feed.KEPT + 4_096; // the keys stand between the entries
  private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d{1,15}),\"v\":\\d+\\}$");

  private Newest() {}

  /** A feed with the newest entries up to {@code last}; the keys learn what they did. */
  static Feed read(OpenRecord record, long last, DoneKeys keys) {
    List<Feed.Item> items = new ArrayList<>();
    for (byte[] entry : record.newest(MOST)) {
      if (LogEntry.is(entry)) {
        learn(entry, keys);
      } else {
        String line = new String(entry, StandardCharsets.UTF_8);
        Matcher seq = SEQ.matcher(line);
        if (!seq.find()) {
          throw new IllegalStateException("an entry without a number at its end: " + line);
        }
        items.add(new Feed.Item(Long.parseLong(seq.group(1)), line));
      }
    }
    Feed feed = new Feed(last - items.size());
    feed.publish(items);
    return feed;
  }

  /** The keys of the newest entries of a log that somebody else writes. */
  static DoneKeys keys(LogReader log) {
    DoneKeys keys = new DoneKeys();
    for (byte[] entry : log.entries(Math.max(0, log.size() - MOST), log.size())) {
      if (LogEntry.is(entry)) {
        learn(entry, keys);
      }
    }
    return keys;
  }

  private static void learn(byte[] entry, DoneKeys keys) {
    if (new String(entry, StandardCharsets.UTF_8).contains(LogEntry.Kind.COMMANDS.text())) {
      LogEntry own = LogEntry.read(entry, "the newest entries");
      if (own.kind() == LogEntry.Kind.COMMANDS) {
        keys.learn(own.text("done", "the newest entries"));
      }
    }
  }
}
