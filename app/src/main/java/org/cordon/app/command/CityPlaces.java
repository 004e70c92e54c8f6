package org.cordon.app.command;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.corner.Gazetteer;
import org.cordon.roads.corner.SpokenPlace;
import org.cordon.roads.route.Roads;
import org.jspecify.annotations.Nullable;

/** Turns what a user wrote for a place into a point on a street of the city. */
final class CityPlaces {
  /** So far outside the outermost junctions a place may lie: 0.02 degree, some 2 km. */
  private static final int MARGIN_E7 = 200_000;

  private static final Pattern LAYER = Pattern.compile(";\\s*layer=([-+]?[0-9])\\s*");

  private static final Pattern COORDINATES =
      Pattern.compile("\\s*[-+]?[0-9.]+\\s*,\\s*[-+]?[0-9.]+\\s*");

  private final Roads roads;
  private final PlaceOptions names;
  private @Nullable Corners corners; // made when first asked for
  private @Nullable Gazetteer gazetteer; // made when first asked for
  private int south = Integer.MAX_VALUE;
  private int north = Integer.MIN_VALUE;
  private int west = Integer.MAX_VALUE;
  private int east = Integer.MIN_VALUE;

  CityPlaces(Roads roads) {
    this(roads, new PlaceOptions());
  }

  CityPlaces(Roads roads, PlaceOptions names) {
    this.roads = roads;
    this.names = names;
    City city = roads.city();
    for (int j = 0; j < city.junctionCount(); j++) {
      south = Math.min(south, city.latE7(j));
      north = Math.max(north, city.latE7(j));
      west = Math.min(west, city.lonE7(j));
      east = Math.max(east, city.lonE7(j));
    }
  }

  /** The city's corners by name. */
  Corners corners() {
    Corners known = corners;
    if (known == null) {
      known = Corners.of(roads.city());
      corners = known;
    }
    return known;
  }

  /** Reads a place that may end in {@code ;layer=N}. */
  Spot spot(String text, String where) {
    int semicolon = text.lastIndexOf(';');
    if (semicolon < 0) {
      return spot(read(text, where), null, where);
    }
    Matcher layer = LAYER.matcher(text.substring(semicolon));
    if (!layer.matches()) {
      throw new Refusal(
          "unknown-layer",
          "\"" + text.substring(semicolon) + "\"",
          where,
          "After the place write ;layer=1 for the bridge, ;layer=0 for the ground or ;layer=-1 for"
              + " the tunnel.");
    }
    return spot(read(text.substring(0, semicolon), where), Integer.valueOf(layer.group(1)), where);
  }

  private static Spot spot(SpokenPlace read, @Nullable Integer layer, String where) {
    return new Spot(read.place(), layer, where, read.doubt());
  }

  /** The nearest street a profile may use, on the layer where one was given. */
  Snap snap(Profile profile, Spot spot) {
    Integer layer = spot.layer();
    if (layer == null) {
      return snap(profile, spot.place(), spot.where());
    }
    Snap snap = roads.snap(profile, spot.place(), layer);
    if (snap == null || snap.distanceMm() > Doubts.FAR_MM) {
      throw new Refusal(
          "no-street-on-layer",
          "no street for "
              + Words.of(profile)
              + " "
              + Spot.level(layer)
              + (snap == null ? "" : " within " + Words.length(Doubts.FAR_MM)),
          spot.where() + " " + spot.place(),
          "Leave ;layer out, or name a layer that has a street there"
              + (profile == Profile.FOOT
                  ? "; who stands where nobody may walk is fetched there (cordon eta)."
                  : "."));
    }
    return snap;
  }

  private Gazetteer gazetteer() {
    Gazetteer known = gazetteer;
    if (known == null) {
      known = Gazetteer.of(corners()).with(names.landmarks(this)).withAddresses(names.ranges());
      gazetteer = known;
    }
    return known;
  }

  /** Reads {@code LAT,LON} or what a place is called; {@code where} names the option. */
  SpokenPlace read(String text, String where) {
    if (COORDINATES.matcher(text).matches()) {
      Place place = coordinates(text, where);
      return new SpokenPlace(SpokenPlace.Kind.COORDINATES, place.toString(), place, "");
    }
    return named(g -> g.find(text), where);
  }

  /** Everything that a text can mean, at least one. */
  List<SpokenPlace> all(String text, String where) {
    return COORDINATES.matcher(text).matches()
        ? List.of(read(text, where))
        : named(g -> g.all(text), where);
  }

  /** How many ranges of house numbers lie on the map, and why the others do not. */
  Map<String, Integer> addressCounts() {
    return gazetteer().addressCounts();
  }

  private <T> T named(Function<Gazetteer, T> question, String where) {
    Gazetteer asked = gazetteer();
    try {
      return question.apply(asked);
    } catch (Refusal r) {
      throw new Refusal(r.name(), r.found(), where, r.remedy());
    }
  }

  /** Reads {@code LAT,LON}. */
  Place coordinates(String text, String where) {
    Place place;
    try {
      place = Place.parse(text);
    } catch (Refusal r) {
      throw new Refusal(r.name(), r.found(), where, r.remedy());
    }
    return inside(place, where);
  }

  /** The place, if it lies in the city. */
  Place inside(Place place, String where) {
    if (place.latE7() == 0 && place.lonE7() == 0) {
      throw new Refusal(
          "place-zero-zero",
          place.toString(),
          where,
          "0,0 stands for a missing position in many records; give the real one or leave it out.");
    }
    if (place.latE7() < south - MARGIN_E7
        || place.latE7() > north + MARGIN_E7
        || place.lonE7() < west - MARGIN_E7
        || place.lonE7() > east + MARGIN_E7) {
      throw new Refusal(
          "place-outside-the-city",
          place.toString(),
          where,
          "This city lies between "
              + new Place(south, west)
              + " and "
              + new Place(north, east)
              + "; perhaps latitude and longitude are swapped.");
    }
    return place;
  }

  /** The nearest street a profile may use. */
  Snap snap(Profile profile, Place place, String where) {
    Snap snap = roads.snap(profile, place);
    if (snap == null) {
      throw new Refusal(
          "no-street-for-profile",
          "no street for " + Words.of(profile),
          where,
          "The city file has no street that this profile may use; import another map.");
    }
    return snap;
  }
}
