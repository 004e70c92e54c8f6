package org.cordon.dispatch.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeetingChoiceTest {
  @Test
  void theChoiceOfUnitAndPointIsThatOfBruteForce() {
    long seed = 20200620;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      List<MeetingChoice.Pair> pairs = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        pairs.add(
            new MeetingChoice.Pair(
                "U" + i % 3,
                "P" + i / 3,
                random.nextInt(9) * 10_000L,
                random.nextInt(9) * 10_000L));
      }
      long least = pairs.stream().mapToLong(MeetingChoice.Pair::togetherMs).min().orElseThrow();
      var expected =
          pairs.stream()
              .filter((MeetingChoice.Pair p) -> p.togetherMs() <= least + 30_000)
              .min(
                  Comparator.comparingLong(MeetingChoice.Pair::walkMs)
                      .thenComparingLong(MeetingChoice.Pair::exposedMs)
                      .thenComparing(MeetingChoice.Pair::unitIds)
                      .thenComparing(MeetingChoice.Pair::pointId))
              .orElseThrow();
      assertEquals(expected, MeetingChoice.choose(pairs, 30_000));
    }
  }
}
