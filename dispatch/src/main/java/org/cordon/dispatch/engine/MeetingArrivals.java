package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.policy.MeetingSearch;
import org.cordon.roads.Place;

/** When units could be at points: turnout and travel, by hand for those from off the map. */
final class MeetingArrivals implements MeetingSearch.Arrivals {
  private record Row(DrivingRows rows, int start) {}

  private final List<Ranker.Ready> units;
  private final Map<Integer, Row> rowOf = new TreeMap<>(); // by unit on the map
  private final int[] drivingMs;

  MeetingArrivals(
      TravelTimes times,
      List<Ranker.Ready> units,
      Function<Service, ClosedStreets> closed,
      List<Place> points) {
    this.units = units;
    drivingMs = new int[points.size()];
    Map<Service, List<Integer>> byService = new TreeMap<>();
    for (int u = 0; u < units.size(); u++) {
      if (units.get(u).start() != null) {
        byService.computeIfAbsent(units.get(u).unit().service(), s -> new ArrayList<>()).add(u);
      }
    }
    byService.forEach((service, own) -> {
      List<Start> starts = new ArrayList<>();
      for (int u : own) {
        Start start = units.get(u).start();
        if (start != null) {
          starts.add(start);
        }
      }
      DrivingRows rows = times.drivingRows(service, closed.apply(service), starts, points);
      for (int i = 0; i < own.size(); i++) {
        rowOf.put(own.get(i), new Row(rows, i));
      }
    });
  }

  private static long etaMs(long readyMs, int drivingMs) {
    return drivingMs >= TravelTimes.NO_WAY_MS ? MeetingSearch.NO_WAY_MS : readyMs + drivingMs;
  }

  @Override
  public long leastMs(int unit) {
    Ranker.Ready ready = units.get(unit);
    Row row = rowOf.get(unit);
    return row == null
        ? ready.turnoutMs() + ready.unit().manualEtaMs()
        : etaMs(ready.turnoutMs(), row.rows.leastMs(row.start));
  }

  @Override
  public void ms(int unit, long[] outMs) {
    Row row = rowOf.get(unit);
    if (row == null) {
      Arrays.fill(outMs, leastMs(unit));
      return;
    }
    row.rows.ms(row.start, drivingMs);
    for (int p = 0; p < outMs.length; p++) {
      outMs[p] = etaMs(units.get(unit).turnoutMs(), drivingMs[p]);
    }
  }
}
