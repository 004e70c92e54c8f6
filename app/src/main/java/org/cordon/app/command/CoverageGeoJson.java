package org.cordon.app.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.cordon.app.command.CoverageAnswer.State;
import org.cordon.roads.Place;
import org.cordon.roads.coverage.Area;
import org.cordon.roads.coverage.CellGrid;
import org.cordon.roads.coverage.Change;
import org.cordon.roads.coverage.Coverage;
import org.cordon.roads.coverage.Gap;
import org.cordon.roads.coverage.Part;
import org.cordon.roads.coverage.Piece;
import org.cordon.roads.route.Places;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Coverage as GeoJSON (RFC 7946), one feature a line: units, bands of time, what is within the
 * goal, gaps, districts, what a closure changes, and streets if asked for. Lengths are exact; areas
 * are squares joined.
 */
final class CoverageGeoJson {
  private static final JsonMapper JSON = new JsonMapper();

  /** What was closed, and at which time was asked. */
  record About(@Nullable String closed, @Nullable String at) {}

  private final CoverageAnswer answer;
  private final About about;
  private String separator = "";

  CoverageGeoJson(CoverageAnswer answer, About about) {
    this.answer = answer;
    this.about = about;
  }

  /** Writes beside the file, then moves it there. */
  void write(Path file, boolean streets) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (BufferedWriter to = Files.newBufferedWriter(part)) {
        to.write("{\"type\":\"FeatureCollection\",\n\"properties\":");
        to.write(JSON.writeValueAsString(properties()));
        to.write(",\n\"features\":[");
        features(to, streets);
        to.write("\n]}\n");
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      part.toFile().delete();
      throw new UncheckedIOException(e);
    } catch (UncheckedIOException e) {
      part.toFile().delete();
      throw e;
    }
  }

  private ObjectNode properties() {
    ObjectNode o = Console.object();
    o.put("profile", Words.of(answer.asked().profile()))
        .put("goalS", answer.asked().goalMs() / 1000)
        .put("closed", about.closed())
        .put("at", about.at())
        .put("citySha256", answer.city().hash())
        .put("streetKm", km(answer.before().tally().streetMm()))
        .put("cellM", answer.grid().cellM())
        .put("nearestStreetWithinM", CellGrid.LIMIT_MM / 1000);
    Words.speeds(o, answer.metric());
    o.put(
        "method",
        "Times are turnout and travel of the first due, computed from the map. Streets and lengths"
            + " are exact to the millimetre. Areas are squares of about "
            + answer.grid().cellM()
            + " m, each taking after the nearest street within "
            + CellGrid.LIMIT_MM / 1000
            + " m of its middle (tunnels left out), joined where they share a side.");
    return o;
  }

  private void features(BufferedWriter to, boolean streets) throws IOException {
    units(to);
    for (State state : answer.states()) {
      bands(to, state);
      gaps(to, state);
      districts(to, state);
    }
    Change change = answer.change();
    if (change != null) {
      changes(to, change);
    }
    for (State state : answer.states()) {
      if (streets) {
        streets(to, state);
      }
    }
  }

  private void units(BufferedWriter to) throws IOException {
    for (UnitsCsv.Unit unit : answer.asked().roster()) {
      ObjectNode feature = feature("unit");
      properties(feature).put("unit", unit.id()).put("turnoutS", unit.turnoutMs() / 1000);
      ObjectNode point = feature.putObject("geometry").put("type", "Point");
      ArrayNode coordinates = point.putArray("coordinates");
      coordinates.add(degrees(unit.place().lonE7())).add(degrees(unit.place().latE7()));
      put(to, feature);
    }
  }

  private void bands(BufferedWriter to, State state) throws IOException {
    Coverage coverage = state.coverage();
    long mm = 0;
    for (int band = 0; band < Coverage.BANDS; band++) {
      int last = band;
      mm += state.tally().bandMm().get(band);
      List<Area> areas = state.cells().areas(1, part -> part.band() <= last ? 0 : -1).getFirst();
      ObjectNode feature = feature("isochrone", state);
      properties(feature).put("withinMs", coverage.limitMs(band));
      put(to, lengths(feature, state, mm), areas);
      if (band == Coverage.BANDS - 1) {
        put(to, lengths(feature("within-goal", state), state, mm), areas);
      }
    }
  }

  private void gaps(BufferedWriter to, State state) throws IOException {
    List<List<Area>> areas = state.cells().areas(Gap.values().length, part -> number(part.gap()));
    for (Gap gap : Gap.values()) {
      ObjectNode feature = feature("gap", state);
      properties(feature).put("why", CoverageTable.name(gap));
      lengths(feature, state, state.tally().gapMm(gap));
      if (state.tally().gapMm(gap) > 0) {
        put(to, feature, areas.get(gap.ordinal()));
      }
    }
  }

  private static int number(@Nullable Gap gap) {
    return gap == null ? -1 : gap.ordinal();
  }

  private void districts(BufferedWriter to, State state) throws IOException {
    int units = answer.asked().roster().size();
    List<List<Area>> areas = state.cells().areas(units, part -> part.piece().unit());
    for (int u = 0; u < units; u++) {
      ObjectNode feature = feature("first-due", state);
      properties(feature).put("unit", answer.asked().unit(u));
      lengths(feature, state, state.tally().firstDueMm().get(u));
      properties(feature).put("withinGoalKm", km(state.tally().firstDueInTimeMm().get(u)));
      put(to, feature, areas.get(u));
    }
  }

  private void changes(BufferedWriter to, Change change) throws IOException {
    State before = answer.before();
    State after = answer.after();
    List<List<Area>> lost =
        before
            .cells()
            .areas(
                after.cells(),
                Gap.values().length,
                (was, is) -> was.inTime() ? number(is.gap()) : -1);
    for (Gap gap : Gap.values()) {
      if (change.lostMm(gap) > 0) {
        ObjectNode feature = feature("lost", after);
        properties(feature).put("why", CoverageTable.name(gap));
        put(to, lengths(feature, after, change.lostMm(gap)), lost.get(gap.ordinal()));
      }
    }
    List<Change.Pair> pairs = List.copyOf(change.moved().keySet());
    List<List<Area>> moved =
        before
            .cells()
            .areas(
                after.cells(),
                pairs.size(),
                (was, is) -> pairs.indexOf(new Change.Pair(was.piece().unit(), is.piece().unit())));
    for (int i = 0; i < pairs.size(); i++) {
      ObjectNode feature = feature("first-due-changed", after);
      properties(feature)
          .put("unitBefore", answer.asked().unit(pairs.get(i).before()))
          .put("unit", answer.asked().unit(pairs.get(i).after()));
      long mm = change.moved().getOrDefault(pairs.get(i), 0L);
      put(to, lengths(feature, after, mm), moved.get(i));
    }
  }

  private void streets(BufferedWriter to, State state) throws IOException {
    for (int edge = 0; edge < answer.city().edgeCount(); edge++) {
      for (Part part : state.coverage().parts(edge)) {
        Piece piece = part.piece();
        ObjectNode feature = feature("street", state);
        ObjectNode properties = properties(feature);
        properties.put("street", answer.city().name(edge)).put("edge", edge);
        properties.put("fromMm", piece.fromMm()).put("toMm", piece.toMm());
        Gap gap = part.gap();
        if (piece.unit() != Piece.NOBODY) {
          properties.put("unit", answer.asked().unit(piece.unit()));
          properties.put("fromMs", state.coverage().due().ms(piece, piece.fromMm()));
          properties.put("toMs", state.coverage().due().ms(piece, piece.toMm()));
        }
        properties.put("withinGoal", gap == null);
        if (gap != null) {
          properties.put("why", CoverageTable.name(gap));
        }
        List<Place> line = Places.line(answer.city(), edge, piece.fromMm(), piece.toMm());
        if (line.size() > 1) {
          ObjectNode geometry = feature.putObject("geometry").put("type", "LineString");
          ArrayNode coordinates = geometry.putArray("coordinates");
          line.forEach(place -> Words.position(coordinates, place));
          put(to, feature);
        }
      }
    }
  }

  private static ObjectNode feature(String kind) {
    ObjectNode feature = Console.object().put("type", "Feature");
    feature.putObject("properties").put("kind", kind);
    return feature;
  }

  private static ObjectNode feature(String kind, State state) {
    ObjectNode feature = feature(kind);
    properties(feature).put("when", state.when());
    return feature;
  }

  private static ObjectNode properties(ObjectNode feature) {
    return (ObjectNode) feature.path("properties");
  }

  private static ObjectNode lengths(ObjectNode feature, State state, long mm) {
    BigDecimal percent =
        BigDecimal.valueOf(100 * mm)
            .divide(
                BigDecimal.valueOf(Math.max(1, state.tally().streetMm())), 2, RoundingMode.HALF_UP);
    properties(feature).put("streetKm", km(mm)).put("sharePercent", percent);
    return feature;
  }

  private static BigDecimal km(long mm) {
    return BigDecimal.valueOf(mm, 6);
  }

  private static BigDecimal degrees(int e7) {
    return BigDecimal.valueOf(e7, 7);
  }

  private void put(BufferedWriter to, ObjectNode feature, List<Area> areas) throws IOException {
    if (areas.isEmpty()) {
      feature.putNull("geometry");
    } else {
      ObjectNode geometry = feature.putObject("geometry").put("type", "MultiPolygon");
      ArrayNode polygons = geometry.putArray("coordinates");
      for (Area area : areas) {
        ArrayNode rings = polygons.addArray();
        ring(rings.addArray(), area.outline());
        area.holes().forEach(hole -> ring(rings.addArray(), hole));
      }
    }
    put(to, feature);
  }

  private static void ring(ArrayNode ring, List<Place> places) {
    places.forEach(place -> Words.position(ring, place));
    Words.position(ring, places.getFirst());
  }

  private void put(BufferedWriter to, ObjectNode feature) throws IOException {
    to.write(separator + "\n" + JSON.writeValueAsString(feature));
    separator = ",";
  }
}
