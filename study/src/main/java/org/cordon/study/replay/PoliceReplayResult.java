package org.cordon.study.replay;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cordon.calls.reader.Tally;
import org.cordon.dispatch.model.RecommendationKind;

/**
 * What a zone does to a year's pattern of police calls. The records have no time of the call and no
 * units, so nothing is compared with what was done: each call is asked about twice, without the
 * zone and with it, while every unit is free at its post. Times are turnout plus travel of the
 * soonest unit, in ms, at free flow.
 *
 * @param calls account of the file, every row
 * @param passedOver accepted calls not asked about, since only every so-manieth was
 * @param noStreet calls with no street near
 * @param asked calls asked about
 * @param inside of them inside the zone
 * @param kindsInside what is recommended for those inside, with the zone
 * @param heldInside of the held, why
 * @param withoutInside times of calls inside, without the zone
 * @param withInside times of those inside to which somebody may drive, with the zone
 * @param meetInside time until met, of those met at a meeting point
 * @param withoutOutside times of calls outside, without the zone
 * @param withOutside the same calls, with the zone
 * @param slowerOutside calls outside for which help takes longer, since the way round is longer
 * @param slowerMs by how much, over those
 * @param worseKindOutside calls outside that nobody may drive to any more
 */
public record PoliceReplayResult(
    Tally calls,
    long passedOver,
    long noStreet,
    long asked,
    long inside,
    SortedMap<RecommendationKind, Long> kindsInside,
    SortedMap<String, Long> heldInside,
    Quantiles withoutInside,
    Quantiles withInside,
    Quantiles meetInside,
    Quantiles withoutOutside,
    Quantiles withOutside,
    long slowerOutside,
    Quantiles slowerMs,
    long worseKindOutside) {
  public PoliceReplayResult {
    kindsInside = Collections.unmodifiableSortedMap(new TreeMap<>(kindsInside));
    heldInside = Collections.unmodifiableSortedMap(new TreeMap<>(heldInside));
    if (asked + noStreet + passedOver != calls.calls()) {
      throw new IllegalArgumentException("calls lost: " + calls.calls() + " accepted");
    }
  }
}
