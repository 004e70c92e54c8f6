package org.cordon.study.scenario.yaml;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cordon.dispatch.model.account.About;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.corner.Corners;
import org.cordon.study.scenario.CityBox;
import org.cordon.study.scenario.LocalTimes;
import org.cordon.study.scenario.Span;
import org.jspecify.annotations.Nullable;

/** What the readers of one file share: problems, folder, city, time zone and the names defined. */
final class Source {
  /** What a file writes where nobody is known to have decided something. */
  private static final String NO_AUTHORITY = "none given";

  private static final Pattern NUMBERS = Pattern.compile("[-+]?[0-9.]+\\s*,\\s*[-+]?[0-9.]+");

  final Problems problems;
  private final Path folder;
  private final Map<String, Map<String, Item>> names = new TreeMap<>();
  private boolean trusted = true;
  private @Nullable LocalTimes times;
  private @Nullable CityBox box;
  private @Nullable City city;
  private @Nullable Corners corners;

  Source(Problems problems, Path folder) {
    this.problems = problems;
    this.folder = folder;
  }

  /**
   * Begins a section: if what it refers to has errors, names that dangle in it are no errors of
   * their own.
   */
  void section() {
    trusted = problems.none();
  }

  /** A refusal of something that does not fit to an earlier section. */
  Refusal dangling(Refusal refusal) {
    return trusted ? refusal : Problems.follows();
  }

  LocalTimes times() {
    LocalTimes known = times;
    if (known == null) {
      throw new IllegalStateException("the time zone is read first");
    }
    return known;
  }

  void use(LocalTimes times) {
    this.times = times;
  }

  void use(City city) {
    box = CityBox.of(city);
    this.city = city;
  }

  /** UTC ms of a time. */
  long ms(Item item) {
    return times().ms(item.text(), item.where());
  }

  /** From and until of a mapping; an end left out is {@code absent}. */
  Span span(Item.Fields f, long absentUntilMs) {
    Item until = f.find("until");
    long fromMs = ms(f.get("from"));
    long untilMs = until == null ? absentUntilMs : ms(until);
    if (untilMs <= fromMs) {
      throw (until == null ? f.get("from") : until)
          .refusal(
              "end-before-start",
              until == null ? "a start after everything it belongs to" : "until " + until.text(),
              "Give a time after from " + f.get("from").text() + ".");
    }
    return new Span(fromMs, untilMs);
  }

  /** A file named in the scenario, relative to it. */
  Path file(Item item) {
    Path path = folder.resolve(item.text());
    if (!Files.exists(path)) {
      throw item.refusal(
          "missing-file", "no file " + path, "Write its path as seen from the scenario's folder.");
    }
    return path;
  }

  /** Defines a name of a kind, once. */
  String define(String kind, Item item) {
    return define(kind, item, item.text());
  }

  /** As {@link #define(String, Item)}, for a name made of several values. */
  String define(String kind, Item item, String name) {
    Map<String, Item> known = names.computeIfAbsent(kind, k -> new TreeMap<>());
    Item earlier = known.putIfAbsent(name, item);
    if (earlier != null) {
      throw item.refusal(
          "duplicate-" + kind,
          "\"" + name + "\", which " + earlier.where() + " has too",
          "Leave one out, or tell them apart.");
    }
    return name;
  }

  /** Notes that a name of a kind exists, however often. */
  void know(String kind, Item item) {
    know(kind, item.text(), item);
  }

  /** As {@link #know(String, Item)}, for a name that is a key. */
  void know(String kind, String name, Item at) {
    names.computeIfAbsent(kind, k -> new TreeMap<>()).putIfAbsent(name, at);
  }

  /** A name of a kind that must have been defined. */
  String refer(String kind, Item item) {
    List<String> known = known(kind);
    if (!known.contains(item.text())) {
      throw dangling(Words.unknown(item, "unknown-" + kind.replace(' ', '-'), known));
    }
    return item.text();
  }

  /** The decision or order that something rests on; "" where none is given. */
  String authority(@Nullable Item item) {
    return item == null || item.text().equals(NO_AUTHORITY) ? "" : refer("authority", item);
  }

  /** The zone, station and service that something is about, as far as it names them. */
  About about(Item.Fields f) {
    Item station = f.find("station");
    Item service = f.find("service");
    return new About(
        f.text("zone", ""),
        station == null ? "" : refer("station", station),
        service == null ? "" : Forms.service(service).name());
  }

  List<String> known(String kind) {
    return new ArrayList<>(names.getOrDefault(kind, Map.of()).keySet());
  }

  /** The box that places must lie in, or null while no city is known. */
  @Nullable CityBox box() {
    return box;
  }

  /** {@code LAT,LON}, {@code [LAT, LON]} or the name of a corner, within the city. */
  Place place(Item item) {
    Place place;
    try {
      place = placeOf(item);
    } catch (Refusal r) {
      throw r.where().equals(item.where()) ? r : item.refusal(r.name(), r.found(), r.remedy());
    }
    CityBox around = box;
    if (place.latE7() == 0 && place.lonE7() == 0) {
      throw item.refusal("place-0-0", place.toString(), "Write where it is; 0,0 lies at sea.");
    }
    if (around != null && !around.contains(place)) {
      throw item.refusal(
          "place-outside-the-city", place.toString(), "Write LAT,LON within " + around + ".");
    }
    return place;
  }

  private Place placeOf(Item item) {
    if (item.isList()) {
      List<Item> two = item.items();
      if (two.size() != 2) {
        throw item.refusal("unreadable-place", two.size() + " numbers", "Write [LAT, LON].");
      }
      return Place.parse(two.get(0).text() + "," + two.get(1).text());
    }
    City streets = city;
    if (streets == null || NUMBERS.matcher(item.text()).matches()) {
      return Place.parse(item.text());
    }
    Corners known = corners;
    if (known == null) {
      known = Corners.of(streets);
      corners = known;
    }
    return known.find(item.text()).place();
  }
}
