package org.cordon.app.command;

import java.nio.file.Path;
import java.util.List;
import org.cordon.app.drawing.Drawing;
import org.cordon.app.drawing.Stroke;
import org.cordon.dispatch.engine.RoadMeetings.Option;
import org.cordon.dispatch.engine.RoadMeetings.Unit;
import org.cordon.dispatch.policy.MeetingWords.Arrival;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.jspecify.annotations.Nullable;

/** Draws the answers of {@code meet}: points, units' ways to them and the walks. */
final class MeetDrawing {
  private final Roads roads;
  private final Router router;
  private final List<Unit> roster;
  private final List<Metric> metrics;

  /**
   * Of a roster.
   *
   * @param metrics of all services in it and of people on foot
   */
  MeetDrawing(Roads roads, List<Unit> roster, List<Metric> metrics) {
    this.roads = roads;
    this.roster = List.copyOf(roster);
    this.metrics = List.copyOf(metrics);
    router = roads.router();
  }

  /** Draws into what shows the closed streets, and writes it. */
  void write(Drawing drawing, MeetCalls calls, List<Option> best, List<String> why, Path file) {
    boolean several = calls.comes.size() + calls.stays.size() > 1;
    for (MeetCalls.Comes c : calls.comes) {
      String name = several ? "caller " + c.number() : "caller";
      drawing.mark(c.at().place(), several ? "C" + c.number() : "C", name);
    }
    for (MeetCalls.Stays s : calls.stays) {
      drawing.mark(s.at(), "C" + s.number(), "caller " + s.number() + ", cannot be moved");
    }
    for (int i = 0; i < best.size(); i++) {
      Option option = best.get(i);
      Place at = option.point().place();
      for (Arrival a : option.units()) {
        Unit unit = unit(a.unitId());
        drawing.way(way(unit.service(), unit.at(), at), i == 0 ? Stroke.WAY : Stroke.OTHER_WAY);
      }
      for (MeetCalls.Comes c : calls.comes) {
        List<Place> walk = way(Profile.FOOT, c.at(), at);
        drawing.way(walk, i == 0 ? Stroke.WALK : Stroke.OTHER_WALK);
      }
      drawing.mark(at, Integer.toString(i + 1), why.get(i));
    }
    best.stream()
        .flatMap(o -> o.units().stream())
        .map(Arrival::unitId)
        .distinct()
        .forEach(id -> drawing.mark(unit(id).at().place(), id, "unit " + id));
    drawing.write(file);
  }

  private Unit unit(String id) {
    return roster.stream().filter(u -> u.id().equals(id)).findFirst().orElseThrow();
  }

  private List<Place> way(Profile profile, Snap from, Place to) {
    Metric metric = metrics.stream().filter(m -> m.profile() == profile).findFirst().orElseThrow();
    Snap end = roads.snap(profile, to);
    org.cordon.roads.route.@Nullable Path path =
        end == null ? null : router.path(metric, from, end);
    return path == null ? List.of() : path.geometry();
  }
}
