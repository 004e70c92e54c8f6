package org.cordon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cordon.roads.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The choice of a meeting point done the long way: every unit and every corner, each time asked for
 * by a command of its own, and the rule applied to the table. Holds the winner against what {@code
 * meet} answers. It knows rectangles as zones, and towns drawn as text.
 */
final class EveryPair {
  private static final JsonMapper JSON = new JsonMapper();

  private record Corner(String name, Place place, long walkMs) {}

  private record Unit(String id, String place, String service, long turnoutMs) {}

  private record Pair(Unit unit, Corner corner, long unitMs) {
    long together() {
      return Math.max(unitMs, corner.walkMs);
    }

    long waitMs() {
      return Math.max(0, unitMs - corner.walkMs);
    }
  }

  private final FieldPage page;
  private final List<String> words;

  EveryPair(FieldPage page, List<String> words) {
    this.page = page;
    this.words = words;
  }

  private String option(String name, String without) {
    int at = words.indexOf(name);
    return at < 0 ? without : words.get(at + 1);
  }

  private long number(String name, int without) {
    return Long.parseLong(option(name, "" + without));
  }

  String table() {
    List<Pair> pairs = new ArrayList<>();
    for (Corner corner : corners()) {
      for (Unit unit : units()) {
        JsonNode route =
            route(unit.service, unit.place, corner.place.toString(), option("--zone", ""));
        if (route.has("travelTimeMs")) {
          long travelMs = route.path("travelTimeMs").asLong();
          pairs.add(new Pair(unit, corner, unit.turnoutMs + travelMs));
        }
      }
    }
    pairs.sort(Comparator.comparingLong(Pair::together));
    long latest = pairs.getFirst().together() + 1000 * number("--tolerance-s", 30);
    Pair best =
        pairs.stream()
            .filter(p -> p.together() <= latest)
            .min(
                Comparator.comparingLong((Pair p) -> p.corner.walkMs)
                    .thenComparingLong(Pair::waitMs)
                    .thenComparing(p -> p.unit.id))
            .orElseThrow();
    check(best);
    StringBuilder table =
        new StringBuilder(
            "| corner | unit | turnout and travel | caller's walk | together | within tolerance |"
                + " |\n|---|---|---:|---:|---:|---|---|\n");
    for (Pair p : pairs) {
      table.append("| " + p.corner.name + " | " + p.unit.id + " | " + s(p.unitMs) + " | ");
      table.append(s(p.corner.walkMs) + " | " + s(p.together()) + " | ");
      table.append(p.together() <= latest ? "yes" : "no");
      table.append(p.equals(best) ? " | **chosen** |\n" : " | |\n");
    }
    return table.toString();
  }

  private static String s(long ms) {
    return String.format(Locale.ROOT, "%.1f s", ms / 1000.0);
  }

  /** The winner of the table is the first of what {@code meet} answers. */
  private void check(Pair best) {
    List<String> meet = new ArrayList<>(words);
    meet.add("--json");
    JsonNode first = json(meet).path("best").path(0);
    assertThat(first.path("unit").asString()).isEqualTo(best.unit.id);
    assertThat(first.path("meetMs").asLong()).isEqualTo(best.together());
    assertThat(first.path("walkMs").asLong()).isEqualTo(best.corner.walkMs);
    assertThat(first.path("waitMs").asLong()).isEqualTo(best.waitMs());
  }

  private JsonNode json(List<String> command) {
    return JSON.readTree(page.answer(command));
  }

  private JsonNode route(String profile, String from, String to, String closed) {
    List<String> command = new ArrayList<>(List.of("route", "--city", option("--city", "")));
    command.addAll(List.of("--profile", profile, "--from", from, "--to", to, "--json"));
    command.addAll(closed.isEmpty() ? List.of() : List.of("--closed", closed));
    return json(command);
  }

  /** The corners that keep the stand-off and that the caller reaches in time. */
  private List<Corner> corners() {
    long mmPerS = number("--walk-mm-per-s", 1340);
    List<Corner> corners = new ArrayList<>();
    for (String line : lines("docs/examples/grid.town")) {
      String[] word = line.split(" ", -1);
      if (word[0].equals("corner") && keepsOff(Place.parse(word[2] + "," + word[3]))) {
        Place place = Place.parse(word[2] + "," + word[3]);
        long usual =
            route("foot", option("--call", ""), place.toString(), "").path("travelTimeMs").asLong();
        long walkMs = Math.ceilDiv(usual * 1340, mmPerS);
        if (walkMs <= 1000 * number("--max-walk-s", 900)) {
          corners.add(new Corner(word[1].replace("&", " and "), place, walkMs));
        }
      }
    }
    return corners;
  }

  /** Whether a place is far enough from the rectangle that the zone is. */
  private boolean keepsOff(Place place) {
    JsonNode ring =
        JSON.readTree(String.join("\n", lines(option("--zone", ""))))
            .at("/features/0/geometry/coordinates/0");
    double north = (place.latE7() / 1e7 - ring.at("/2/1").asDouble()) * 111_195.08;
    double south = (ring.at("/0/1").asDouble() - place.latE7() / 1e7) * 111_195.08;
    double east = (place.lonE7() / 1e7 - ring.at("/2/0").asDouble()) * 111_195.08;
    double west = (ring.at("/0/0").asDouble() - place.lonE7() / 1e7) * 111_195.08;
    double dy = Math.max(0, Math.max(north, south));
    double dx = Math.max(0, Math.max(east, west));
    return Math.hypot(dx, dy) >= number("--stand-off-m", 50);
  }

  private List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    List<String> rows = lines(option("--units", ""));
    for (String row : rows.subList(1, rows.size())) {
      String[] cell = row.split(",", -1);
      units.add(
          new Unit(cell[0], cell[1] + "," + cell[2], cell[3], 1000 * Long.parseLong(cell[4])));
    }
    return units;
  }

  private List<String> lines(String name) {
    Path file = page.file(name);
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
