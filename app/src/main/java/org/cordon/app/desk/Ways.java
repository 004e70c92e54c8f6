package org.cordon.app.desk;

import java.util.List;
import org.cordon.dispatch.engine.ClosedStreets;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Path;
import org.cordon.roads.route.Roads;
import org.jspecify.annotations.Nullable;

/**
 * Ways to drive, told street by street around what is closed now. Beside the desk's thread, on
 * roads of its own, one at a time.
 */
public final class Ways {
  private final City city;
  private @Nullable Roads roads; // both made when first asked
  private @Nullable Corners corners;

  /** On the streets of a city. */
  public Ways(City city) {
    this.city = city;
  }

  /**
   * A way.
   *
   * @param travelTimeMs in motion, without turnout, at the speeds of the map
   * @param streets in their order, those without a name left out
   */
  public record Way(int travelTimeMs, long lengthMm, List<String> streets) {}

  /** The fastest way that is open to a service; null when there is none. */
  public synchronized @Nullable Way way(
      Service service, ClosedStreets closed, Place from, Place to) {
    Roads known = roads;
    if (known == null) {
      known = Roads.of(city);
      roads = known;
    }
    Profile profile = Profile.valueOf(service.name());
    Closures closures =
        closed.shapes().isEmpty() ? Closures.none() : known.closures(closed.shapes());
    Metric metric = known.metric(profile, closures);
    Snap start = known.snap(profile, from);
    Snap end = known.snap(profile, to);
    Path path = start == null || end == null ? null : known.router().path(metric, start, end);
    return path == null ? null : new Way(path.travelTimeMs(), path.lengthMm(), path.streets());
  }

  /** The corner nearest to a place, as it is spoken; "" where there is none. */
  public synchronized String near(Place place) {
    Corners known = corners;
    if (known == null) {
      known = Corners.of(city);
      corners = known;
    }
    int nearest = -1;
    long least = Long.MAX_VALUE;
    for (int junction : known.junctions()) {
      long mm =
          Place.distanceMm(
              place.latE7(), place.lonE7(), city.latE7(junction), city.lonE7(junction));
      if (mm < least) {
        least = mm;
        nearest = junction;
      }
    }
    return nearest < 0 ? "" : known.spokenName(nearest);
  }
}
