package org.cordon.brief.claim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordon.calls.CallsRefusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An area of the map: rings whose insides and holes are told apart by crossing them. */
public final class Shape {
  private final List<long[]> rings;
  private final String words;

  private Shape(List<long[]> rings, String words) {
    this.rings = rings;
    this.words = words;
  }

  static Shape box(double south, double west, double north, double east) {
    long[] ring = {
      e7(west), e7(south), e7(east), e7(south), e7(east), e7(north), e7(west), e7(north)
    };
    return new Shape(List.of(ring), "within " + south + "," + west + " and " + north + "," + east);
  }

  /** Every polygon of a GeoJSON file. */
  static Shape read(Path file) {
    List<long[]> rings = new ArrayList<>();
    try {
      collect(new JsonMapper().readTree(Files.readString(file)), rings);
    } catch (IOException | JacksonException e) {
      throw refusal(file, "no readable GeoJSON (" + e.getMessage() + ")");
    }
    if (rings.isEmpty()) {
      throw refusal(file, "no Polygon or MultiPolygon");
    }
    return new Shape(rings, "within the polygons of " + file.getFileName());
  }

  private static CallsRefusal refusal(Path file, String found) {
    return new CallsRefusal(
        "unreadable-area", found, file.toString(), "Give a GeoJSON file with polygons.");
  }

  private static void collect(JsonNode node, List<long[]> rings) {
    switch (node.path("type").asString("")) {
      case "FeatureCollection" -> node.path("features").forEach(f -> collect(f, rings));
      case "Feature" -> collect(node.path("geometry"), rings);
      case "Polygon" -> node.path("coordinates").forEach(ring -> rings.add(ring(ring)));
      case "MultiPolygon" ->
          node.path("coordinates").forEach(p -> p.forEach(ring -> rings.add(ring(ring))));
      default -> {} // points and lines have no inside
    }
  }

  private static long[] ring(JsonNode points) {
    long[] ring = new long[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      ring[2 * i] = e7(points.get(i).path(0).asDouble());
      ring[2 * i + 1] = e7(points.get(i).path(1).asDouble());
    }
    return ring;
  }

  private static long e7(double degrees) {
    return Math.round(degrees * 1e7);
  }

  boolean contains(long latE7, long lonE7) {
    boolean inside = false;
    for (long[] ring : rings) {
      for (int i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        boolean crosses = ring[i + 1] > latE7 != ring[j + 1] > latE7;
        if (crosses
            && lonE7
                < (double) (ring[j] - ring[i]) * (latE7 - ring[i + 1]) / (ring[j + 1] - ring[i + 1])
                    + ring[i]) {
          inside = !inside;
        }
      }
    }
    return inside;
  }

  /** For print. */
  public String words() {
    return words;
  }
}
