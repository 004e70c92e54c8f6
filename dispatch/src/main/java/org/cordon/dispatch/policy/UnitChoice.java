package org.cordon.dispatch.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.cordon.dispatch.model.Candidate;

/**
 * Closest suitable unit: by turnout and travel together, ties by unit id. A unit of another
 * incident is taken only when it is there sooner than the best free unit by a set gain, or when no
 * unit is free: what it leaves behind waits again.
 */
public final class UnitChoice {
  private static final Comparator<Candidate> CLOSEST =
      Comparator.comparingLong(Candidate::etaMs).thenComparing(Candidate::unitId);

  /** A candidate and the crew it would need. */
  public record Suitable(Candidate candidate, String crewId) {}

  private UnitChoice() {}

  /** Best first. */
  public static List<Suitable> rank(List<Suitable> suitable) {
    List<Suitable> ranked = new ArrayList<>(suitable);
    ranked.sort((a, b) -> CLOSEST.compare(a.candidate, b.candidate));
    return ranked;
  }

  /**
   * Chooses so many units with different crews, and adds their crews to those used.
   *
   * @param ranked best first
   */
  public static List<Suitable> choose(
      List<Suitable> ranked, int count, long preemptionGainMs, Set<String> usedCrews) {
    List<Suitable> chosen = new ArrayList<>(count);
    while (chosen.size() < count) {
      Suitable next = next(ranked, preemptionGainMs, usedCrews);
      if (next == null) {
        break;
      }
      usedCrews.add(next.crewId);
      chosen.add(next);
    }
    return chosen;
  }

  private static @org.jspecify.annotations.Nullable Suitable next(
      List<Suitable> ranked, long gainMs, Set<String> usedCrews) {
    Suitable taken = null;
    for (Suitable s : ranked) {
      if (usedCrews.contains(s.crewId)) {
        continue;
      }
      if (s.candidate.preempts().isEmpty()) {
        boolean worthTaking =
            taken != null && s.candidate.etaMs() - taken.candidate.etaMs() >= gainMs;
        return worthTaking ? taken : s;
      }
      if (taken == null) {
        taken = s;
      }
    }
    return taken;
  }
}
