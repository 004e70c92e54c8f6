package org.cordon.roads.schematic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.cordon.roads.Nearest;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.Access;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityBuilder;
import org.cordon.roads.city.CityBuilder.Street;
import org.cordon.roads.city.Driving;
import org.cordon.roads.city.RoadClass;

/**
 * Reads the schematic format: {@code zone}, {@code corner}, {@code street}, {@code no_turn} and
 * {@code barrier}, one a line, {@code #} for comments. Barriers and forbidden turns may stand
 * before the streets they name, so pieces are collected first and built at the end.
 */
public final class Schematic {
  private static final int MM_PER_S_PER_100_MPH = 44_704;
  private static final int STEPS_MM_PER_S = 600;

  private static final int ALL = (1 << Profile.count()) - 1;

  private record Piece(int tail, int head, Street street, int mph, boolean oneway, int profiles) {}

  private record Line(int number, List<String> words) {}

  private final String file;
  private final CityBuilder builder = new CityBuilder();
  private final TreeMap<String, Integer> corners = new TreeMap<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final TreeMap<Long, Integer> pieceBetween = new TreeMap<>();
  private final TreeMap<Integer, Integer> passes = new TreeMap<>();
  private int line;

  private Schematic(String file) {
    this.file = file;
  }

  /** Reads a file. */
  public static City read(Path file) {
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    } catch (IOException e) {
      throw new Refusal(
          "unreadable-schematic",
          Files.exists(file) ? "no readable UTF-8 text" : "no such file",
          file.toString(),
          "Name a readable UTF-8 text file.");
    }
  }

  /** Reads the text; {@code file} is what messages call it. */
  public static City parse(String text, String file) {
    return new Schematic(file).build(text.lines().toList());
  }

  private City build(List<String> lines) {
    List<Line> later = new ArrayList<>();
    for (String raw : lines) {
      line++;
      List<String> words = words(raw);
      if (words.isEmpty()) {
        continue;
      }
      switch (words.getFirst()) {
        case "zone" -> builder.zone(at(words, 1, "a time zone"));
        case "corner" -> corner(words);
        case "street" -> street(words);
        case "no_turn", "barrier" -> later.add(new Line(line, words));
        default ->
            throw unknown(
                words.getFirst(), List.of("zone", "corner", "street", "no_turn", "barrier"));
      }
    }
    later.stream().filter(l -> l.words.getFirst().equals("barrier")).forEach(this::barrier);
    for (int p = 0; p < pieces.size(); p++) {
      Piece piece = pieces.get(p);
      builder.addEdge(
          piece.tail,
          piece.head,
          piece.street,
          access(piece, passes.getOrDefault(p, ALL)),
          List.of());
    }
    later.stream().filter(l -> l.words.getFirst().equals("no_turn")).forEach(this::noTurn);
    return builder.build();
  }

  /** Words apart by blanks; what stands in quotes is one word, with its opening quote kept. */
  private List<String> words(String raw) {
    List<String> words = new ArrayList<>();
    int i = 0;
    while (i < raw.length() && raw.charAt(i) != '#') {
      if (Character.isWhitespace(raw.charAt(i))) {
        i++;
        continue;
      }
      int end = i + 1;
      if (raw.charAt(i) == '"') {
        end = raw.indexOf('"', i + 1);
        if (end < 0) {
          throw refuse("unclosed-quote", raw.substring(i), "Close the name with \".");
        }
        words.add(raw.substring(i, end));
        i = end + 1;
        continue;
      }
      while (end < raw.length()
          && !Character.isWhitespace(raw.charAt(end))
          && raw.charAt(end) != '#') {
        end++;
      }
      words.add(raw.substring(i, end));
      i = end;
    }
    return words;
  }

  private void corner(List<String> words) {
    String id = at(words, 1, "a corner's id");
    Place place = Place.parse(at(words, 2, "a latitude") + "," + at(words, 3, "a longitude"));
    if (corners.containsKey(id)) {
      throw refuse("duplicate-corner", id, "Give each corner one line and its own id.");
    }
    corners.put(id, builder.addJunction(place));
  }

  private void street(List<String> words) {
    String name = at(words, 1, "a name in quotes");
    if (!name.startsWith("\"")) {
      throw refuse("unquoted-name", name, "Write the street's name in quotes.");
    }
    int colon = words.indexOf(":");
    if (colon < 3) {
      throw refuse("no-corners", name, "Write street \"NAME\" CLASS ... : ID ID ...");
    }
    RoadClass roadClass = roadClass(words.get(2));
    int mph = defaultMph(roadClass);
    int layer = 0;
    int profiles = roadClass.compareTo(RoadClass.PATH) >= 0 ? Profile.FOOT.bit() : ALL;
    profiles &= roadClass == RoadClass.MOTORWAY ? ~Profile.FOOT.bit() : ALL;
    for (String word : words.subList(3, colon)) {
      if (word.chars().allMatch(Character::isDigit)) {
        mph = number(word);
      } else if (word.startsWith("layer=")) {
        layer = number(word.substring(6));
      } else if (word.startsWith("access=")) {
        profiles = profiles(word.substring(7));
      } else if (!List.of("oneway", "bridge", "tunnel").contains(word)) {
        throw unknown(word, List.of("oneway", "layer=N", "bridge", "tunnel", "access=police"));
      }
    }
    List<String> options = words.subList(3, colon);
    Street street =
        new Street(
            name.substring(1),
            roadClass,
            layer,
            options.contains("bridge"),
            options.contains("tunnel"));
    List<String> ids = words.subList(colon + 1, words.size());
    if (ids.size() < 2) {
      throw refuse(
          "street-of-one-corner", name + "\"", "List at least two corners after the colon.");
    }
    for (int i = 1; i < ids.size(); i++) {
      int tail = cornerOf(ids.get(i - 1));
      int head = cornerOf(ids.get(i));
      if (mph < 1 || tail == head) {
        throw refuse(
            "empty-street-piece", ids.get(i), "Use two different corners and a speed above 0.");
      }
      pieceBetween.put(key(tail, head), 2 * pieces.size());
      pieceBetween.put(key(head, tail), 2 * pieces.size() + 1);
      pieces.add(new Piece(tail, head, street, mph, options.contains("oneway"), profiles));
    }
  }

  private void barrier(Line l) {
    line = l.number;
    int arc = arc(at(l.words, 1, "a corner"), at(l.words, 2, "a corner"));
    String option = l.words.size() > 3 ? l.words.get(3) : "passes=foot";
    if (!option.startsWith("passes=")) {
      throw unknown(option, List.of("passes=police,fire,ems,foot"));
    }
    int mask = l.words.size() > 3 ? profiles(option.substring(7)) : 0;
    passes.merge(arc >> 1, mask, (a, b) -> a & b);
  }

  private void noTurn(Line l) {
    line = l.number;
    int from = arc(at(l.words, 1, "a corner"), at(l.words, 2, "a corner"));
    int to = arc(at(l.words, 2, "a corner"), at(l.words, 3, "a corner"));
    builder.restrict(from, to, ALL & ~Profile.FOOT.bit());
  }

  private static Access access(Piece piece, int passing) {
    List<Integer> with = new ArrayList<>();
    List<Integer> against = new ArrayList<>();
    RoadClass roadClass = piece.street.roadClass();
    for (int p = 0; p < Profile.count(); p++) {
      Profile profile = Profile.of(p);
      boolean may = (piece.profiles & passing & profile.bit()) != 0;
      int foot = roadClass == RoadClass.STEPS ? STEPS_MM_PER_S : City.WALK_MM_PER_S;
      int speed = profile.vehicle() ? piece.mph * MM_PER_S_PER_100_MPH / 100 : foot;
      with.add(may ? speed : 0);
      boolean slow = piece.oneway && profile.vehicle();
      int back = slow ? Driving.of(profile).contraflowMmPerS(speed) : speed;
      boolean never = slow && !Driving.contraflow(roadClass);
      against.add(may && !never ? back : 0);
    }
    return new Access(with, against, false, piece.oneway);
  }

  private RoadClass roadClass(String word) {
    List<String> valid = new ArrayList<>();
    for (RoadClass c : RoadClass.values()) {
      if (c.name().toLowerCase(Locale.ROOT).equals(word)) {
        return c;
      }
      valid.add(c.name().toLowerCase(Locale.ROOT));
    }
    throw unknown(word, valid);
  }

  private static int defaultMph(RoadClass c) {
    return switch (c) {
      case MOTORWAY -> 60;
      case TRUNK -> 40;
      case PRIMARY -> 30;
      case SECONDARY, TERTIARY -> 25;
      case RESIDENTIAL -> 20;
      case SERVICE, ALLEY -> 10;
      case PATH, STEPS -> 5;
    };
  }

  private int profiles(String list) {
    int mask = 0;
    for (String word : list.split(",", -1)) {
      mask |=
          switch (word) {
            case "police" -> Profile.POLICE.bit();
            case "fire" -> Profile.FIRE.bit();
            case "ems" -> Profile.EMS.bit();
            case "foot" -> Profile.FOOT.bit();
            default -> throw unknown(word, List.of("police", "fire", "ems", "foot"));
          };
    }
    return mask;
  }

  private int number(String word) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw refuse("not-a-number", word, "Write a whole number.");
    }
  }

  private int cornerOf(String id) {
    Integer junction = corners.get(id);
    if (junction == null) {
      throw unknown(id, List.copyOf(corners.keySet()));
    }
    return junction;
  }

  private int arc(String from, String to) {
    Integer arc = pieceBetween.get(key(cornerOf(from), cornerOf(to)));
    if (arc == null) {
      throw refuse("no-such-piece", from + " to " + to, "Name two corners that a street joins.");
    }
    return arc;
  }

  private static long key(int from, int to) {
    return (long) from << 32 | to;
  }

  private String at(List<String> words, int i, String what) {
    if (i >= words.size()) {
      throw refuse("line-too-short", String.join(" ", words), "Add " + what + ".");
    }
    return words.get(i);
  }

  private Refusal unknown(String word, List<String> valid) {
    String nearest = Nearest.to(word, valid, 1).stream().findFirst().orElse("");
    return refuse("unknown-word", "\"" + word + "\"", "Perhaps \"" + nearest + "\" was meant.");
  }

  private Refusal refuse(String name, String found, String remedy) {
    return new Refusal(name, found, file + ":" + line, remedy);
  }
}
