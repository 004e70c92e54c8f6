package org.cordon.bench.jmh;

import com.graphhopper.routing.weighting.Weighting;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cordon.bench.work.Work;
import org.cordon.roads.city.Snap;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The same questions to other engines. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RivalRoads {
  private static final int UNITS = 100;

  /** GraphHopper: six blocks as an area of a custom model, one tree backwards from the call. */
  @Benchmark
  public int tree(RoadsState s, RivalState r) {
    int i = s.next();
    Weighting weighting = r.engine().weighting(s.work().zone(i));
    r.engine().tree(weighting, s.work().units(UNITS), s.call(i), s.outMs());
    return s.outMs()[0];
  }

  /** GraphHopper: the same area, 100 routes one by one. */
  @Benchmark
  public int routes(RoadsState s, RivalState r) {
    int i = s.next();
    Weighting weighting = r.engine().weighting(s.work().zone(i));
    r.engine().routes(weighting, s.work().units(UNITS), s.call(i), s.outMs());
    return s.outMs()[0];
  }

  /** GraphHopper: 100 queries on its hierarchy, nothing closed. */
  @Benchmark
  public int hierarchy100(RoadsState s, RivalState r) {
    return hierarchy(s, r, UNITS);
  }

  /** GraphHopper: 500 queries on its hierarchy, nothing closed. */
  @Benchmark
  public int hierarchy500(RoadsState s, RivalState r) {
    return hierarchy(s, r, Work.Size.FULL.units());
  }

  private static int hierarchy(RoadsState s, RivalState r, int count) {
    List<Snap> units = s.work().units(count);
    r.engine().hierarchy(r.hierarchy(), units, s.call(s.next()), s.outMs());
    return s.outMs()[0];
  }

  /** Plain Dijkstra with six blocks closed, backwards until 100 units are settled. */
  @Benchmark
  public int dijkstraClosed(RoadsState s, RivalState r) {
    int i = s.next();
    int[] weights = r.weights().clone();
    r.network().close(weights, s.work().closedArcs(s.work().zone(i)));
    r.dijkstra().manyToOne(weights, s.work().units(UNITS), s.call(i), s.outMs());
    return s.outMs()[0];
  }

  /** Plain Dijkstra with nothing closed, backwards until 500 units are settled. */
  @Benchmark
  public int dijkstra500(RoadsState s, RivalState r) {
    List<Snap> units = s.work().units(Work.Size.FULL.units());
    r.dijkstra().manyToOne(r.weights(), units, s.call(s.next()), s.outMs());
    return s.outMs()[0];
  }
}
