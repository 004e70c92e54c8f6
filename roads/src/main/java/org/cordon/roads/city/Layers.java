package org.cordon.roads.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.jspecify.annotations.Nullable;

/**
 * Which streets lie above each other where somebody is. Coordinates do not say whether a caller
 * stands on the bridge or under it, so whoever answers has to ask.
 */
public final class Layers {
  /**
   * As far off as a telephone's position may be on the road: streets nearer are in question, mm.
   */
  public static final long IN_QUESTION_MM = 25_000;

  /** A street on a layer on which one may be. */
  public record Choice(int layer, Snap snap) {}

  private Layers() {}

  /** The layer of a street: a bridge lies at 1 or above and a tunnel at -1 or below. */
  public static int of(City city, int edge) {
    int layer = city.layer(edge);
    return city.bridge(edge) ? Math.max(layer, 1) : city.tunnel(edge) ? Math.min(layer, -1) : layer;
  }

  /**
   * The nearest street of every layer that lies within {@link #IN_QUESTION_MM}, whoever may use it,
   * by layer; empty where there is no more than one, or only a street that goes on from the nearest
   * one, as at the end of a bridge.
   */
  static List<Choice> at(City city, Snapper snapper, Place place) {
    TreeMap<Integer, Snap> byLayer = new TreeMap<>();
    Snap nearest = null;
    for (int edge : near(city, place)) {
      Snap snap = onto(city, snapper, edge, place);
      if (snap != null) {
        byLayer.merge(of(city, edge), snap, (a, b) -> b.distanceMm() < a.distanceMm() ? b : a);
        nearest = nearest == null || snap.distanceMm() < nearest.distanceMm() ? snap : nearest;
      }
    }
    List<Choice> choices = new ArrayList<>();
    for (Map.Entry<Integer, Snap> each : byLayer.entrySet()) {
      Snap snap = each.getValue();
      if (snap.equals(nearest) || (nearest != null && !meet(city, snap, nearest))) {
        choices.add(new Choice(each.getKey(), snap));
      }
    }
    return choices.size() < 2 ? List.of() : choices;
  }

  private static int[] near(City city, Place place) {
    int lat = (int) (IN_QUESTION_MM * 1_000_000 / Place.latNm());
    int lon = (int) (IN_QUESTION_MM * 1_000_000 / Place.lonNm(place.latE7()));
    return city.edgesNear(
        new Place(place.latE7() - lat, place.lonE7() - lon),
        new Place(place.latE7() + lat, place.lonE7() + lon));
  }

  private static @Nullable Snap onto(City city, Snapper snapper, int edge, Place place) {
    boolean used = false;
    for (int p = 0; p < Profile.count(); p++) {
      used |= city.timeMs(Profile.of(p), 2 * edge) < City.INFINITY_MS;
      used |= city.timeMs(Profile.of(p), 2 * edge + 1) < City.INFINITY_MS;
    }
    Snap snap = used ? snapper.onto(edge, place) : null;
    return snap != null && snap.distanceMm() <= IN_QUESTION_MM ? snap : null;
  }

  private static boolean meet(City city, Snap a, Snap b) {
    int tail = city.tail(a.edge());
    int head = city.head(a.edge());
    int otherTail = city.tail(b.edge());
    int otherHead = city.head(b.edge());
    return tail == otherTail || tail == otherHead || head == otherTail || head == otherHead;
  }
}
