package org.cordon.bench.soak;

import java.util.List;
import java.util.Locale;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.ClosedShape;

/** A time that is not Dijkstra's: whoever finds one pastes this. */
final class Difference extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Difference(String message) {
    super(message);
  }

  /** The journey and what was found. */
  record Found(String asked, Profile profile, Snap from, Snap to, long ms, long oracleMs) {
    String line() {
      return profile
          + " by "
          + asked
          + ": "
          + words(ms)
          + ", Dijkstra: "
          + words(oracleMs)
          + "\nfrom edge "
          + from.edge()
          + " offset "
          + from.offsetMm()
          + " ("
          + from.place()
          + ") to edge "
          + to.edge()
          + " offset "
          + to.offsetMm()
          + " ("
          + to.place()
          + ")";
    }

    private static String words(long ms) {
      return ms >= City.INFINITY_MS ? "no way" : ms + " ms";
    }
  }

  /** The shapes as a file for {@code --closed}. */
  static String geoJson(List<ClosedShape> shapes) {
    StringBuilder json = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
    for (int i = 0; i < shapes.size(); i++) {
      json.append(i == 0 ? "" : ",").append(feature(shapes.get(i)));
    }
    return json.append("]}").toString();
  }

  private static String feature(ClosedShape s) {
    StringBuilder json = new StringBuilder("{\"type\":\"Feature\",\"properties\":{\"services\":[");
    String comma = "";
    for (int p = 0; p < Profile.count(); p++) {
      if (s.services().contains(Profile.of(p))) {
        json.append(comma).append('"').append(word(Profile.of(p))).append('"');
        comma = ",";
      }
    }
    json.append("],\"layer\":").append(s.layer());
    if (!s.area()) {
      json.append(",\"direction\":\"").append(word(s.crossing())).append('"');
    }
    json.append("},\"geometry\":{\"type\":");
    json.append(s.area() ? "\"Polygon\",\"coordinates\":[[" : "\"LineString\",\"coordinates\":[");
    for (int i = 0; i < s.points().size(); i++) {
      json.append(i == 0 ? "" : ",").append(pair(s.points().get(i)));
    }
    return json.append(s.area() ? "," + pair(s.points().getFirst()) + "]]}}" : "]}}").toString();
  }

  private static String word(Enum<?> e) {
    return e.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String pair(Place p) {
    return String.format(Locale.ROOT, "[%.7f,%.7f]", p.lonE7() / 1e7, p.latE7() / 1e7);
  }
}
