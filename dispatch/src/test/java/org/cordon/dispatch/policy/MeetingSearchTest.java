package org.cordon.dispatch.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.cordon.dispatch.policy.MeetingSearch.Ask;
import org.cordon.dispatch.policy.MeetingSearch.Found;
import org.cordon.dispatch.policy.MeetingSearch.Need;
import org.cordon.dispatch.policy.MeetingSearch.Point;
import org.cordon.dispatch.policy.MeetingSearch.Unit;
import org.junit.jupiter.api.Test;

/** The pruned search against every unit, or every team, at every point. */
class MeetingSearchTest {
  private static final long NO_WAY = MeetingSearch.NO_WAY_MS;
  private static final long SEED = 2020_06_20;

  /** Times from a table; bounds are sometimes loose, as a bound may be. */
  private static final class Table implements MeetingSearch.Arrivals {
    private final long[][] etaMs;
    private final int loose;

    Table(long[][] etaMs, int loose) {
      this.etaMs = etaMs;
      this.loose = loose;
    }

    @Override
    public long leastMs(int unit) {
      long least = NO_WAY;
      for (long eta : etaMs[unit]) {
        least = Math.min(least, eta);
      }
      return least >= NO_WAY ? least : Math.max(0, least - loose);
    }

    @Override
    public void ms(int unit, long[] outMs) {
      System.arraycopy(etaMs[unit], 0, outMs, 0, outMs.length);
    }
  }

  private record Choice(String units, int point, long lastMs, long walkMs) {
    long togetherMs() {
      return Math.max(lastMs, walkMs);
    }
  }

  private static Table table(Random random, int units, int points, int step) {
    long[][] eta = new long[units][points];
    for (long[] row : eta) {
      long base = random.nextInt(40) * (long) step;
      for (int p = 0; p < points; p++) {
        row[p] = random.nextInt(9) == 0 ? NO_WAY : base + random.nextInt(12) * (long) step;
      }
    }
    return new Table(eta, random.nextInt(3) * step);
  }

  private static List<Point> points(Random random, int count, int step) {
    List<Point> points = new ArrayList<>();
    for (int p = 0; p < count; p++) {
      points.add(new Point("P" + p, random.nextInt(30) * (long) step));
    }
    return points;
  }

  private static List<Unit> units(Random random, int count, int crews) {
    List<Unit> units = new ArrayList<>();
    for (int u = 0; u < count; u++) {
      units.add(new Unit("U" + (count - u), "C" + (crews == 0 ? u : random.nextInt(crews)), false));
    }
    return units;
  }

  private static final Comparator<Choice> AS_THE_DESIGN_SAYS =
      Comparator.comparingLong(Choice::walkMs)
          .thenComparingLong(c -> c.togetherMs() - c.walkMs())
          .thenComparing(Choice::units)
          .thenComparing(c -> "P" + c.point);

  private static List<Choice> three(List<Choice> all, long toleranceMs) {
    List<Choice> left = new ArrayList<>(all);
    List<Choice> best = new ArrayList<>();
    while (best.size() < 3 && !left.isEmpty()) {
      long least = left.stream().mapToLong(Choice::togetherMs).min().orElseThrow();
      Choice next =
          left.stream()
              .filter(c -> c.togetherMs() <= least + toleranceMs)
              .min(AS_THE_DESIGN_SAYS)
              .orElseThrow();
      best.add(next);
      left.removeIf(c -> c.point == next.point);
    }
    return best;
  }

  @Test
  void unitAndPointAreThoseOfAllPairsThoughFewUnitsAreLookedAt() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    int looked = 0;
    int there = 0;
    for (int round = 0; round < 6000; round++) {
      int step = random.nextBoolean() ? 10_000 : 1;
      int n = 1 + random.nextInt(20);
      Table table = table(random, n, 1 + random.nextInt(12), step);
      List<Point> points = points(random, table.etaMs[0].length, step);
      List<Unit> units = units(random, n, 0);
      long tolerance = random.nextInt(4) * (long) step;
      List<Integer> all = new ArrayList<>();
      List<Choice> pairs = new ArrayList<>();
      for (int u = 0; u < n; u++) {
        all.add(u);
        for (int p = 0; p < points.size(); p++) {
          if (table.etaMs[u][p] < NO_WAY) {
            pairs.add(new Choice(units.get(u).id(), p, table.etaMs[u][p], points.get(p).walkMs()));
          }
        }
      }
      MeetingSearch search =
          MeetingSearch.of(new Ask(units, List.of(new Need(1, all)), points, tolerance, 3), table);
      List<Choice> expected = three(pairs, tolerance);
      List<Choice> found =
          search.best().stream()
              .map(f ->
                  new Choice(f.pair().unitIds(), f.point(), f.pair().unitMs(), f.pair().walkMs()))
              .toList();
      assertEquals(expected, found, "round " + round);
      assertEquals(
          pairs.stream().mapToLong(Choice::togetherMs).min().orElse(NO_WAY), search.leastMs());
      looked += search.looked();
      there += n;
    }
    System.out.println("looked at " + looked + " of " + there + " units");
    assertTrue(looked < there * 9 / 10, "nothing was pruned: " + looked + " of " + there);
  }

  /** The least last arrival over all ways to fill the needs from one, each crew once. */
  private static long leastLast(List<Need> needs, List<Unit> units, Table t, int p) {
    List<List<Integer>> slots = new ArrayList<>();
    for (Need need : needs) {
      for (int i = 0; i < need.count(); i++) {
        slots.add(need.units());
      }
    }
    return leastLast(slots, 0, new HashSet<>(), units, t, p);
  }

  private static long leastLast(
      List<List<Integer>> slots, int at, Set<String> crews, List<Unit> units, Table t, int p) {
    if (at == slots.size()) {
      return 0;
    }
    long least = NO_WAY;
    for (int u : slots.get(at)) {
      if (t.etaMs[u][p] < NO_WAY && crews.add(units.get(u).crewId())) {
        long rest = leastLast(slots, at + 1, crews, units, t, p);
        least = Math.min(least, Math.max(t.etaMs[u][p], rest));
        crews.remove(units.get(u).crewId());
      }
    }
    return least;
  }

  @Test
  void aTeamIsCompleteAsSoonAsAnyTeamCouldBe() {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    int full = 0;
    for (int round = 0; round < 3000; round++) {
      int n = 3 + random.nextInt(5);
      Table table = table(random, n, 1 + random.nextInt(7), 10_000);
      List<Point> points = points(random, table.etaMs[0].length, 10_000);
      List<Unit> units = units(random, n, 2 + random.nextInt(5));
      List<Need> needs = new ArrayList<>();
      int left = 2 + random.nextInt(2);
      while (left > 0) {
        List<Integer> fit = new ArrayList<>();
        for (int u = 0; u < n; u++) {
          if (random.nextInt(3) > 0) {
            fit.add(u);
          }
        }
        int count = 1 + random.nextInt(left);
        needs.add(new Need(count, fit));
        left -= count;
      }
      List<Choice> all = new ArrayList<>();
      for (int p = 0; p < points.size(); p++) {
        long last = leastLast(needs, units, table, p);
        if (last < NO_WAY) {
          all.add(new Choice("", p, last, points.get(p).walkMs()));
        }
      }
      MeetingSearch search = MeetingSearch.of(new Ask(units, needs, points, 30_000, 3), table);
      if (all.isEmpty()) {
        continue; // fewer than are needed can come: another test
      }
      full++;
      List<Choice> expected = three(all, 30_000);
      assertEquals(expected.size(), search.best().size(), "round " + round);
      for (int i = 0; i < expected.size(); i++) {
        Found f = search.best().get(i);
        assertEquals(expected.get(i).walkMs, f.pair().walkMs(), "round " + round);
        assertEquals(expected.get(i).togetherMs(), f.pair().togetherMs(), "round " + round);
        assertEquals(leastLast(needs, units, table, f.point()), f.pair().unitMs());
        serves(f, needs, units);
      }
    }
    assertTrue(full > 1000, full + " rounds in which all could come");
  }

  private static void serves(Found found, List<Need> needs, List<Unit> units) {
    int at = 0;
    Set<String> crews = new HashSet<>();
    for (Need need : needs) {
      for (int i = 0; i < need.count(); i++) {
        int unit = found.units().get(at++);
        assertTrue(need.units().contains(unit), found + " for " + needs);
        assertTrue(crews.add(units.get(unit).crewId()), "one crew twice: " + found);
      }
    }
  }

  @Test
  void whereNotAllCanComeAPointThatMostCanReachIsTheAnswer() {
    long[][] eta = {{60_000, 90_000}, {NO_WAY, 120_000}};
    MeetingSearch search =
        MeetingSearch.of(
            new Ask(
                units(new Random(1), 2, 0),
                List.of(new Need(2, List.of(0, 1)), new Need(1, List.of())),
                List.of(new Point("near", 10_000), new Point("far", 300_000)),
                30_000,
                3),
            new Table(eta, 0));
    assertEquals(List.of("far"), search.best().stream().map(f -> f.pair().pointId()).toList());
    assertEquals(2, search.best().getFirst().units().size());
  }

  @Test
  void aFreeUnitComesBeforeOneThatIsTakenFromAnotherIncident() {
    List<Unit> units = List.of(new Unit("A", "a", true), new Unit("B", "b", false));
    long[][] eta = {{10_000}, {500_000}};
    MeetingSearch search =
        MeetingSearch.of(
            new Ask(
                units,
                List.of(new Need(1, List.of(0, 1))),
                List.of(new Point("P", 60_000)),
                30_000,
                3),
            new Table(eta, 0));
    assertEquals("B", search.best().getFirst().pair().unitIds());
  }
}
