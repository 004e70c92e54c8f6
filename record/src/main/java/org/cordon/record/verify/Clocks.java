package org.cordon.record.verify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the times of recording tell of the clock that made them: where they go back, and where they
 * leap. Neither is damage, for the log was signed so; a reader has to know it.
 */
final class Clocks {
  private static final byte[] NAME = "\"recordedAt\":".getBytes(StandardCharsets.UTF_8);
  private static final int TAIL = 80; // seq and v follow it, and no more
  private static final long LATEST_MS = 253_402_300_799_000L; // the year 9999 ends
  private static final long BACK_MS = 60_000; // entries of two origins may cross on their way
  private static final long LEAP_MS = 6 * 3_600_000;
  private static final int MOST_SAID = 5;

  private final List<String> said = new ArrayList<>();
  private long beforeMs = -1;
  private long more;

  void entry(long n, byte[] bytes) {
    long ms = recordedAtMs(bytes);
    if (ms < 0 || ms > LATEST_MS) {
      return;
    }
    if (beforeMs >= 0 && ms < beforeMs - BACK_MS) {
      say(n, ms, beforeMs - ms, "before the one before it: the clock was set back.");
    } else if (beforeMs >= 0 && ms > beforeMs + LEAP_MS) {
      say(n, ms, ms - beforeMs, "after the one before it: a quiet time, or a clock that was set.");
    }
    beforeMs = ms;
  }

  private void say(long n, long ms, long byMs, String what) {
    if (said.size() == MOST_SAID) {
      more++;
      return;
    }
    Duration by = Duration.ofMillis(byMs);
    said.add(
        "Entry "
            + n
            + " was recorded at "
            + Instant.ofEpochMilli(ms)
            + ", "
            + by.toHours()
            + " h "
            + by.toMinutesPart()
            + " min "
            + what);
  }

  List<String> said() {
    List<String> all = new ArrayList<>(said);
    if (more > 0) {
      all.add("The clock leaps or goes back at " + more + " more entries.");
    }
    return all;
  }

  /** The time of recording, whose key is among the last of an entry; -1 where there is none. */
  private static long recordedAtMs(byte[] bytes) {
    for (int from = bytes.length - NAME.length; from >= Math.max(0, bytes.length - TAIL); from--) {
      int i = 0;
      while (i < NAME.length && bytes[from + i] == NAME[i]) {
        i++;
      }
      if (i == NAME.length) {
        long ms = 0;
        for (int at = from + i; at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
          ms = 10 * ms + bytes[at] - '0';
        }
        return ms;
      }
    }
    return -1;
  }
}
