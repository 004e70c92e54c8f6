package org.cordon.bench.rival;

import static com.graphhopper.json.Statement.If;
import static com.graphhopper.json.Statement.Op.LIMIT;
import static com.graphhopper.json.Statement.Op.MULTIPLY;

import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import com.graphhopper.routing.AlgorithmOptions;
import com.graphhopper.routing.Path;
import com.graphhopper.routing.RoutingAlgorithmFactorySimple;
import com.graphhopper.routing.ch.CHPreparationHandler;
import com.graphhopper.routing.ch.CHRoutingAlgorithmFactory;
import com.graphhopper.routing.ch.PrepareContractionHierarchies;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.routing.weighting.Weighting;
import com.graphhopper.routing.weighting.custom.CustomModelParser;
import com.graphhopper.storage.CHConfig;
import com.graphhopper.storage.RoutingCHGraph;
import com.graphhopper.storage.RoutingCHGraphImpl;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.JsonFeature;
import com.graphhopper.util.JsonFeatureCollection;
import com.graphhopper.util.PMap;
import com.graphhopper.util.Parameters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cordon.bench.work.Zone;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.jspecify.annotations.Nullable;

/**
 * GraphHopper's ways to answer, with a closed area as a custom model: {@code if in_closed, multiply
 * priority by 0}. Times are its weights, seconds, rounded to whole ms.
 */
public final class GraphHopperEngine {
  private static final String HIERARCHY = "fire";

  private final GraphHopperCity city;

  /** On a graph. */
  public GraphHopperEngine(GraphHopperCity city) {
    this.city = city;
  }

  /** What it costs to drive, with an area closed or not. */
  public Weighting weighting(@Nullable Zone closed) {
    CustomModel model =
        new CustomModel()
            .setDistanceInfluence(0d)
            .addToSpeed(If("true", LIMIT, GraphHopperCity.SPEED));
    if (closed != null) {
      JsonFeatureCollection areas = new JsonFeatureCollection();
      areas
          .getFeatures()
          .add(new JsonFeature("closed", "Feature", null, closed.polygon(), Map.of()));
      model.setAreas(areas);
      model.addToPriority(If("in_closed", MULTIPLY, "0"));
    }
    return CustomModelParser.createWeighting(city.encoding(), city.turns(), model);
  }

  /** One shortest path tree backwards from the call. */
  public void tree(Weighting weighting, List<Snap> units, Snap call, int[] outMs) {
    int[] ofNode = new int[city.graph().getNodes()];
    Arrays.fill(ofNode, City.INFINITY_MS);
    ShortestPathTree tree =
        new ShortestPathTree(
            city.graph(), city.graph().wrapWeighting(weighting), true, TraversalMode.EDGE_BASED);
    tree.setWeightLimit(Double.MAX_VALUE);
    tree.search(
        city.node(call),
        label -> ofNode[label.node] = Math.min(ofNode[label.node], ms(label.weight)));
    for (int i = 0; i < units.size(); i++) {
      outMs[i] = ofNode[city.node(units.get(i))];
    }
  }

  /** One route a unit by bidirectional A*, its flexible mode's usual choice. */
  public void routes(Weighting weighting, List<Snap> units, Snap call, int[] outMs) {
    AlgorithmOptions options =
        new AlgorithmOptions()
            .setAlgorithm(Parameters.Algorithms.ASTAR_BI)
            .setTraversalMode(TraversalMode.EDGE_BASED);
    for (int i = 0; i < units.size(); i++) {
      Path path =
          new RoutingAlgorithmFactorySimple()
              .createAlgo(city.graph(), weighting, options)
              .calcPath(city.node(units.get(i)), city.node(call));
      outMs[i] = path.isFound() ? ms(path.getWeight()) : City.INFINITY_MS;
    }
  }

  private CHConfig config(@Nullable Zone closed) {
    return CHConfig.edgeBased(HIERARCHY + (closed == null ? "" : "_closed"), weighting(closed));
  }

  /**
   * Its contraction hierarchy, made anew; kept in the folder of the graph when nothing is closed.
   */
  public RoutingCHGraph prepare(@Nullable Zone closed, boolean keep) {
    CHConfig config = config(closed);
    PrepareContractionHierarchies.Result result =
        PrepareContractionHierarchies.fromGraph(city.graph(), config).doWork();
    if (keep) {
      result.getCHStorage().flush();
    }
    return RoutingCHGraphImpl.fromGraph(city.graph(), result.getCHStorage(), config);
  }

  /** The hierarchy that was kept in the folder of the graph. */
  public RoutingCHGraph kept() {
    RoutingCHGraph kept =
        new CHPreparationHandler().load(city.graph(), List.of(config(null))).get(HIERARCHY);
    if (kept == null) {
      throw new IllegalStateException("no hierarchy was kept");
    }
    return kept;
  }

  /** One query a unit on a hierarchy. */
  public void hierarchy(RoutingCHGraph hierarchy, List<Snap> units, Snap call, int[] outMs) {
    CHRoutingAlgorithmFactory factory = new CHRoutingAlgorithmFactory(hierarchy);
    for (int i = 0; i < units.size(); i++) {
      Path path = factory.createAlgo(new PMap()).calcPath(city.node(units.get(i)), city.node(call));
      outMs[i] = path.isFound() ? ms(path.getWeight()) : City.INFINITY_MS;
    }
  }

  private static int ms(double seconds) {
    return Double.isInfinite(seconds) ? City.INFINITY_MS : (int) Math.round(1000 * seconds);
  }
}
