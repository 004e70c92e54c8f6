package org.cordon.dispatch.engine;

/** Driving times from several starts to several places, looked up row by row when asked for. */
public interface DrivingRows {
  /**
   * The least time from a start to any of the places, or {@link TravelTimes#NO_WAY_MS}: cheaper
   * than its row.
   */
  int leastMs(int start);

  /** From a start to every place, in their order; {@link TravelTimes#NO_WAY_MS} without a way. */
  void ms(int start, int[] outMs);
}
