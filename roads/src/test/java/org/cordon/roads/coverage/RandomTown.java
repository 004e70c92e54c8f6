package org.cordon.roads.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.Access;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityBuilder;
import org.cordon.roads.city.RoadClass;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.ClosedShape;

/** Small towns with one-way streets, bridges and forbidden turns, and what is closed in them. */
final class RandomTown {
  private static final int LAT = 476_000_000;
  private static final int LON = -1_223_000_000;
  private static final int STEP = 12_000;

  private RandomTown() {}

  static City city(SplittableRandom random) {
    CityBuilder builder = new CityBuilder();
    builder.keepChains();
    int side = 2 + random.nextInt(4);
    for (int j = 0; j < side * side; j++) {
      builder.addJunction(
          new Place(
              LAT + j / side * STEP + random.nextInt(3_000),
              LON + j % side * STEP + random.nextInt(3_000)));
    }
    int edges = 0;
    for (int j = 0; j < side * side; j++) {
      if (j % side + 1 < side && random.nextInt(8) > 0) {
        edges += street(builder, j, j + 1, random);
      }
      if (j + side < side * side && random.nextInt(8) > 0) {
        edges += street(builder, j, j + side, random);
      }
    }
    edges += street(builder, 0, side * side - 1, random);
    for (int i = random.nextInt(8); i > 0; i--) {
      builder.restrict(random.nextInt(2 * edges), random.nextInt(2 * edges), 1 + random.nextInt(7));
    }
    return builder.build();
  }

  private static int street(CityBuilder builder, int tail, int head, SplittableRandom random) {
    List<Integer> with = new ArrayList<>();
    List<Integer> against = new ArrayList<>();
    for (int p = 0; p < Profile.count(); p++) {
      with.add(random.nextInt(9) == 0 ? 0 : 3_000 + random.nextInt(12_000));
      against.add(random.nextInt(5) == 0 ? 0 : 3_000 + random.nextInt(12_000));
    }
    boolean bridge = random.nextInt(10) == 0;
    builder.addEdge(
        tail,
        head,
        new CityBuilder.Street(
            "Street " + tail, RoadClass.RESIDENTIAL, bridge ? 1 : 0, bridge, false),
        new Access(with, against, false, false),
        List.of());
    return 1;
  }

  static List<ClosedShape> closed(SplittableRandom random) {
    List<ClosedShape> shapes = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      int lat = LAT + random.nextInt(5 * STEP);
      int lon = LON + random.nextInt(5 * STEP);
      int size = 4_000 + random.nextInt(20_000);
      shapes.add(
          new ClosedShape(
              random.nextInt(3) > 0,
              List.of(
                  new Place(lat, lon),
                  new Place(lat + 333, lon + size),
                  new Place(lat + size, lon + size),
                  new Place(lat + size, lon - 77)),
              random.nextInt(3) == 0 ? Set.of(Profile.POLICE) : ClosedShape.ALL_SERVICES,
              0,
              ClosedShape.Crossing.values()[random.nextInt(3)]));
    }
    return shapes;
  }

  static Snap snap(City city, SplittableRandom random) {
    return on(city, random.nextInt(city.edgeCount()), random);
  }

  static Snap on(City city, int edge, SplittableRandom random) {
    int length = city.lengthMm(edge);
    int offset =
        switch (random.nextInt(8)) {
          case 0 -> 0;
          case 1 -> length;
          default -> random.nextInt(length + 1);
        };
    return at(edge, offset);
  }

  static Snap at(int edge, int offset) {
    return new Snap(edge, offset, new Place(LAT, LON), 0, false);
  }
}
