package org.cordon.study.replay;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.cordon.calls.CallRecord;
import org.cordon.calls.UnitSent;
import org.cordon.dispatch.engine.Recommendation;
import org.cordon.dispatch.model.Candidate;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.roads.Place;

/** Compares what was recommended with what was sent, call by call, and keeps count. */
final class FireScore {
  private static final int RANKS = 4;

  private final Map<String, String> stationOf; // of every unit on duty
  final SortedMap<String, Long> notCompared = new TreeMap<>();
  final SortedMap<RecommendationKind, Long> kinds = new TreeMap<>();
  final SortedMap<String, Share> byResponse = new TreeMap<>();
  private final long[] ranks = new long[RANKS + 1];
  private final LongStream.Builder later = LongStream.builder();
  private final LongStream.Builder etas = LongStream.builder();
  Share first = Share.NONE;
  Share station = Share.NONE;
  Share byAir = Share.NONE;
  Share engine = Share.NONE;
  Share medic = Share.NONE;
  long replayed;

  FireScore(Map<String, String> stationOf) {
    this.stationOf = stationOf;
  }

  /** A call that was put to the engine. */
  void score(CallRecord call, Place scene, String response, Recommendation advice) {
    replayed++;
    kinds.merge(advice.kind(), 1L, Long::sum);
    Set<String> sent = new TreeSet<>(call.units().stream().map(UnitSent::id).toList());
    if (sent.stream().noneMatch(stationOf::containsKey)) {
      skip("no unit sent is on duty by the roster");
      return;
    }
    Optional<Candidate> recommended =
        advice.send().stream().map(Recommendation.Send::candidate).min(SOONEST);
    if (recommended.isEmpty()) {
      skip("held: " + advice.reason());
      return;
    }
    Candidate best = recommended.get();
    boolean hit = sent.contains(best.unitId());
    first = first.and(hit);
    station = station.and(sent.stream().anyMatch(id -> sameStation(id, best.unitId())));
    etas.add(best.etaMs());
    byResponse.merge(
        response.isEmpty() ? "unknown" : response, Share.NONE.and(hit), (a, b) -> a.and(hit));
    rank(advice, best, sent, scene);
    engine = kindOf("E", engine, advice, sent);
    medic = kindOf("M", medic, advice, sent);
  }

  private static final Comparator<Candidate> SOONEST =
      Comparator.comparingLong(Candidate::etaMs).thenComparing(Candidate::unitId);

  private boolean sameStation(String sent, String recommended) {
    String home = stationOf.get(sent);
    return home != null && home.equals(stationOf.get(recommended));
  }

  /** Where the best of the units sent stands among all that are suitable for anything needed. */
  private void rank(Recommendation advice, Candidate best, Set<String> sent, Place scene) {
    List<Candidate> suitable =
        advice.ranked().stream()
            .flatMap(ranking -> ranking.candidates().stream())
            .sorted(SOONEST)
            .distinct()
            .toList();
    int rank = 0;
    while (rank < suitable.size() && !sent.contains(suitable.get(rank).unitId())) {
      rank++;
    }
    if (rank < suitable.size()) {
      ranks[Math.min(rank, RANKS - 1)]++;
      later.add(Math.max(0, suitable.get(rank).etaMs() - best.etaMs()));
    } else {
      ranks[RANKS]++;
    }
    Optional<Candidate> nearest =
        suitable.stream()
            .min(
                Comparator.<Candidate>comparingLong(c -> air(c, scene))
                    .thenComparing(Candidate::unitId));
    byAir = byAir.and(nearest.isPresent() && sent.contains(nearest.get().unitId()));
  }

  private static long air(Candidate candidate, Place scene) {
    Place position = candidate.position();
    return position == null ? Long.MAX_VALUE : position.distanceMm(scene);
  }

  /** When one unit of a kind was sent: is the best ranked of that kind the one? */
  private Share kindOf(String kind, Share so, Recommendation advice, Set<String> sent) {
    List<String> those = sent.stream().filter(id -> isKind(id, kind)).toList();
    if (those.size() != 1 || !stationOf.containsKey(those.getFirst())) {
      return so;
    }
    Optional<Candidate> best =
        advice.ranked().stream()
            .flatMap(ranking -> ranking.candidates().stream())
            .filter(candidate -> isKind(candidate.unitId(), kind))
            .min(SOONEST);
    return best.isEmpty() ? so : so.and(best.get().unitId().equals(those.getFirst()));
  }

  private static boolean isKind(String callSign, String kind) {
    return callSign.matches(kind + "[0-9]+");
  }

  void skip(String reason) {
    notCompared.merge(reason, 1L, Long::sum);
  }

  /** A call that could not even be put to the engine. */
  void skipUnasked(String reason) {
    replayed++;
    skip(reason);
  }

  List<Long> ranks() {
    return LongStream.of(ranks).boxed().toList();
  }

  Quantiles laterMs() {
    return Quantiles.of(later.build().toArray());
  }

  Quantiles etaMs() {
    return Quantiles.of(etas.build().toArray());
  }
}
