package org.cordon.bench.jmh;

import java.util.Objects;
import org.cordon.bench.work.Meetings;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Callers in closed squares, each with a metric that is ready; few enough that all are kept. */
@State(Scope.Benchmark)
public class MeetState {
  private static final int CALLERS = 24;
  private @Nullable Meetings meetings;

  /** Draws them. */
  @Setup
  public void open(RoadsState s) {
    meetings = new Meetings(s.work(), Long.parseLong(s.seed), CALLERS);
  }

  Meetings meetings() {
    return Objects.requireNonNull(meetings);
  }
}
