package org.cordon.study.replay;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cordon.calls.reader.Tally;
import org.cordon.dispatch.model.RecommendationKind;

/**
 * What a replay of fire calls found.
 *
 * <p>Definitions. The records give a set of units sent and a start time, no arrival, so "the first
 * unit really sent" is not known. <b>First unit</b>: of the units recommended, the one with the
 * least turnout plus travel time; it counts as right when it is among the units really sent.
 * <b>Engine</b> (medic): over calls to which exactly one engine (medic unit) was sent and whose
 * plan ranks one, the best ranked engine (medic unit) is that one. <b>By air</b>: the first unit's
 * rival, the suitable unit that is nearest in a straight line. A call counts when at least one unit
 * sent is on the roster and somebody was recommended.
 *
 * @param calls account of the file, every row
 * @param leftOut call signs of the roster that could not be put on duty, by reason
 * @param onDuty units on duty
 * @param replayed calls put to the engine
 * @param notCompared calls put to the engine whose first unit could not be compared, by reason
 * @param first the recommended first unit is among those sent
 * @param station a unit of the recommended first unit's station is among those sent: where engine,
 *     ladder and aid car stand in one station, the road cannot tell which of them goes
 * @param byAir the nearest in a straight line is among those sent
 * @param byResponse the same as {@code first}, by class of response
 * @param ranks how often the best ranked of the units sent was 1st, 2nd, 3rd, 4th or later among
 *     the suitable, or none was (busy by the assumed times, or of another kind)
 * @param laterMs how much later the best ranked of the units sent would have been there than the
 *     one recommended: median, 90th percentile; over calls where it was ranked
 * @param kinds recommendations by kind
 * @param insideZone calls inside a zone
 * @param sentNotOnDuty units really sent that are not on duty by the roster, with how often
 * @param sentWhileBusy units really sent while by the assumed times still busy elsewhere
 * @param refused units that the engine would not send as they were really sent, by refusal
 * @param unknownTypes types without a response code, with how often
 */
public record FireReplayResult(
    Tally calls,
    SortedMap<String, List<String>> leftOut,
    int onDuty,
    long replayed,
    SortedMap<String, Long> notCompared,
    Share first,
    Share station,
    Share byAir,
    Share engine,
    Share medic,
    SortedMap<String, Share> byResponse,
    List<Long> ranks,
    Quantiles laterMs,
    Quantiles etaMs,
    SortedMap<RecommendationKind, Long> kinds,
    long insideZone,
    SortedMap<String, Long> sentNotOnDuty,
    long sentWhileBusy,
    SortedMap<String, Long> refused,
    SortedMap<String, Long> unknownTypes) {

  public FireReplayResult {
    notCompared = copy(notCompared);
    byResponse = copy(byResponse);
    ranks = List.copyOf(ranks);
    kinds = copy(kinds);
    sentNotOnDuty = copy(sentNotOnDuty);
    refused = copy(refused);
    unknownTypes = copy(unknownTypes);
    long skipped = notCompared.values().stream().mapToLong(Long::longValue).sum();
    if (first.of() + skipped != replayed) {
      throw new IllegalArgumentException(
          "calls lost: "
              + replayed
              + " replayed, "
              + first.of()
              + " compared, "
              + skipped
              + " not");
    }
  }

  private static <K, V> SortedMap<K, V> copy(SortedMap<K, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }
}
