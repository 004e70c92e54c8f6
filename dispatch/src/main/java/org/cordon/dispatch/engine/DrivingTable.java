package org.cordon.dispatch.engine;

import java.util.Arrays;
import java.util.List;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;

/** All times at once, place by place. */
final class DrivingTable implements DrivingRows {
  private final int[][] msByPlace;

  DrivingTable(
      TravelTimes times,
      Service service,
      ClosedStreets closed,
      List<Start> starts,
      List<Place> to) {
    msByPlace = new int[to.size()][];
    for (int p = 0; p < msByPlace.length; p++) {
      msByPlace[p] = times.drivingMs(service, closed, starts, to.get(p));
    }
  }

  @Override
  public int leastMs(int start) {
    return Arrays.stream(msByPlace).mapToInt(ms -> ms[start]).min().orElse(TravelTimes.NO_WAY_MS);
  }

  @Override
  public void ms(int start, int[] outMs) {
    for (int p = 0; p < msByPlace.length; p++) {
      outMs[p] = msByPlace[p][start];
    }
  }
}
