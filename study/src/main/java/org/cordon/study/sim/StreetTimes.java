package org.cordon.study.sim;

import java.util.List;
import org.cordon.dispatch.engine.ClosedStreets;
import org.cordon.dispatch.engine.MeetingCandidate;
import org.cordon.dispatch.engine.MeetingQuery;
import org.cordon.dispatch.engine.Start;
import org.cordon.dispatch.engine.TravelTimes;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Metric;
import org.cordon.study.scenario.Settings.MeetingPoints;

/**
 * What the engine of a simulated centre knows of the streets: exactly what will happen. Posts
 * answer from tables; a unit on the road is timed from its very millimetre and in its direction.
 */
final class StreetTimes implements TravelTimes {
  private final Ways ways;
  private final Fleet fleet;
  private final TravelTimes corners;
  private final MeetingPoints allowed;

  StreetTimes(Ways ways, Fleet fleet, TravelTimes corners, MeetingPoints allowed) {
    this.ways = ways;
    this.fleet = fleet;
    this.corners = corners;
    this.allowed = allowed;
  }

  @Override
  public String cityHash() {
    return ways.cityHash();
  }

  @Override
  public String speedsHash() {
    return ways.speedsHash();
  }

  @Override
  public boolean onMap(Place place) {
    return corners.onMap(place);
  }

  @Override
  public int[] drivingMs(Service service, ClosedStreets closed, List<Start> starts, Place to) {
    Metric metric = ways.metric(service, closed);
    Snap target = ways.snap(service, to);
    int[] ms = new int[starts.size()];
    for (int i = 0; i < ms.length; i++) {
      Start start = starts.get(i);
      Journey.Start moving = start.post().isEmpty() ? fleet.told(start.place()) : null;
      int way =
          moving != null
              ? moving(metric, moving, target)
              : ways.from(metric, ways.snap(service, start.place())).ms(target);
      ms[i] = way >= NO_WAY_MS ? NO_WAY_MS : way + metric.perRunMs();
    }
    return ms;
  }

  /** From now, so including what is left of a turn. */
  private int moving(Metric metric, Journey.Start start, Snap target) {
    int ms = ways.router().travelTimeMs(metric, start.at(), start.heading(), target);
    return ms >= NO_WAY_MS ? NO_WAY_MS : Math.max(0, ms + fleet.untilThereMs(start));
  }

  @Override
  public List<MeetingCandidate> meetingCandidates(MeetingQuery query) {
    return corners.meetingCandidates(query).stream()
        .filter(c -> c.agreed() ? allowed.agreed() : allowed.computed())
        .toList();
  }
}
