package org.cordon.bench.jmh;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cordon.bench.work.Work;
import org.cordon.dispatch.policy.MeetingChoice;
import org.cordon.roads.Profile;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Reach;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Targets;
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

  /** The same, of which a metric new to all has not found what long use needs. */
  @Benchmark
  public int units500NewMetric(RoadsState s) {
    s.router().manyToOne(s.another(), s.work().units(500), s.call(s.next()), s.outMs());
    return s.outMs()[0];
  }

  /** 100 units to 200 places near a call, metric ready. */
  @Benchmark
  public int units100ToNear(RoadsState s) {
    Targets targets = s.router().targets(s.lasting(), s.near());
    int sum = 0;
    for (Snap unit : s.work().units(UNITS)) {
      targets.ms(unit, s.outMs());
      sum += s.outMs()[0];
    }
    return sum;
  }

  /** 100 units to eight calls side by side, metric ready. */
  @Benchmark
  public int[] units100ToEight(RoadsState s) {
    s.router().manyToMany(s.lasting(), s.work().units(UNITS), s.eight(), s.tableMs());
    return s.tableMs();
  }

  private static int units(RoadsState s, int count) {
    Metric metric = s.lasting();
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
    return s.router().reachFrom(s.lasting(), s.call(s.next()));
  }

  /** All weights of one service from nothing. */
  @Benchmark
  public void customization(RoadsState s) {
    s.roads().customize(Work.PROFILE);
  }

  /** The same with a second core: a process is told of one, which keeps no thread from another. */
  @Benchmark
  public void customizationTwoCores(RoadsState s) {
    s.roads().customizeOnTwoCores(Work.PROFILE);
  }

  /** All weights of one service from nothing, and the arcs that long use needs. */
  @Benchmark
  public void customizationForLongUse(RoadsState s) {
    s.roads().customizeForLongUse(Work.PROFILE);
  }

  /** A prepared city file, opened until it can answer. */
  @Benchmark
  public Roads load(RoadsState s) {
    return Roads.of(CityFile.open(Path.of(s.dir)));
  }
}
