package org.cordon.roads.osm;

import com.graphhopper.reader.ReaderNode;
import com.graphhopper.reader.ReaderWay;
import com.graphhopper.reader.osm.WaySegmentParser;
import com.graphhopper.storage.BaseGraph;
import com.graphhopper.util.PointList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.Access;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityBuilder;
import org.cordon.roads.city.CityBuilder.Street;
import org.jspecify.annotations.Nullable;

/**
 * Reads an OpenStreetMap extract (.osm.pbf). GraphHopper's reader splits ways at junctions and at
 * barriers; what the tags mean is ours ({@link TagTable}). What is not understood or not used is
 * counted by name, never fatal; a file that is damaged is refused before anything is built.
 */
public final class OsmImport {
  /**
   * The city, and what was left out or not understood.
   *
   * @param junctionsRead where ways meet or end, before chains are joined
   * @param piecesRead street pieces between those
   * @param unread name and how often
   */
  public record Result(
      City city, int junctionsRead, int piecesRead, SortedMap<String, Long> unread) {
    public Result {
      unread = Collections.unmodifiableSortedMap(new TreeMap<>(unread));
    }
  }

  private final CityBuilder builder = new CityBuilder();
  private final TreeMap<Integer, Integer> junctions = new TreeMap<>(); // by the reader's number
  private final TreeMap<String, Long> unread = new TreeMap<>();
  private final TurnRestrictions turns = new TurnRestrictions(this::count);
  private int pieces;
  private boolean secondPass; // ways are shown twice, and counted once

  private OsmImport() {}

  /** Imports a file, and leaves open whose hours its city has. */
  public static Result read(Path file) {
    return read(file, null);
  }

  /**
   * Imports a file.
   *
   * @param zone whose hours the city has, which no extract says; null to leave it open
   */
  public static Result read(Path file, @Nullable ZoneId zone) {
    if (!file.toString().endsWith(".osm.pbf") || !Files.isRegularFile(file)) {
      throw new Refusal(
          "no-osm-file", "no .osm.pbf file", file.toString(), "Name an existing .osm.pbf extract.");
    }
    OsmImport run = new OsmImport();
    if (zone != null) {
      run.builder.zone(zone.getId());
    }
    try {
      PbfFrames.check(file);
      run.parse(file);
    } catch (IOException e) {
      throw new Refusal(
          "unreadable-osm", String.valueOf(e.getMessage()), file.toString(), "Check its rights.");
    } catch (Refusal e) {
      throw e;
    } catch (RuntimeException e) { // The reader throws its own and bare ones for bad bytes.
      throw new Refusal("damaged-osm", cause(e), file.toString(), "Download the extract again.");
    }
    if (run.junctions.isEmpty()) {
      throw new Refusal(
          "no-streets",
          "no street in the file",
          file.toString(),
          "Use an extract that keeps ways tagged highway and their nodes.");
    }
    return new Result(run.builder.build(), run.junctions.size(), run.pieces, run.unread);
  }

  private static String cause(Throwable thrown) {
    Throwable last = thrown;
    for (Throwable c = thrown; c != null; c = c.getCause()) {
      last = c;
    }
    return "a block that cannot be decoded: " + last;
  }

  private void parse(Path file) {
    BaseGraph graph = new BaseGraph.Builder(1).create();
    new WaySegmentParser.Builder(graph.getNodeAccess(), graph.getDirectory())
        .setWayFilter(this::wanted)
        .setSplitNodeFilter(this::split)
        .setRelationPreprocessor(turns::announce)
        .setRelationProcessor((relation, nodes) -> {
          if (TurnRestrictions.isRestriction(relation)) {
            turns.apply(relation, nodes, builder);
          }
        })
        .setEdgeHandler(this::edge)
        .setWorkerThreads(1)
        .build()
        .readOSM(file.toFile());
  }

  private boolean wanted(ReaderWay way) {
    String value = way.getTag("highway", "");
    if (value.isEmpty() || way.getNodes().size() < 2) {
      if (!secondPass && way.hasTag("route", "ferry")) {
        count("route=ferry");
      }
      return false;
    }
    if (TagTable.highway(value) == null) {
      if (!secondPass) {
        count("highway=" + value);
      }
      return false;
    }
    return true;
  }

  private boolean split(ReaderNode node) {
    secondPass = true;
    return BarrierRules.isBarrier(node);
  }

  private void edge(
      int from, int to, PointList points, ReaderWay way, List<Map<String, Object>> nodeTags) {
    TagTable.Highway highway = TagTable.highway(way.getTag("highway", ""));
    if (highway == null) {
      throw new IllegalStateException("a way that was not wanted, " + way.getId());
    }
    List<Place> inner = new ArrayList<>();
    for (int i = 1; i < points.size() - 1; i++) {
      inner.add(place(points, i));
    }
    TagRules rules = new TagRules(way, highway, this::count);
    Street street =
        new Street(
            way.getTag("name", way.getTag("ref", "")),
            rules.roadClass(),
            rules.layer(),
            way.hasTag("bridge") && !way.hasTag("bridge", "no"),
            way.hasTag("tunnel") && !way.hasTag("tunnel", "no"));
    Access access = rules.access();
    if (way.hasTag("gh:barrier_edge")) {
      access = BarrierRules.across(access, barrierTags(nodeTags), this::count);
    }
    builder.addEdge(
        junction(from, points, 0), junction(to, points, points.size() - 1), street, access, inner);
    turns.piece(way.getId(), from, to);
    pieces++;
  }

  private static Map<String, Object> barrierTags(List<Map<String, Object>> nodeTags) {
    return nodeTags.stream().filter(t -> t.containsKey("barrier")).findFirst().orElse(Map.of());
  }

  private int junction(int node, PointList points, int i) {
    return junctions.computeIfAbsent(node, n -> builder.addJunction(place(points, i)));
  }

  private static Place place(PointList points, int i) {
    return Place.of(points.getLat(i), points.getLon(i));
  }

  private void count(String name) {
    unread.merge(name, 1L, Long::sum);
  }
}
