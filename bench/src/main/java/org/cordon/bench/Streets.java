package org.cordon.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Roads;

/** A city with units and calls strewn over it by a seed. */
final class Streets {
  /**
   * Half the side of a square of about six blocks of 100 m by 80 m: 110 m, in 1e-7 degree north.
   */
  private static final int HALF_SIDE_E7 = 9_900;

  final Roads roads;
  private final SplittableRandom random;

  Streets(Roads roads, long seed) {
    this.roads = roads;
    random = new SplittableRandom(seed);
  }

  /** A junction's place. */
  Place place() {
    City city = roads.city();
    int j = random.nextInt(city.junctionCount());
    return new Place(city.latE7(j), city.lonE7(j));
  }

  /** So many places on streets of a profile's main part. */
  List<Snap> snaps(Profile profile, int count) {
    List<Snap> snaps = new ArrayList<>();
    while (snaps.size() < count) {
      Snap snap = roads.snap(profile, place());
      if (snap != null && !snap.island()) {
        snaps.add(snap);
      }
    }
    return snaps;
  }

  /** A closed square of about six blocks around a junction. */
  ClosedShape sixBlocks() {
    Place c = place();
    int half = HALF_SIDE_E7;
    int east = (int) (half * Place.latNm() / Place.lonNm(c.latE7()));
    return ClosedShape.polygon(
        List.of(
            new Place(c.latE7() - half, c.lonE7() - east),
            new Place(c.latE7() - half, c.lonE7() + east),
            new Place(c.latE7() + half, c.lonE7() + east),
            new Place(c.latE7() + half, c.lonE7() - east)),
        ClosedShape.ALL_SERVICES);
  }
}
