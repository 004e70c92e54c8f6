package org.cordon.dispatch.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.policy.MeetingSearch.Ask;
import org.cordon.dispatch.policy.MeetingSearch.Need;
import org.jspecify.annotations.Nullable;

/**
 * The units that are complete at a point soonest, one crew each: a bottleneck matching of needs and
 * crews. Offers come in the order of their time, and each may free a better place for another by an
 * augmenting path, so that the one medic goes to the need that only a medic fills. The last offer
 * that was needed to fill everything is the least possible last arrival. Units taken from other
 * incidents come after all free ones.
 */
final class MeetingTeam {
  private record Offer(int need, int crew, int unit, boolean preempts, long etaMs) {}

  private static final Comparator<Offer> SOONEST =
      Comparator.comparing(Offer::preempts)
          .thenComparingLong(Offer::etaMs)
          .thenComparingInt(Offer::unit)
          .thenComparingInt(Offer::need);

  private final List<Need> needs;
  private final List<List<Offer>> offers = new ArrayList<>(); // by need, those so far
  private final List<@Nullable Offer> taken; // by crew
  private final int[] filled; // by need
  private final boolean[] tried; // by crew, in one path

  private MeetingTeam(List<Need> needs, int crews) {
    this.needs = needs;
    needs.forEach(need -> offers.add(new ArrayList<>()));
    taken = new ArrayList<>();
    for (int c = 0; c < crews; c++) {
      taken.add(null);
    }
    filled = new int[needs.size()];
    tried = new boolean[crews];
  }

  /**
   * The units, in the order of the needs; as many as can be had where not all can.
   *
   * @param rows by unit, when it could be at each point; null for a unit that is left out
   */
  static int[] soonest(Ask ask, long[] @Nullable [] rows, int point) {
    Map<String, Integer> crews = new HashMap<>(); // asked, never iterated
    List<Offer> all = new ArrayList<>();
    for (int n = 0; n < ask.needs().size(); n++) {
      for (int unit : ask.needs().get(n).units()) {
        long[] row = rows[unit];
        if (row != null && row[point] < MeetingSearch.NO_WAY_MS) {
          MeetingSearch.Unit u = ask.units().get(unit);
          int crew = crews.computeIfAbsent(u.crewId(), c -> crews.size());
          all.add(new Offer(n, crew, unit, u.preempts(), row[point]));
        }
      }
    }
    all.sort(SOONEST);
    MeetingTeam team = new MeetingTeam(ask.needs(), crews.size());
    int left = ask.needs().stream().mapToInt(Need::count).sum();
    for (Offer offer : all) {
      team.offers.get(offer.need).add(offer);
      left -= team.fill() ? 1 : 0;
      if (left == 0) {
        break;
      }
    }
    return team.units();
  }

  private boolean fill() {
    Arrays.fill(tried, false);
    for (int n = 0; n < filled.length; n++) {
      if (filled[n] < needs.get(n).count() && place(n)) {
        filled[n]++;
        return true;
      }
    }
    return false;
  }

  /** Finds a crew for a need, moving others to where they serve as well. */
  private boolean place(int need) {
    for (Offer offer : offers.get(need)) {
      if (!tried[offer.crew]) {
        tried[offer.crew] = true;
        Offer before = taken.get(offer.crew);
        if (before == null || place(before.need)) {
          taken.set(offer.crew, offer);
          return true;
        }
      }
    }
    return false;
  }

  private int[] units() {
    return taken.stream()
        .filter(offer -> offer != null)
        .map(java.util.Objects::requireNonNull)
        .sorted(Comparator.comparingInt(Offer::need).thenComparing(SOONEST))
        .mapToInt(Offer::unit)
        .toArray();
  }
}
