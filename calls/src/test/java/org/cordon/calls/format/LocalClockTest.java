package org.cordon.calls.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.cordon.calls.Finding;
import org.junit.jupiter.api.Test;

/**
 * Seattle's clocks went back on 1 November 2020 at 02:00 PDT and forward on 8 March at 02:00 PST.
 */
class LocalClockTest {
  private final LocalClock seattle = new LocalClock(ZoneId.of("America/Los_Angeles"));
  private final Set<Finding> findings = EnumSet.noneOf(Finding.class);

  private Instant utc(String local, String notBefore) {
    long earliest = Instant.parse(notBefore).toEpochMilli();
    return Instant.ofEpochMilli(seattle.toUtcMs(LocalDateTime.parse(local), earliest, findings));
  }

  @Test
  void anOrdinaryHourNeedsNoFinding() {
    assertThat(utc("2020-06-20T02:19:00", "1970-01-01T00:00:00Z"))
        .isEqualTo(Instant.parse("2020-06-20T09:19:00Z"));
    assertThat(findings).isEmpty();
  }

  @Test
  void aRepeatedHourIsItsFirstPassageUnlessTheRowSaysOtherwise() {
    assertThat(utc("2020-11-01T01:30:00", "2020-11-01T08:20:00Z"))
        .isEqualTo(Instant.parse("2020-11-01T08:30:00Z"));
    // received 01:50 (the first time), on scene 01:05: that must be the second passage
    assertThat(utc("2020-11-01T01:05:00", "2020-11-01T08:50:00Z"))
        .isEqualTo(Instant.parse("2020-11-01T09:05:00Z"));
    assertThat(findings).containsExactly(Finding.REPEATED_HOUR);
  }

  @Test
  void aMissingHourIsMovedOnByTheGap() {
    assertThat(utc("2020-03-08T02:30:00", "1970-01-01T00:00:00Z"))
        .isEqualTo(Instant.parse("2020-03-08T10:30:00Z"));
    assertThat(findings).containsExactly(Finding.MISSING_HOUR);
  }
}
