package org.cordon.study.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.study.report.MapFacts.Outline;
import org.cordon.study.report.MapFacts.Site;
import org.cordon.study.report.MapFacts.Surface;
import org.cordon.study.scenario.Level;
import org.cordon.study.scenario.Resources;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Zone;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a scenario has to draw: outlines at the centre of their range, sites, land and water. */
public final class ScenarioMap {
  private ScenarioMap() {}

  /** The facts for the map; a {@link Refusal} if the file of land and water cannot be read. */
  public static MapFacts of(Scenario scenario) {
    List<Outline> outlines = new ArrayList<>();
    List<Site> sites = new ArrayList<>();
    for (Resources.Station s : scenario.resources().stations()) {
      sites.add(new Site(kind(s), s.name(), s.place()));
    }
    for (Resources.Hospital h : scenario.resources().hospitals()) {
      sites.add(new Site(Site.Kind.HOSPITAL, h.name(), h.place()));
    }
    for (Zone zone : scenario.timeline().zones()) {
      for (Zone.Outline o : zone.outlines()) {
        String label = "zone outline, version " + (outlines.size() + 1);
        outlines.add(
            new Outline(
                label, o.span().fromMs(), o.span().untilMs(), o.at(Level.CENTRAL).corners()));
      }
      for (Zone.CollectionPoint c : zone.ground().collectionPoints()) {
        Zone.NamedPoint p = c.point();
        sites.add(new Site(Site.Kind.COLLECTION_POINT, p.spokenName(), p.place()));
      }
    }
    Path land = scenario.frame().landFile();
    return new MapFacts(outlines, sites, land == null ? List.of() : surfaces(land));
  }

  /** A police car's place in the middle of its beat is called a post, and is no house. */
  private static Site.Kind kind(Resources.Station s) {
    if (s.name().toLowerCase(Locale.ROOT).startsWith("post ")) {
      return Site.Kind.POST;
    }
    return switch (s.service()) {
      case POLICE -> Site.Kind.POLICE_STATION;
      case FIRE -> Site.Kind.FIRE_STATION;
      case EMS -> Site.Kind.EMS_STATION;
    };
  }

  /** Polygons of a FeatureCollection whose {@code kind} is land, water or park. */
  private static List<Surface> surfaces(Path file) {
    List<Surface> surfaces = new ArrayList<>();
    try {
      for (JsonNode feature :
          JsonMapper.shared().readTree(Files.readString(file)).path("features")) {
        String kind = feature.path("properties").path("kind").asString("");
        for (Surface.Ground ground : Surface.Ground.values()) {
          if (ground.name().toLowerCase(Locale.ROOT).equals(kind)) {
            surfaces.add(new Surface(ground, ring(feature)));
          }
        }
      }
    } catch (IOException | JacksonException e) {
      throw new Refusal(
          "unreadable-land",
          String.valueOf(e.getMessage()),
          file.toString(),
          "Name a GeoJSON FeatureCollection of polygons, or leave the key out.");
    }
    return surfaces;
  }

  private static List<Place> ring(JsonNode feature) {
    List<Place> ring = new ArrayList<>();
    for (JsonNode point : feature.path("geometry").path("coordinates").path(0)) {
      ring.add(Place.of(point.path(1).asDouble(), point.path(0).asDouble()));
    }
    return ring;
  }
}
