package org.cordon.roads.osm;

import com.graphhopper.reader.ReaderWay;
import com.graphhopper.reader.osm.WaySegmentParser;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.PointList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityBuilder;
import org.cordon.roads.city.CityBuilder.Street;

/**
 * Reads a PBF extract; what it does not understand or use is counted by name. Turn restrictions are
 * counted, not yet applied.
 */
public final class OsmImport {
  /** The city, and what was left out, by name. */
  public record Result(City city, Map<String, Long> unread) {}

  private final CityBuilder builder = new CityBuilder();
  private final TreeMap<Integer, Integer> junctions = new TreeMap<>();
  private final TreeMap<String, Long> unread = new TreeMap<>();

  private OsmImport() {}

  /** Imports a file. */
  public static Result read(Path file) {
    if (!file.toString().endsWith(".osm.pbf") || !Files.isRegularFile(file)) {
      throw new Refusal(
          "no-osm-file", "no .osm.pbf file", file.toString(), "Name an existing .osm.pbf extract.");
    }
    OsmImport run = new OsmImport();
    try {
      run.parse(file);
    } catch (RuntimeException e) { // The reader throws its own and bare ones for bad bytes.
      throw new Refusal(
          "unreadable-osm", e.toString(), file.toString(), "Download the extract again.");
    }
    if (run.junctions.isEmpty()) {
      throw new Refusal("no-streets", "no street", file.toString(), "Use an extract with streets.");
    }
    return new Result(run.builder.build(), run.unread);
  }

  private void parse(Path file) {
    BaseGraph graph = new BaseGraph.Builder(1).create();
    new WaySegmentParser.Builder(graph.getNodeAccess(), graph.getDirectory())
        .setWayFilter(this::wanted)
        .setRelationProcessor((relation, nodes) -> {
          if (relation.hasTag("type", "restriction")) {
            count("turn restriction not applied");
          }
        })
        .setEdgeHandler((from, to, points, way, tags) -> edge(from, to, points, way))
        .setWorkerThreads(1)
        .build()
        .readOSM(file.toFile());
  }

  private boolean wanted(ReaderWay way) {
    if (way.getNodes().size() < 2 || !way.hasTag("highway")) {
      return false;
    }
    if (TagRules.roadClass(way.getTag("highway", "")) == null) {
      count("highway=" + way.getTag("highway", ""));
      return false;
    }
    return true;
  }

  private void edge(int from, int to, PointList points, ReaderWay way) {
    List<Place> inner = new ArrayList<>();
    for (int i = 1; i < points.size() - 1; i++) {
      inner.add(place(points, i));
    }
    int tail = junctions.computeIfAbsent(from, n -> builder.addJunction(place(points, 0)));
    int head =
        junctions.computeIfAbsent(to, n -> builder.addJunction(place(points, points.size() - 1)));
    TagRules rules = new TagRules(way, this::count);
    Street street =
        new Street(
            way.getTag("name", way.getTag("ref", "")),
            rules.roadClass(),
            rules.layer(),
            way.hasTag("bridge") && !way.hasTag("bridge", "no"),
            way.hasTag("tunnel") && !way.hasTag("tunnel", "no"));
    builder.addEdge(tail, head, street, rules.access(), inner);
  }

  private static Place place(PointList points, int i) {
    return Place.of(points.getLat(i), points.getLon(i));
  }

  private void count(String name) {
    unread.merge(name, 1L, Long::sum);
  }
}
