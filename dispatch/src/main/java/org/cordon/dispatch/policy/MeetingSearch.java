package org.cordon.dispatch.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.cordon.dispatch.policy.MeetingChoice.Pair;
import org.jspecify.annotations.Nullable;

/**
 * The one search for units and a meeting point together, for the engine and the command line.
 *
 * <p>Every point is represented by what is best there. One unit required: of all units the one with
 * the shortest exposed wait at that point, ties by id, as the choice among all pairs would have it.
 * Several required: the {@link MeetingTeam} that is complete soonest. {@link MeetingChoice} then
 * chooses among the points.
 *
 * <p>Not every unit is looked at. Units come in the order of their least time to any point, a lower
 * bound of when they can be anywhere. Once as many points are answered as are asked for, a unit
 * whose bound lies past the last of them and the tolerance can neither be chosen nor make another
 * point the soonest, and no later unit can: the search stops there, and its answer is that of all
 * units. Units taken from other incidents count only where no free one is left, so with one of them
 * in the roster nothing is left out.
 */
public final class MeetingSearch {
  /** No way: more than any time, and twice it is still a long. */
  public static final long NO_WAY_MS = Long.MAX_VALUE / 4;

  /** When units could be at points, readiness, turnout and travel together, by their numbers. */
  public interface Arrivals {
    /** The least over all points, or {@link #NO_WAY_MS} or more where none can be reached. */
    long leastMs(int unit);

    /** To every point in order; {@link #NO_WAY_MS} or more where no way leads there. */
    void ms(int unit, long[] outMs);
  }

  /**
   * A unit that could go.
   *
   * @param preempts whether it would be taken from another incident
   */
  public record Unit(String id, String crewId, boolean preempts) {}

  /** So many of these units, by their numbers in the roster. */
  public record Need(int count, List<Integer> units) {
    public Need {
      units = List.copyOf(units);
      if (count < 1) {
        throw new IllegalArgumentException("a need of " + count + " units");
      }
    }
  }

  /** A place where they could meet, and how long the slowest of those who come walks there. */
  public record Point(String id, long walkMs) {}

  /** What is asked. Without needs the point is chosen by the walk alone. */
  public record Ask(
      List<Unit> units, List<Need> needs, List<Point> points, long toleranceMs, int count) {
    public Ask {
      units = List.copyOf(units);
      needs = List.copyOf(needs);
      points = List.copyOf(points);
    }
  }

  /**
   * One answer.
   *
   * @param point its number
   * @param units their numbers, in the order of the needs
   */
  public record Found(Pair pair, int point, List<Integer> units) {
    public Found {
      units = List.copyOf(units);
    }
  }

  private final Ask ask;
  private final Arrivals arrivals;
  private final long[] @Nullable [] rows; // by unit, those that were looked at
  private final int[][] teams; // by point, the units there; empty while nobody comes
  private final long[] lastMs; // by point, when the last of them is there
  private final int wanted;
  private List<Found> best = List.of();
  private long leastMs = NO_WAY_MS;
  private int looked;

  private MeetingSearch(Ask ask, Arrivals arrivals) {
    this.ask = ask;
    this.arrivals = arrivals;
    rows = new long[ask.units.size()][];
    teams = new int[ask.points.size()][0];
    lastMs = new long[ask.points.size()];
    Arrays.fill(lastMs, NO_WAY_MS);
    wanted = ask.needs.stream().mapToInt(Need::count).sum();
  }

  /** Searches. */
  public static MeetingSearch of(Ask ask, Arrivals arrivals) {
    MeetingSearch search = new MeetingSearch(ask, arrivals);
    search.look();
    search.choose();
    return search;
  }

  /** The best, each at another point; empty where nobody can meet. */
  public List<Found> best() {
    return best;
  }

  /** T*: when everybody could be together at the soonest, or {@link #NO_WAY_MS}. */
  public long leastMs() {
    return leastMs;
  }

  /** How many units were looked at point by point. */
  public int looked() {
    return looked;
  }

  /** When a unit of an answer could be at a point, or {@link #NO_WAY_MS} or more. */
  public long etaMs(int unit, int point) {
    long[] row = rows[unit];
    if (row == null) {
      throw new IllegalArgumentException("unit " + unit + " is in no answer");
    }
    return row[point];
  }

  private void look() {
    boolean[] asked = new boolean[rows.length];
    ask.needs.forEach(need -> need.units.forEach(u -> asked[u] = true));
    long[] bound = new long[rows.length];
    List<Integer> order = new ArrayList<>();
    boolean all = false;
    for (int u = 0; u < rows.length; u++) {
      bound[u] = asked[u] ? arrivals.leastMs(u) : NO_WAY_MS;
      if (bound[u] < NO_WAY_MS) {
        order.add(u);
        all |= ask.units.get(u).preempts;
      }
    }
    order.sort(Comparator.comparingLong((Integer u) -> bound[u]).thenComparingInt(u -> u));
    long stopMs = NO_WAY_MS;
    for (int u : order) {
      if (!all && bound[u] > stopMs) {
        break;
      }
      long[] row = new long[lastMs.length];
      arrivals.ms(u, row);
      rows[u] = row;
      looked++;
      boolean better = wanted == 1 ? join(u, row) : looked >= wanted && gather(row);
      stopMs = better ? stopMs() : stopMs;
    }
  }

  /** One unit required: takes each point where it is better than who has it. */
  private boolean join(int unit, long[] row) {
    boolean sooner = false;
    for (int p = 0; p < row.length; p++) {
      if (row[p] < NO_WAY_MS && (teams[p].length == 0 || before(unit, row[p], p))) {
        sooner |= Math.max(row[p], walkMs(p)) < togetherMs(p);
        teams[p] = new int[] {unit};
        lastMs[p] = row[p];
      }
    }
    return sooner;
  }

  private boolean before(int unit, long etaMs, int p) {
    long exposed = Math.max(0, etaMs - walkMs(p));
    long known = Math.max(0, lastMs[p] - walkMs(p));
    boolean lower = ask.units.get(unit).id.compareTo(ask.units.get(teams[p][0]).id) < 0;
    return preferred(unit, teams[p][0], exposed < known || (exposed == known && lower));
  }

  /** A free unit goes before one that is taken from elsewhere, whatever their times. */
  private boolean preferred(int unit, int other, boolean sooner) {
    boolean taken = ask.units.get(unit).preempts;
    return taken == ask.units.get(other).preempts ? sooner : !taken;
  }

  /** Several required: completes the team of each point that a new unit can make sooner. */
  private boolean gather(long[] row) {
    boolean sooner = false;
    boolean all = ask.units.stream().anyMatch(Unit::preempts);
    for (int p = 0; p < row.length; p++) {
      boolean full = teams[p].length == wanted;
      if (row[p] < NO_WAY_MS && (!full || all || row[p] <= lastMs[p])) {
        long beforeMs = full ? togetherMs(p) : NO_WAY_MS;
        team(p);
        sooner |= teams[p].length == wanted && togetherMs(p) < beforeMs;
      }
    }
    return sooner;
  }

  private void team(int p) {
    teams[p] = MeetingTeam.soonest(ask, rows, p);
    lastMs[p] = 0;
    for (int unit : teams[p]) {
      lastMs[p] = Math.max(lastMs[p], etaMs(unit, p));
    }
  }

  private long walkMs(int p) {
    return ask.points.get(p).walkMs;
  }

  private long togetherMs(int p) {
    return Math.max(lastMs[p], walkMs(p));
  }

  /** Past this, nobody can change the answer. */
  private long stopMs() {
    long[] complete = new long[lastMs.length];
    int n = 0;
    for (int p = 0; p < lastMs.length; p++) {
      if (teams[p].length == wanted) {
        complete[n++] = togetherMs(p);
      }
    }
    if (n < ask.count) {
      return NO_WAY_MS;
    }
    Arrays.sort(complete, 0, n);
    return complete[ask.count - 1] + ask.toleranceMs;
  }

  private void choose() {
    if (wanted > 1) {
      for (int p = 0; p < lastMs.length; p++) { // also where fewer than wanted can come
        if (teams[p].length < wanted) {
          team(p);
        }
      }
    }
    int most = Arrays.stream(teams).mapToInt(t -> t.length).max().orElse(0);
    List<Pair> pairs = new ArrayList<>();
    List<Found> found = new ArrayList<>();
    for (int p = 0; p < lastMs.length; p++) {
      if (teams[p].length == most && (most > 0 || wanted == 0)) {
        List<Integer> units = Arrays.stream(teams[p]).boxed().toList();
        String ids = String.join(" ", units.stream().map(u -> ask.units.get(u).id).toList());
        long unitMs = wanted == 0 ? 0 : lastMs[p];
        Pair pair = new Pair(ids, ask.points.get(p).id, unitMs, walkMs(p));
        leastMs = Math.min(leastMs, pair.togetherMs());
        pairs.add(pair);
        found.add(new Found(pair, p, units));
      }
    }
    best =
        MeetingChoice.best(pairs, ask.toleranceMs, ask.count).stream()
            .map(pair -> found.get(pairs.indexOf(pair)))
            .toList();
  }
}
