package org.cordon.calls.format;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cordon.calls.Finding;

/**
 * Wall-clock time to UTC. When clocks go back, one hour is written twice; of the two readings the
 * first is taken that does not precede the row's earlier times. When clocks go forward, an hour is
 * skipped; a time in it is moved on by the length of the gap. Both are findings, since the true
 * time cannot be known.
 */
public final class LocalClock {
  /** What stands for no time. */
  public static final long NEVER = Long.MIN_VALUE;

  private static final long DAY_MS = 86_400_000;
  private static final int DAYS_BEFORE_1970 = 25_567; // from 1900
  private static final int DAYS = 73_049; // to 2099
  private static final int UNKNOWN = Integer.MIN_VALUE;
  private static final int CHANGES = Integer.MAX_VALUE;

  private final ZoneRules rules;
  private final int[] offsetMs = new int[DAYS];

  public LocalClock(ZoneId zone) {
    rules = zone.getRules();
    Arrays.fill(offsetMs, UNKNOWN);
  }

  /**
   * UTC milliseconds of a time as portals write it, or {@link #NEVER}: for no time, for what cannot
   * be read (a finding), and for how Seattle writes "never", 01/01/1900.
   */
  public long read(String text, long notBeforeMs, Set<Finding> findings) {
    if (Draft.absent(text)) {
      return NEVER;
    }
    TimeText.Written written = TimeText.parse(text);
    if (written == null) {
      findings.add(Finding.UNREADABLE_TIME);
      return NEVER;
    }
    if (written.local().getYear() <= 1900) {
      return NEVER;
    }
    return written.offset() == null
        ? toUtcMs(written.local(), notBeforeMs, findings)
        : written.local().toInstant(written.offset()).toEpochMilli();
  }

  /**
   * UTC milliseconds.
   *
   * @param notBeforeMs the latest earlier time of the same row; chooses in a repeated hour
   * @param findings gains what was doubtful
   */
  long toUtcMs(LocalDateTime local, long notBeforeMs, Set<Finding> findings) {
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    if (offsets.isEmpty()) {
      findings.add(Finding.MISSING_HOUR);
      return ms(local, rules.getTransition(local).getOffsetBefore());
    }
    long first = ms(local, offsets.getFirst());
    if (offsets.size() == 1) {
      return first;
    }
    findings.add(Finding.REPEATED_HOUR);
    return first >= notBeforeMs ? first : ms(local, offsets.getLast());
  }

  /**
   * As above for a wall-clock reading in milliseconds since 1970 as if it were UTC; days without a
   * clock change are looked up.
   */
  public long toUtcMs(long wallMs, long notBeforeMs, Set<Finding> findings) {
    long day = Math.floorDiv(wallMs, DAY_MS) + DAYS_BEFORE_1970;
    if (day >= 0 && day < DAYS) {
      int offset = offsetMs[(int) day];
      if (offset == UNKNOWN) {
        offset = offsetOfDay(day - DAYS_BEFORE_1970);
        offsetMs[(int) day] = offset;
      }
      if (offset != CHANGES) {
        return wallMs - offset;
      }
    }
    int nanos = (int) Math.floorMod(wallMs, 1000L) * 1_000_000;
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(Math.floorDiv(wallMs, 1000L), nanos, ZoneOffset.UTC);
    return toUtcMs(local, notBeforeMs, findings);
  }

  /** The one offset of a day, or {@link #CHANGES}. */
  private int offsetOfDay(long day) {
    LocalDateTime from = LocalDateTime.ofEpochSecond(day * 86_400, 0, ZoneOffset.UTC);
    ZoneOffset first = rules.getOffset(from.minusDays(1));
    ZoneOffsetTransition next = rules.nextTransition(from.minusDays(1).toInstant(first));
    boolean steady = next == null || next.getInstant().isAfter(from.plusDays(2).toInstant(first));
    return steady ? first.getTotalSeconds() * 1000 : CHANGES;
  }

  private static long ms(LocalDateTime local, ZoneOffset offset) {
    return local.toInstant(offset).toEpochMilli();
  }
}
