package org.cordon.bench.jmh;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cordon.bench.work.Work;
import org.cordon.dispatch.policy.MeetingChoice;
import org.cordon.roads.Profile;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Reach;
import org.cordon.roads.route.Roads;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What Cordon answers. Every closure is one that no kept metric knows. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CordonRoads {
  private static final List<Profile> SERVICES = List.of(Profile.POLICE, Profile.FIRE, Profile.EMS);
  private static final int UNITS = 100;

  /** Six blocks closed, then the times of 100 units of one service to a call. */
  @Benchmark
  public int closure(RoadsState s) {
    return closure(s, List.of(Work.PROFILE));
  }

  /** The same for all three services that drive. */
  @Benchmark
  public int closureAllServices(RoadsState s) {
    return closure(s, SERVICES);
  }

  private static int closure(RoadsState s, List<Profile> services) {
    int i = s.next();
    Closures closures = s.work().closures(i);
    for (Profile service : services) {
      Metric metric = s.roads().metric(service, closures);
      s.router().manyToOne(metric, s.work().units(UNITS), s.call(i), s.outMs());
    }
    return s.outMs()[0];
  }

  /** 100 units to a call, metric ready. */
  @Benchmark
  public int units100(RoadsState s) {
    return units(s, UNITS);
  }

  /** 500 units to a call, metric ready. */
  @Benchmark
  public int units500(RoadsState s) {
    return units(s, Work.Size.FULL.units());
  }

  private static int units(RoadsState s, int count) {
    Metric metric = s.roads().metric(Work.PROFILE, Closures.none());
    s.router().manyToOne(metric, s.work().units(count), s.call(s.next()), s.outMs());
    return s.outMs()[0];
  }

  /** The three best meeting points for a caller in a closed square: metric and corners ready. */
  @Benchmark
  public List<MeetingChoice.Pair> meet(RoadsState s, MeetState m) {
    return m.meetings().best(s.next());
  }

  /** From one place to everywhere, metric ready. */
  @Benchmark
  public Reach oneToAll(RoadsState s) {
    Metric metric = s.roads().metric(Work.PROFILE, Closures.none());
    return s.router().reachFrom(metric, s.call(s.next()));
  }

  /** All weights of one service from nothing. */
  @Benchmark
  public void customization(RoadsState s) {
    s.roads().customize(Work.PROFILE);
  }

  /** A prepared city file, opened until it can answer. */
  @Benchmark
  public Roads load(RoadsState s) {
    return Roads.of(CityFile.open(Path.of(s.dir)));
  }
}
