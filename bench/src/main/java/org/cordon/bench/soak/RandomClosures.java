package org.cordon.bench.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.ClosedShape.Crossing;

/**
 * What is closed now, changed by chance: areas and barriers are drawn, moved, drawn twice and
 * lifted. Many lie where rounding and ties are hardest: corners on junctions, barriers along a
 * street or ending on it.
 */
final class RandomClosures {
  private static final int MOST = 60;
  private static final int BURST = 150;
  private static final int E7_PER_M = 90; // northward

  private final City city;
  private final List<ClosedShape> shapes = new ArrayList<>();

  RandomClosures(City city) {
    this.city = city;
  }

  /** What is closed now. */
  List<ClosedShape> shapes() {
    return List.copyOf(shapes);
  }

  /** Changes it once, and says how. */
  String change(SplittableRandom random) {
    int die = random.nextInt(100);
    if (die < 2) {
      shapes.clear();
      return "all lifted";
    }
    if (die < 3) {
      for (int i = 0; i < BURST; i++) {
        shapes.add(draw(random));
      }
      return BURST + " drawn";
    }
    if (shapes.size() > MOST || (!shapes.isEmpty() && die < 30)) {
      do {
        shapes.remove(random.nextInt(shapes.size()));
      } while (shapes.size() > MOST);
      return "lifted";
    }
    if (!shapes.isEmpty() && die < 45) {
      int i = random.nextInt(shapes.size());
      shapes.set(i, moved(shapes.get(i), random));
      return "moved";
    }
    if (!shapes.isEmpty() && die < 48) {
      shapes.add(shapes.get(random.nextInt(shapes.size())));
      return "drawn twice";
    }
    shapes.add(draw(random));
    return "drawn";
  }

  private static ClosedShape moved(ClosedShape s, SplittableRandom random) {
    int north = random.nextInt(-200, 201) * E7_PER_M;
    int east = random.nextInt(-200, 201) * E7_PER_M;
    List<Place> points =
        s.points().stream().map(p -> new Place(p.latE7() + north, p.lonE7() + east)).toList();
    return new ClosedShape(s.area(), points, s.services(), s.layer(), s.crossing());
  }

  private ClosedShape draw(SplittableRandom random) {
    int edge = random.nextInt(city.edgeCount());
    Place at = corner(edge, random);
    int layer = random.nextInt(10) == 0 ? random.nextInt(-1, 2) : 0;
    if (random.nextInt(5) < 3) {
      return new ClosedShape(true, area(at, random), services(random), layer, Crossing.BOTH);
    }
    Crossing crossing = Crossing.values()[random.nextInt(3)];
    return new ClosedShape(false, line(edge, at, random), services(random), layer, crossing);
  }

  private Place corner(int edge, SplittableRandom random) {
    int i = random.nextInt(city.pointCount(edge));
    return new Place(city.pointLatE7(edge, i), city.pointLonE7(edge, i));
  }

  private static Set<Profile> services(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> Set.of(Profile.FIRE, Profile.FOOT);
      case 1 -> Set.of(Profile.POLICE);
      case 2 -> Set.of(Profile.EMS, Profile.FIRE);
      default -> ClosedShape.ALL_SERVICES;
    };
  }

  /** A star around a place, 20 m to 600 m wide, seldom 3 km; its first corner may be the place. */
  private static List<Place> area(Place at, SplittableRandom random) {
    int corners = random.nextInt(3, 10);
    double radius = 20 * Math.pow(30, random.nextDouble());
    radius = random.nextInt(40) == 0 ? 3000 : radius;
    List<Place> points = new ArrayList<>();
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * (i + 0.8 * random.nextDouble()) / corners;
      points.add(off(at, angle, radius * (0.4 + 0.6 * random.nextDouble())));
    }
    if (random.nextInt(4) == 0) {
      points.set(0, at);
    }
    return points;
  }

  private static Place off(Place at, double angle, double metres) {
    double north = metres * Math.sin(angle) * E7_PER_M;
    double east = metres * Math.cos(angle) * E7_PER_M * Place.latNm() / Place.lonNm(at.latE7());
    return new Place(at.latE7() + (int) north, at.lonE7() + (int) east);
  }

  private List<Place> line(int edge, Place at, SplittableRandom random) {
    double angle = 2 * Math.PI * random.nextDouble();
    double metres = random.nextInt(8) == 0 ? 1500 : 5 + random.nextInt(60);
    int last = city.pointCount(edge) - 1;
    return switch (random.nextInt(5)) {
      case 0 -> // along the street
          List.of(
              new Place(city.pointLatE7(edge, 0), city.pointLonE7(edge, 0)),
              new Place(city.pointLatE7(edge, last) + 1, city.pointLonE7(edge, last)));
      case 1 -> List.of(at, off(at, angle, metres)); // ends on it
      case 2 -> // bent over it
          List.of(off(at, angle, metres), at, off(at, angle + 2, metres));
      default -> List.of(off(at, angle, metres), off(at, angle + Math.PI, metres / 2));
    };
  }
}
