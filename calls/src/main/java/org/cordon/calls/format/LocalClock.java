package org.cordon.calls.format;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
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
  private final ZoneRules rules;

  public LocalClock(ZoneId zone) {
    rules = zone.getRules();
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

  private static long ms(LocalDateTime local, ZoneOffset offset) {
    return local.toInstant(offset).toEpochMilli();
  }
}
