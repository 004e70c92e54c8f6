package org.cordon.roads.route;

import java.util.concurrent.atomic.AtomicInteger;
import org.cordon.roads.Cores;
import org.cordon.roads.Profile;
import org.cordon.roads.city.ArcTimes;
import org.cordon.roads.city.City;
import org.cordon.roads.hierarchy.Weights;
import org.cordon.roads.speed.Period;
import org.jspecify.annotations.Nullable;

/**
 * Travel times of one profile in one period of the week under one set of closures. Immutable; on
 * foot there are no weights.
 */
public final class Metric {
  /**
   * So many climbs pay for finding the needed arcs: each saves some 0.2 µs where five hundred go to
   * one call.
   */
  private static final int ENOUGH = 150_000;

  private final AtomicInteger asked = new AtomicInteger();
  private final Profile profile;
  private final Period period;
  private final ArcTimes times;
  private final Closures closures;
  private final @Nullable Weights weights;
  private final long bytesOwn;

  Metric(
      Period period, ArcTimes times, Closures closures, @Nullable Weights weights, long bytesOwn) {
    profile = times.profile();
    this.period = period;
    this.times = times;
    this.closures = closures;
    this.weights = weights;
    this.bytesOwn = bytesOwn;
  }

  /** Whose times. */
  public Profile profile() {
    return profile;
  }

  /** In which period of the week, or free flow. */
  public Period period() {
    return period;
  }

  /**
   * What a run takes beside the streets, ms. Times of this metric are of the streets alone; who
   * tells when somebody arrives adds this once.
   */
  public int perRunMs() {
    return period.perRunMs(profile);
  }

  /** What is closed. */
  public Closures closures() {
    return closures;
  }

  /**
   * Counts work for searches, in sources that climb; where it has been enough, others come sooner.
   */
  void asked(int climbs) {
    Weights w = weights;
    if (w != null && asked.get() < ENOUGH) {
      int before = asked.getAndAdd(climbs);
      if (before < ENOUGH && before + climbs >= ENOUGH) {
        Cores.aside(w::findNeeded);
      }
    }
  }

  /**
   * Makes it quicker to ask for whoever will ask long, at once, in about the time of a full
   * customization; else it makes itself so in the background when it has been asked enough. No
   * answer changes.
   */
  public void prepareForLongUse() {
    Weights w = weights;
    if (w != null) {
      w.findNeeded();
    }
  }

  /** Memory of its weights, those it shares with others included; 0 on foot. */
  public long bytes() {
    return weights == null ? 0 : weights.bytes();
  }

  /**
   * Memory of those weights that it does not share with the metric of the same times with nothing
   * closed, and of what makes it quicker for long use.
   */
  public long bytesOwn() {
    return weights == null ? bytesOwn : bytesOwn + weights.bytesNeeded();
  }

  @Nullable Weights weights() {
    return weights;
  }

  /**
   * Time of a whole arc, ms, or {@link City#INFINITY_MS} where the profile may never use it; what
   * is closed is not in it.
   */
  public int timeMs(int arc) {
    return times.ms(arc);
  }

  /** Time from the start of an arc to a position on it. */
  int partMs(int arc, int positionMm) {
    return times.partMs(arc, positionMm);
  }

  ArcTimes times() {
    return times;
  }

  /** Where along an arc a point of its edge lies. */
  static int position(City city, int arc, int offsetMm) {
    return (arc & 1) == 0 ? offsetMm : city.lengthMm(City.edgeOf(arc)) - offsetMm;
  }
}
