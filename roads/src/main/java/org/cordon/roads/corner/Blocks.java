package org.cordon.roads.corner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.city.Snapper;
import org.cordon.roads.corner.Crossings.Crossing;
import org.jspecify.annotations.Nullable;

/** A street between two others that cross it: "12th Avenue between Pike and Pine". */
final class Blocks {
  /** A street is looked for this far from the middle between two corners, 1e-7 degree (220 m). */
  private static final int AROUND_E7 = 20_000;

  private final City city;
  private final Corners corners;
  private final Crossings crossings;
  private final Snapper snapper;

  Blocks(City city, Corners corners, Crossings crossings) {
    this.city = city;
    this.corners = corners;
    this.crossings = crossings;
    snapper = new Snapper(city);
  }

  private record Block(int street, Crossing one, Crossing other) {}

  /**
   * The middles of the stretches that are meant, by street, then by junction; refuses where there
   * are none.
   */
  List<SpokenPlace> find(String street, String one, String other) {
    StreetName said = StreetName.of(street);
    List<Block> found = new ArrayList<>();
    for (int s : inFull(said)) {
      List<Crossing> ones = crossingsOf(s, StreetName.of(one));
      List<Crossing> others = crossingsOf(s, StreetName.of(other));
      for (Crossing a : ones) {
        Crossing b = nearest(a, others);
        if (b != null && b.junction() != a.junction() && a.equals(nearest(b, ones))) {
          found.add(new Block(s, a, b));
        }
      }
    }
    if (found.isEmpty()) {
      throw none(street, one, other);
    }
    List<SpokenPlace> places = new ArrayList<>();
    for (Block block : found) {
      SpokenPlace place = place(block);
      if (places.stream().noneMatch(p -> near(p.place(), place.place()))) {
        places.add(place);
      }
    }
    return places;
  }

  /** The streets that are called so in full where there are such, else all that can be meant. */
  private List<Integer> inFull(StreetName said) {
    List<Integer> all = crossings.streets(said);
    List<Integer> full = all.stream().filter(s -> crossings.name(s).equals(said)).toList();
    return full.isEmpty() ? all : full;
  }

  private List<Crossing> crossingsOf(int street, StreetName other) {
    return crossings.streets(other).stream()
        .flatMap(o -> crossings.of(street, o).stream())
        .sorted(Comparator.comparingInt(Crossing::junction))
        .toList();
  }

  private @Nullable Crossing nearest(Crossing from, List<Crossing> to) {
    Place here = crossings.place(from.junction());
    return to.stream()
        .min(
            Comparator.<Crossing>comparingLong(c -> crossings.place(c.junction()).distanceMm(here))
                .thenComparingInt(Crossing::junction))
        .orElse(null);
  }

  private static boolean near(Place a, Place b) {
    return a.distanceMm(b) <= Crossings.SAME_CORNER_MM;
  }

  private SpokenPlace place(Block block) {
    Place a = crossings.place(block.one.junction());
    Place b = crossings.place(block.other.junction());
    Place middle =
        new Place(
            (int) (((long) a.latE7() + b.latE7()) / 2), (int) (((long) a.lonE7() + b.lonE7()) / 2));
    String name =
        crossings.wording(block.street)
            + " between "
            + StreetName.spoken(crossStreet(block.one, block.street))
            + " and "
            + StreetName.spoken(crossStreet(block.other, block.street));
    Snap on = onStreet(block.street, middle);
    return on == null
        ? new SpokenPlace(
            SpokenPlace.Kind.BLOCK, name, middle, "the street bends away between the two corners")
        : new SpokenPlace(SpokenPlace.Kind.BLOCK, name, on.place(), "");
  }

  private String crossStreet(Crossing crossing, int street) {
    return crossings.wording(crossing.first() == street ? crossing.second() : crossing.first());
  }

  /** The nearest point of a street, by the number of its name; null where it is not near. */
  private @Nullable Snap onStreet(int street, Place place) {
    return onStreet(place, AROUND_E7, n -> crossings.street(n) == street);
  }

  /** The nearest point of the streets whose name ids are accepted, in a box around a place. */
  @Nullable Snap onStreet(Place place, int aroundE7, java.util.function.IntPredicate names) {
    Place southWest = new Place(place.latE7() - aroundE7, place.lonE7() - aroundE7);
    Place northEast = new Place(place.latE7() + aroundE7, place.lonE7() + aroundE7);
    Snap best = null;
    for (int edge : city.edgesNear(southWest, northEast)) {
      Snap snap =
          !city.name(edge).isEmpty() && names.test(city.nameId(edge))
              ? snapper.onto(edge, place)
              : null;
      if (snap != null && (best == null || snap.distanceMm() < best.distanceMm())) {
        best = snap;
      }
    }
    return best;
  }

  private Refusal none(String street, String one, String other) {
    for (String cross : List.of(one, other)) {
      corners.all(street + " and " + cross);
    }
    return new Refusal(
        "not-a-block",
        "no stretch of \"" + street + "\" from \"" + one + "\" to \"" + other + "\"",
        "place",
        "Name a street and two different streets that cross it, or one corner.");
  }
}
