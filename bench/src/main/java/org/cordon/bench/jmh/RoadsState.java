package org.cordon.bench.jmh;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cordon.bench.work.Work;
import org.cordon.roads.Place;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A prepared city opened from its folder, with its units, calls and zones. */
@State(Scope.Benchmark)
public class RoadsState {
  /** The folder of the city file. */
  @Param("")
  public String dir = "";

  /** Where units, calls and zones come from. */
  @Param("1")
  public String seed = "1";

  /** How many of them, as {@link Work.Size} writes it. */
  @Param("500/64/400")
  public String size = "500/64/400";

  private static final int ASKED_EACH = 64;

  private @Nullable Work work;
  private @Nullable Router router;
  private @Nullable Metric lasting;
  private @Nullable Metric another;
  private List<Snap> near = List.of();
  private List<Snap> eight = List.of();
  private final int[] tableMs = new int[8 * Work.Size.FULL.units()];
  private final int[] outMs = new int[Work.Size.FULL.units()];
  private int round;

  /** Opens it. */
  @Setup
  public void open() {
    Roads roads = Roads.of(CityFile.open(Path.of(dir)));
    work = new Work(roads, Long.parseLong(seed), Work.Size.parse(size));
    router = roads.router();
    Metric open = roads.metric(Work.PROFILE, Closures.none());
    open.prepareForLongUse();
    lasting = open;
    near = near(roads, call(0).place(), Long.parseLong(seed));
    eight = IntStream.range(0, 8).mapToObj(this::call).toList();
  }

  private static List<Snap> near(Roads roads, Place middle, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return Stream.generate(() ->
            new Place(
                middle.latE7() + random.nextInt(-50_000, 50_000),
                middle.lonE7() + random.nextInt(-50_000, 50_000)))
        .limit(200)
        .flatMap(place -> Stream.ofNullable(roads.snap(Work.PROFILE, place)))
        .toList();
  }

  /** The open metric, ready for long use. */
  Metric lasting() {
    return Objects.requireNonNull(lasting);
  }

  /** A metric under one closure after the other, none of them asked for long. */
  Metric another() {
    Metric metric = another;
    if (metric == null || round % ASKED_EACH == 0) {
      metric = roads().metric(Work.PROFILE, work().closures(round / ASKED_EACH));
      another = metric;
    }
    return metric;
  }

  /** Places within some hundred metres of a call. */
  List<Snap> near() {
    return near;
  }

  /** Eight calls. */
  List<Snap> eight() {
    return eight;
  }

  /** Room for times of units to them. */
  int[] tableMs() {
    return tableMs;
  }

  Work work() {
    return Objects.requireNonNull(work);
  }

  Roads roads() {
    return work().roads();
  }

  Router router() {
    return Objects.requireNonNull(router);
  }

  /** The next zone or call. */
  int next() {
    return round++;
  }

  Snap call(int i) {
    return work().call(i);
  }

  int[] outMs() {
    return outMs;
  }
}
