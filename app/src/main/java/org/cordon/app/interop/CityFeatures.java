package org.cordon.app.interop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordon.app.desk.Desk;
import org.cordon.app.desk.LivePositions;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.Closure;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.Zone;
import org.cordon.roads.Place;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of a desk may be on other people's maps: units, zones, points and closed streets, never the
 * place of a call. A unit that is away from its post may stand at a caller's door, so it is shown
 * to some 100 m only, as on the log.
 */
public final class CityFeatures {
  private static final int GRID_E7 = 10_000;

  private CityFeatures() {}

  /** Kinds of features; their names are those of the collections. */
  public enum Kind {
    UNITS("Units where they are, to some 100 m away from their posts, or at their posts."),
    ZONES("Zones that are in force, with who may enter."),
    POINTS("Meeting points that are held, and agreed collection points."),
    CLOSURES("Streets and areas that vehicles cannot use.");

    private final String says;

    Kind(String says) {
      this.says = says;
    }

    /** Its id. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What it holds. */
    public String says() {
      return says;
    }
  }

  /** All of a kind, in a fixed order. */
  public static List<Feature> of(Kind kind, Desk.View view) {
    State state = view.engine().state();
    return switch (kind) {
      case UNITS -> state.units().all().stream().map(u -> unit(u, view)).toList();
      case ZONES -> state.zones().active().stream().map(CityFeatures::zone).toList();
      case POINTS -> points(state);
      case CLOSURES -> state.zones().closures().stream().map(CityFeatures::closure).toList();
    };
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static Feature unit(Unit unit, Desk.View view) {
    State state = view.engine().state();
    LivePositions.Known last = view.positions().last(unit.id());
    long mostMs = state.setup().settings().sending().positionMaxAgeMs();
    boolean known = last != null && view.nowMs() - last.measuredAtMs() <= mostMs;
    ObjectNode says =
        object()
            .put("unit", unit.id())
            .put("service", unit.service().name())
            .put("status", unit.status().name())
            .put("post", unit.postId())
            .put("position", known ? "measured" : "post");
    if (last == null || !known || last.atPost()) {
      Place post = state.units().post(unit);
      return point(unit.id(), post, 0, Times.NEVER_MS, says);
    }
    says.put("measuredAt", Instant.ofEpochMilli(last.measuredAtMs()).toString());
    Place near = new Place(near(last.place().latE7()), near(last.place().lonE7()));
    return point(unit.id(), near, last.measuredAtMs(), last.measuredAtMs(), says);
  }

  private static int near(int e7) {
    return Math.floorDiv(e7 + GRID_E7 / 2, GRID_E7) * GRID_E7;
  }

  private static Feature point(String id, Place at, long fromMs, long untilMs, ObjectNode says) {
    return new Feature(id, Feature.Shape.POINT, List.of(at), fromMs, untilMs, says);
  }

  private static Feature zone(Zone zone) {
    ObjectNode says =
        object()
            .put("name", zone.name())
            .put("outlineVersion", zone.outlineVersion())
            .put("ruleVersion", zone.ruleVersion());
    ArrayNode rules = says.putArray("rules");
    long fromMs = Times.NEVER_MS;
    for (AccessRule rule : zone.rules()) {
      fromMs = Math.min(fromMs, rule.fromMs());
      ObjectNode one =
          rules.addObject().put("service", rule.service().name()).put("level", rule.level().name());
      if (!rule.exceptTypes().isEmpty()) {
        one.put("exceptLevel", rule.exceptLevel().name());
        rule.exceptTypes().forEach(one.putArray("exceptTypes")::add);
      }
      one.put("from", Instant.ofEpochMilli(rule.fromMs()).toString());
      if (rule.untilMs() < Times.NEVER_MS) {
        one.put("until", Instant.ofEpochMilli(rule.untilMs()).toString());
      }
    }
    // past its end a restriction stays in force, so it has none on a map either
    long beganMs = zone.rules().isEmpty() ? 0 : fromMs;
    return new Feature(
        zone.id(), Feature.Shape.AREA, zone.outline(), beganMs, Times.NEVER_MS, says);
  }

  private static List<Feature> points(State state) {
    List<Feature> all = new ArrayList<>();
    for (Incident incident : state.incidents().active()) {
      MeetingPoint held = incident.point();
      if (held != null && incident.open()) {
        ObjectNode says =
            object()
                .put("kind", "meeting-point")
                .put("spokenName", held.spokenName())
                .put("incident", incident.id())
                .put("version", held.version())
                .put("meetAt", Instant.ofEpochMilli(held.meetAtMs()).toString())
                .put("heldByAll", incident.missingParties().isEmpty());
        String id = "meeting-" + incident.id();
        all.add(point(id, held.place(), held.meetAtMs(), held.meetAtMs(), says));
      }
    }
    for (Zone zone : state.zones().active()) {
      for (NamedPlace agreed : zone.collectionPoints()) {
        ObjectNode says =
            object()
                .put("kind", "collection-point")
                .put("spokenName", agreed.spokenName())
                .put("zone", zone.id());
        String id = "collection-" + zone.id() + "-" + agreed.id();
        all.add(point(id, agreed.place(), 0, Times.NEVER_MS, says));
      }
    }
    return all;
  }

  private static Feature closure(Closure closure) {
    ObjectNode says =
        object().put("layer", closure.layer()).put("crossing", closure.crossing().name());
    ArrayNode services = says.putArray("services");
    closure.services().forEach(s -> services.add(s.name()));
    Feature.Shape shape = closure.area() ? Feature.Shape.AREA : Feature.Shape.LINE;
    return new Feature(closure.id(), shape, closure.points(), 0, Times.NEVER_MS, says);
  }
}
