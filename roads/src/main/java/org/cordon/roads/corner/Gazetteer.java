package org.cordon.roads.corner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.roads.Nearest;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;

/**
 * Finds places by what people call them: coordinates, stations, corners, a street between two
 * others, house numbers. Where words mean several places all are answered, in an order that does
 * not change.
 */
public final class Gazetteer {
  private static final int CHOICES = 5;
  private static final Pattern COORDINATES =
      Pattern.compile("\\s*[-+]?[0-9.]+\\s*,\\s*[-+]?[0-9.]+\\s*");
  private static final Pattern LEAD =
      Pattern.compile(
          "^\\s*(?:at\\s+)?(?:the\\s+)?(?:corner|intersection|junction)\\s+of\\s+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern STRETCH =
      Pattern.compile(
          "\\s*(.+?)\\s+(?:between|btwn|from)\\s+(.+?)\\s*(?:\\band\\b|\\bto\\b|&)\\s*(.+?)\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBERED =
      Pattern.compile(
          "\\s*([0-9]{1,6})\\s+((?:block|blk)\\s+(?:of\\s+)?)?([^,]+).*", Pattern.CASE_INSENSITIVE);

  private final Corners corners;
  private final Blocks blocks;
  private final List<Landmark> landmarks;
  private final Addresses addresses;

  private Gazetteer(Corners corners, Blocks blocks, List<Landmark> landmarks, Addresses addresses) {
    this.corners = corners;
    this.blocks = blocks;
    this.landmarks = landmarks;
    this.addresses = addresses;
  }

  /** The streets and corners of a city by name. */
  public static Gazetteer of(Corners corners) {
    Blocks blocks = corners.blocks();
    return new Gazetteer(corners, blocks, List.of(), corners.addresses(blocks, List.of()));
  }

  /** This and places that have names of their own; of equal names all are offered. */
  public Gazetteer with(List<Landmark> more) {
    List<Landmark> all = new ArrayList<>(landmarks);
    all.addAll(more);
    return new Gazetteer(corners, blocks, List.copyOf(all), addresses);
  }

  /** This with house numbers, instead of those that it had. */
  public Gazetteer withAddresses(List<AddressRange> ranges) {
    return new Gazetteer(corners, blocks, landmarks, corners.addresses(blocks, ranges));
  }

  /** How many ranges of house numbers lie on a street of the map, and why the others do not. */
  public Map<String, Integer> addressCounts() {
    return addresses.counts();
  }

  /** The one place that a text means; one that means several is refused with the choices. */
  public SpokenPlace find(String text) {
    List<SpokenPlace> found = all(text);
    if (found.size() > 1) {
      List<String> choices = found.stream().limit(CHOICES).map(p -> choice(p, found)).toList();
      boolean corner = found.getFirst().kind() == SpokenPlace.Kind.CORNER;
      throw new Refusal(
          corner ? "ambiguous-corner" : "ambiguous-place",
          "\"" + text + "\" means " + found.size() + (corner ? " corners" : " places"),
          "place",
          "Write one of: " + String.join("; ", choices) + "; or LAT,LON.");
    }
    return found.getFirst();
  }

  /** As it is spoken; with where it is, if another is spoken the same. */
  private static String choice(SpokenPlace place, List<SpokenPlace> among) {
    String name = place.spokenName();
    boolean alone = among.stream().filter(p -> p.spokenName().equals(name)).count() == 1;
    return alone ? name : name + " at " + place.place();
  }

  /** Every place that a text can mean, at least one; a text that means none is refused. */
  public List<SpokenPlace> all(String text) {
    if (COORDINATES.matcher(text).matches()) {
      Place place = Place.parse(text);
      return List.of(new SpokenPlace(SpokenPlace.Kind.COORDINATES, place.toString(), place, ""));
    }
    List<SpokenPlace> named = landmarks(text);
    if (!named.isEmpty()) {
      return named;
    }
    String said = LEAD.matcher(text).replaceFirst("");
    Matcher stretch = STRETCH.matcher(said);
    if (stretch.matches()) {
      return blocks.find(stretch.group(1), stretch.group(2), stretch.group(3));
    }
    Matcher numbered = NUMBERED.matcher(said);
    if (numbered.matches() && !Corners.namesTwo(said)) {
      return numbered(text, numbered);
    }
    return corners(said);
  }

  private List<SpokenPlace> corners(String said) {
    try {
      return corners.all(said).stream()
          .map(c -> new SpokenPlace(SpokenPlace.Kind.CORNER, c.spokenName(), c.place(), ""))
          .toList();
    } catch (Refusal r) {
      throw landmarks.isEmpty() || Corners.namesTwo(said) ? r : unknownName(said);
    }
  }

  private Refusal unknownName(String said) {
    List<String> names = landmarks.stream().map(Landmark::name).distinct().sorted().toList();
    return new Refusal(
        "unknown-place",
        "\"" + said + "\" is no station and names no two streets",
        "place",
        "Perhaps one of: "
            + String.join("; ", Nearest.to(said, names, 3))
            + "; or write a corner such as \"10th and Pine\", or LAT,LON.");
  }

  /** By id or whole name; else by the last words of a name ("station 25"). */
  private List<SpokenPlace> landmarks(String text) {
    List<String> said = StreetName.words(text);
    List<SpokenPlace> whole = new ArrayList<>();
    List<SpokenPlace> ending = new ArrayList<>();
    for (Landmark landmark : landmarks) {
      List<String> name = StreetName.words(landmark.name());
      SpokenPlace place =
          new SpokenPlace(SpokenPlace.Kind.LANDMARK, landmark.name(), landmark.place(), "");
      int from = name.size() - said.size();
      if (name.equals(said) || StreetName.words(landmark.id()).equals(said)) {
        whole.add(place);
      } else if (said.size() > 1 && from > 0 && name.subList(from, name.size()).equals(said)) {
        ending.add(place);
      }
    }
    return together(whole.isEmpty() ? ending : whole);
  }

  /**
   * What shares a place is one place, under the name that comes first: an engine and its aid car.
   */
  private static List<SpokenPlace> together(List<SpokenPlace> found) {
    List<SpokenPlace> places = new ArrayList<>();
    for (SpokenPlace each : found) {
      if (places.stream().noneMatch(p -> p.place().equals(each.place()))) {
        places.add(each);
      }
    }
    return places;
  }

  private List<SpokenPlace> numbered(String text, Matcher said) {
    StreetName street = StreetName.of(said.group(3));
    if (addresses.isEmpty()) {
      corners.require(text, street);
      throw new Refusal(
          "no-house-numbers",
          "\"" + text + "\" is a house number, and no file says which numbers a street has",
          "place",
          "Give the nearest corner, or two streets (\"12th Avenue between Pike and Pine\").");
    }
    if (!addresses.has(street)) {
      corners.require(text, street);
    }
    int number = Integer.parseInt(said.group(1));
    boolean block = said.group(2) != null && number % 100 == 0;
    return block ? addresses.block(number, street) : addresses.number(number, street);
  }
}
