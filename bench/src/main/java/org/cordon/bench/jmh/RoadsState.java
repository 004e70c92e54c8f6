package org.cordon.bench.jmh;

import java.nio.file.Path;
import java.util.Objects;
import org.cordon.bench.work.Work;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.city.Snap;
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

  private @Nullable Work work;
  private @Nullable Router router;
  private final int[] outMs = new int[Work.Size.FULL.units()];
  private int round;

  /** Opens it. */
  @Setup
  public void open() {
    Roads roads = Roads.of(CityFile.open(Path.of(dir)));
    work = new Work(roads, Long.parseLong(seed), Work.Size.parse(size));
    router = roads.router();
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
