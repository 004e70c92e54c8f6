package org.cordon.dispatch.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.Service;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static AccessRule rule(AccessLevel level, String... except) {
    return new AccessRule(Service.POLICE, level, List.of(except), AccessLevel.OPEN, "", 1000, 2000);
  }

  @Test
  void overlappingZonesApplyEachExceptionThenTheStrictest() {
    var rules = List.of(rule(AccessLevel.CLOSED, "shooting"), rule(AccessLevel.STAGED));
    assertEquals(AccessLevel.STAGED, Access.level(rules, Service.POLICE, "shooting", 1500));
    assertEquals(AccessLevel.CLOSED, Access.level(rules, Service.POLICE, "noise", 1500));
    assertEquals(AccessLevel.OPEN, Access.level(rules, Service.FIRE, "noise", 1500));
  }

  @Test
  void endsFailSafe() {
    assertEquals(AccessLevel.CLOSED, rule(AccessLevel.OPEN).levelFor("noise", 2000));
    assertEquals(AccessLevel.STAGED, rule(AccessLevel.STAGED, "fire").levelFor("fire", 2000));
  }

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
              .filter(p -> p.togetherMs() <= least + 30_000)
              .min(
                  Comparator.comparingLong(MeetingChoice.Pair::walkMs)
                      .thenComparingLong(MeetingChoice.Pair::exposedMs)
                      .thenComparing(MeetingChoice.Pair::unitId)
                      .thenComparing(MeetingChoice.Pair::pointId))
              .orElseThrow();
      assertEquals(expected, MeetingChoice.choose(pairs, 30_000));
    }
  }
}
