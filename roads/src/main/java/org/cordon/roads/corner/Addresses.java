package org.cordon.roads.corner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.corner.AddressRange.Span;
import org.jspecify.annotations.Nullable;

/**
 * House numbers, put on the graph's own streets. Within a range numbers are spaced evenly, which is
 * off by half a block at worst.
 */
final class Addresses {
  /** As far as this may a street of the map lie from where a file has it: 0.0009 degree, 100 m. */
  private static final int AROUND_E7 = 9_000;

  private static final long FAR_MM = 100_000;

  /** A number this close to a range is offered there, with a doubt; further off it is refused. */
  private static final int CLOSE = 100;

  private static final String[] WINDS = {
    "north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"
  };

  private record Known(StreetName name, AddressRange range) {
    Stream<Span> spans() {
      return Stream.concat(range.left().stream(), range.right().stream());
    }

    boolean has(int number) {
      return spans().anyMatch(s -> s.has(number));
    }

    int distance(int number) {
      return spans().mapToInt(s -> s.distance(number)).min().orElse(Integer.MAX_VALUE);
    }
  }

  private final City city;
  private final Crossings crossings;
  private final Blocks blocks;
  private final TreeMap<String, List<Known>> byBase = new TreeMap<>();

  Addresses(City city, Crossings crossings, Blocks blocks, List<AddressRange> ranges) {
    this.city = city;
    this.crossings = crossings;
    this.blocks = blocks;
    for (AddressRange range : ranges) {
      StreetName name = StreetName.of(range.street());
      byBase.computeIfAbsent(name.base(), b -> new ArrayList<>()).add(new Known(name, range));
    }
  }

  boolean isEmpty() {
    return byBase.isEmpty();
  }

  boolean has(StreetName said) {
    return !street(said).isEmpty();
  }

  /** Where a house number is; refuses a number that no range comes near. */
  List<SpokenPlace> number(int number, StreetName said) {
    List<Known> street = street(said);
    List<Known> found = preferFull(street.stream().filter(k -> k.has(number)).toList(), said);
    if (!found.isEmpty()) {
      return apart(found.stream().map(k -> place(k, number, "")).toList());
    }
    Known nearest =
        preferFull(street, said).stream()
            .min(Comparator.comparingInt(k -> k.distance(number)))
            .orElse(null);
    if (nearest == null || nearest.distance(number) > CLOSE) {
      throw noNumber(number, said, nearest);
    }
    int end = nearestNumber(nearest, number);
    String doubt = "no range has number " + number + "; this is where " + end + " is";
    return List.of(place(nearest, end, doubt));
  }

  /** The middle of a block of a hundred numbers, one a street. */
  List<SpokenPlace> block(int hundred, StreetName said) {
    List<Known> touching =
        preferFull(
            street(said).stream()
                .filter(
                    k -> k.spans().anyMatch(s -> s.low() <= hundred + 99 && s.high() >= hundred))
                .toList(),
            said);
    if (touching.isEmpty()) {
      throw noNumber(hundred, said, null);
    }
    Map<String, List<Known>> streets = new TreeMap<>();
    touching.forEach(k -> streets.computeIfAbsent(k.range.street(), s -> new ArrayList<>()).add(k));
    List<SpokenPlace> places = new ArrayList<>();
    for (List<Known> one : streets.values()) {
      places.add(middle(hundred, one));
    }
    return apart(places);
  }

  private SpokenPlace middle(int hundred, List<Known> street) {
    Comparator<Known> nearLow = Comparator.comparingInt(k -> k.distance(hundred));
    Comparator<Known> nearHigh = Comparator.comparingInt(k -> k.distance(hundred + 99));
    Known first = street.stream().min(nearLow).orElseThrow();
    Known last = street.stream().min(nearHigh).orElseThrow();
    Place a = along(first, nearestNumber(first, hundred));
    Place b = along(last, nearestNumber(last, hundred + 99));
    Place middle =
        new Place(
            (int) (((long) a.latE7() + b.latE7()) / 2), (int) (((long) a.lonE7() + b.lonE7()) / 2));
    Snap on = onStreet(first, middle);
    String name = hundred + " block of " + (on == null ? first.range.street() : name(on));
    return on == null
        ? new SpokenPlace(SpokenPlace.Kind.BLOCK, name, middle, noStreet(first))
        : new SpokenPlace(SpokenPlace.Kind.BLOCK, name, on.place(), "");
  }

  private List<Known> street(StreetName said) {
    return byBase.getOrDefault(said.base(), List.of()).stream()
        .filter(k -> said.canMean(k.name))
        .toList();
  }

  /** Those called so in full where there are such. */
  private static List<Known> preferFull(List<Known> all, StreetName said) {
    List<Known> full = all.stream().filter(k -> k.name.equals(said)).toList();
    return full.isEmpty() ? all : full;
  }

  /** One of places within a corner's width of each other. */
  private static List<SpokenPlace> apart(List<SpokenPlace> places) {
    List<SpokenPlace> kept = new ArrayList<>();
    for (SpokenPlace place : places) {
      if (kept.stream()
          .noneMatch(k -> k.place().distanceMm(place.place()) <= Crossings.SAME_CORNER_MM)) {
        kept.add(place);
      }
    }
    return kept;
  }

  private SpokenPlace place(Known known, int number, String doubt) {
    Place point = along(known, number);
    Snap on = onStreet(known, point);
    boolean left = known.range.left().stream().anyMatch(s -> s.has(number));
    String street = on == null ? known.range.street() : name(on);
    String name = number + " " + street + ", " + side(known.range, left) + " side";
    return new SpokenPlace(
        SpokenPlace.Kind.ADDRESS,
        name,
        on == null ? point : on.place(),
        on == null ? noStreet(known) : doubt);
  }

  private String name(Snap on) {
    return city.name(on.edge());
  }

  private static String noStreet(Known known) {
    return "the map has no "
        + known.range.street()
        + " within "
        + FAR_MM / 1_000
        + " m of where the file of addresses has it";
  }

  /** The wind that a side of a street lies towards. */
  private static String side(AddressRange range, boolean left) {
    Place from = range.from();
    double x = ((double) range.to().lonE7() - from.lonE7()) * Place.lonNm(from.latE7());
    double y = ((double) range.to().latE7() - from.latE7()) * Place.latNm();
    double degrees = StrictMath.toDegrees(StrictMath.atan2(x, y)) + (left ? -90 : 90);
    return WINDS[(int) Math.floorMod((long) StrictMath.rint(degrees / 45), 8L)];
  }

  private static int nearestNumber(Known known, int number) {
    Span span = known.spans().min(Comparator.comparingInt(s -> s.distance(number))).orElseThrow();
    return span.nearest(number);
  }

  /** Where a number lies between the ends of its range, on the file's own line. */
  private static Place along(Known known, int number) {
    AddressRange range = known.range;
    List<Span> side =
        range.left().stream().anyMatch(s -> s.has(number)) ? range.left() : range.right();
    int low = side.stream().mapToInt(Span::low).min().orElse(number);
    int high = side.stream().mapToInt(Span::high).max().orElse(number);
    long part = high == low ? 1 : 2L * (number - low);
    long whole = high == low ? 2 : 2L * (high - low);
    Place a = range.from();
    Place b = range.to();
    return new Place(
        (int) (a.latE7() + ((long) b.latE7() - a.latE7()) * part / whole),
        (int) (a.lonE7() + ((long) b.lonE7() - a.lonE7()) * part / whole));
  }

  private @Nullable Snap onStreet(Known known, Place point) {
    Snap on =
        blocks.onStreet(
            point,
            AROUND_E7 * 3 / 2, // degrees of longitude are shorter
            n -> known.name.canMean(crossings.name(n)) || crossings.name(n).canMean(known.name));
    return on == null || on.distanceMm() > FAR_MM ? null : on;
  }

  private static Refusal noNumber(int number, StreetName said, @Nullable Known nearest) {
    String street = (said.direction() + " " + said.base() + " " + said.type()).strip();
    return new Refusal(
        "no-such-number",
        "no number " + number + " near any that the file of addresses has for \"" + street + "\"",
        "place",
        nearest == null
            ? "Ask again, or give the nearest corner."
            : "The nearest that it has is "
                + nearestNumber(nearest, number)
                + " "
                + nearest.range.street()
                + ". Ask again, or give the nearest corner.");
  }

  /** How many ranges lie on a street of the map, and why the others do not. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    byBase.values().stream()
        .flatMap(List::stream)
        .forEach(k -> counts.merge(on(k), 1, Integer::sum));
    return counts;
  }

  private String on(Known known) {
    if (known.spans().findAny().isEmpty()) {
      return "without house numbers";
    }
    if (!crossings.namesByBase().containsKey(known.name.base())) {
      return "no street of that name";
    }
    Place a = known.range.from();
    Place b = known.range.to();
    Place middle =
        new Place(
            (int) (((long) a.latE7() + b.latE7()) / 2), (int) (((long) a.lonE7() + b.lonE7()) / 2));
    return onStreet(known, middle) == null ? "street of that name too far" : "on the map";
  }
}
