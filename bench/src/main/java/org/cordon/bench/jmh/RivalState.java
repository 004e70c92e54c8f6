package org.cordon.bench.jmh;

import com.graphhopper.storage.RoutingCHGraph;
import java.nio.file.Path;
import java.util.Objects;
import org.cordon.bench.rival.GraphHopperCity;
import org.cordon.bench.rival.GraphHopperEngine;
import org.cordon.bench.rival.PlainDijkstra;
import org.cordon.bench.rival.TurnNetwork;
import org.cordon.bench.work.Work;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The same city in other engines; GraphHopper's hierarchy is the one kept in the folder. */
@State(Scope.Benchmark)
public class RivalState {
  /** Where GraphHopper keeps its hierarchy, inside the folder of the city. */
  public static final String FOLDER = "graphhopper";

  private @Nullable GraphHopperEngine engine;
  private @Nullable RoutingCHGraph hierarchy;
  private @Nullable TurnNetwork network;
  private @Nullable PlainDijkstra dijkstra;
  private int[] weights = new int[0];

  /** Builds it. */
  @Setup
  public void open(RoadsState s) {
    Work work = s.work();
    Path folder = Path.of(s.dir).resolve(FOLDER);
    engine = new GraphHopperEngine(new GraphHopperCity(s.roads().city(), work.points(), folder));
    hierarchy = engine.kept();
    network = new TurnNetwork(s.roads().city());
    dijkstra = new PlainDijkstra(s.roads().city(), network);
    weights = network.weights(Work.PROFILE, new int[0]);
  }

  GraphHopperEngine engine() {
    return Objects.requireNonNull(engine);
  }

  RoutingCHGraph hierarchy() {
    return Objects.requireNonNull(hierarchy);
  }

  TurnNetwork network() {
    return Objects.requireNonNull(network);
  }

  PlainDijkstra dijkstra() {
    return Objects.requireNonNull(dijkstra);
  }

  int[] weights() {
    return weights;
  }
}
