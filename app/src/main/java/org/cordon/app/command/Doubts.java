package org.cordon.app.command;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Layers;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Roads;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What coordinates leave open and only somebody who asks can settle: whether a place lies on a
 * bridge or under it, and where a place far from every street is; also what made a place by name
 * doubtful. Each is said aloud and stands under {@code warnings} in the answer.
 */
final class Doubts {
  /** No door is further from its street; who is may be in water, a park or a yard. */
  static final long FAR_MM = 100_000;

  private record Doubt(String name, String found, Spot spot, String remedy, List<String> ways) {}

  private final Console console;
  private final Roads roads;
  private final List<Doubt> doubts = new ArrayList<>();

  Doubts(Console console, Roads roads) {
    this.console = console;
    this.roads = roads;
  }

  /** Looks at one place and the street that it was put on. */
  void about(Spot spot, Snap snap) {
    if (!spot.doubt().isEmpty()) {
      add(
          new Doubt(
              "unverified-place",
              spot.doubt(),
              spot,
              "Ask again where it is; until then the times are to this place.",
              List.of()));
    }
    List<Layers.Choice> layers = spot.layer() == null ? roads.layers(spot.place()) : List.of();
    if (!layers.isEmpty()) {
      above(spot, snap, layers);
    }
    if (snap.distanceMm() > FAR_MM) {
      add(
          new Doubt(
              "far-from-any-street",
              Words.length(snap.distanceMm())
                  + " from the nearest street, "
                  + street(roads.city(), snap.edge()),
              spot,
              "In the water, a park or a yard? Ask where to come to; the times are to that street.",
              List.of()));
    }
  }

  private void above(Spot spot, Snap snap, List<Layers.Choice> layers) {
    List<String> questions = new ArrayList<>();
    List<String> ways = new ArrayList<>();
    for (Layers.Choice choice : layers) {
      questions.add(
          Spot.level(choice.layer()) + " (" + street(roads.city(), choice.snap().edge()) + ")");
      ways.add(spot.on(choice.layer()));
    }
    add(
        new Doubt(
            "which-layer",
            String.join(" or ", questions) + "? Taken: " + street(roads.city(), snap.edge()),
            spot,
            "Ask, and give the place as " + String.join(" or ", ways) + ".",
            ways));
  }

  private void add(Doubt doubt) {
    doubts.add(doubt);
    console.warn(
        doubt.name, doubt.found, doubt.spot.where() + " " + doubt.spot.place(), doubt.remedy);
  }

  /** A street's name with what it is where that says more. */
  static String street(City city, int edge) {
    String name = city.name(edge).isEmpty() ? "a street without a name" : city.name(edge);
    return city.bridge(edge) ? name + ", a bridge" : city.tunnel(edge) ? name + ", a tunnel" : name;
  }

  /** Puts them into an answer; an empty list says that there are none. */
  ObjectNode into(ObjectNode answer) {
    ArrayNode list = answer.putArray("warnings");
    for (Doubt doubt : doubts) {
      ObjectNode each = list.addObject().put("name", doubt.name).put("found", doubt.found);
      each.put("where", doubt.spot.where() + " " + doubt.spot.place());
      each.put("remedy", doubt.remedy);
      ArrayNode choices = each.putArray("choices");
      doubt.ways.forEach(way -> choices.add(way.substring(1, way.length() - 1)));
    }
    return answer;
  }
}
