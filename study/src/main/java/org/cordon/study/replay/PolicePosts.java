package org.cordon.study.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * One patrol unit to a beat, waiting in the middle of it. No roster or position of the police is
 * published, so this is an assumption, the same with and without a zone.
 */
public record PolicePosts(List<Post> posts) {
  /** A beat and the middle of its largest part. */
  public record Post(String beat, Place middle) {}

  public PolicePosts {
    posts = List.copyOf(posts);
  }

  /**
   * From a GeoJSON file of beats (property {@code beat}); beats on the water (H...) and 99, which
   * is no area, are left out.
   *
   * @throws Refusal when there is no such beat in it
   */
  public static PolicePosts read(Path geoJson) {
    if (!Files.isRegularFile(geoJson)) {
      throw new Refusal("no-such-file", "no file", geoJson.toString(), "Name a GeoJSON of beats.");
    }
    List<Post> posts = new ArrayList<>();
    try {
      for (JsonNode feature : new ObjectMapper().readTree(geoJson).path("features")) {
        String beat = feature.path("properties").path("beat").asString("");
        if (beat.matches("[A-GI-Z][0-9]+")) {
          posts.add(new Post(beat, middle(feature.path("geometry"))));
        }
      }
    } catch (JacksonException e) {
      throw new Refusal(
          "unreadable-geojson", e.getOriginalMessage(), geoJson.toString(), "Download it again.");
    }
    if (posts.isEmpty()) {
      throw new Refusal(
          "no-beats", "no feature with a beat", geoJson.toString(), "Add the property \"beat\".");
    }
    posts.sort(Comparator.comparing(Post::beat));
    return new PolicePosts(posts);
  }

  private static Place middle(JsonNode geometry) {
    List<JsonNode> rings = new ArrayList<>();
    boolean many = geometry.path("type").asString("").equals("MultiPolygon");
    if (many) {
      geometry.path("coordinates").forEach(polygon -> rings.add(polygon.path(0)));
    } else {
      rings.add(geometry.path("coordinates").path(0));
    }
    double[] best = {0, 0, 0};
    for (JsonNode ring : rings) {
      double[] found = centroid(ring);
      best = found[0] > best[0] ? found : best;
    }
    return Place.of(best[1], best[2]);
  }

  /** Size (square degrees), latitude and longitude of a ring's centre of gravity. */
  private static double[] centroid(JsonNode ring) {
    double x0 = ring.path(0).path(0).asDouble();
    double y0 = ring.path(0).path(1).asDouble();
    double twice = 0;
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i + 1 < ring.size(); i++) {
      double ax = ring.path(i).path(0).asDouble() - x0;
      double ay = ring.path(i).path(1).asDouble() - y0;
      double bx = ring.path(i + 1).path(0).asDouble() - x0;
      double by = ring.path(i + 1).path(1).asDouble() - y0;
      double cross = ax * by - bx * ay;
      twice += cross;
      sumX += (ax + bx) * cross;
      sumY += (ay + by) * cross;
    }
    if (twice == 0) {
      return new double[] {0, y0, x0};
    }
    return new double[] {Math.abs(twice) / 2, y0 + sumY / (3 * twice), x0 + sumX / (3 * twice)};
  }
}
