package org.cordon.roads.corner;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A street's name taken apart, so that "10th Ave", "Tenth Avenue" and "10th" find the same street.
 *
 * @param direction "east" of "East Pine Street" or of "10th Avenue East", else empty
 * @param base "pine", "10th"
 * @param type "street", else empty
 * @param number 10 of "10th", else the greatest int, so that numbered streets come first
 */
record StreetName(String direction, String base, String type, int number) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern SILENT = Pattern.compile("['’.]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NUMBERED = Pattern.compile("([0-9]{1,4})(?:st|nd|rd|th)");
  private static final Map<String, String> DIRECTIONS =
      Map.ofEntries(
          Map.entry("n", "north"),
          Map.entry("s", "south"),
          Map.entry("e", "east"),
          Map.entry("w", "west"),
          Map.entry("ne", "northeast"),
          Map.entry("nw", "northwest"),
          Map.entry("se", "southeast"),
          Map.entry("sw", "southwest"));
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("st", "street"),
          Map.entry("str", "street"),
          Map.entry("ave", "avenue"),
          Map.entry("av", "avenue"),
          Map.entry("avenida", "avenue"),
          Map.entry("blvd", "boulevard"),
          Map.entry("dr", "drive"),
          Map.entry("pl", "place"),
          Map.entry("rd", "road"),
          Map.entry("ln", "lane"),
          Map.entry("ct", "court"),
          Map.entry("cir", "circle"),
          Map.entry("pkwy", "parkway"),
          Map.entry("hwy", "highway"),
          Map.entry("ter", "terrace"),
          Map.entry("wy", "way"),
          Map.entry("sq", "square"),
          Map.entry("aly", "alley"));
  private static final Set<String> TYPE_WORDS = Set.copyOf(TYPES.values());
  private static final Set<String> DIRECTION_WORDS = Set.copyOf(DIRECTIONS.values());
  private static final List<String> ONES =
      List.of(
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "thirteenth",
          "fourteenth",
          "fifteenth",
          "sixteenth",
          "seventeenth",
          "eighteenth",
          "nineteenth");
  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

  static StreetName of(String name) {
    List<String> words = words(name);
    String direction = "";
    if (words.size() > 1 && DIRECTION_WORDS.contains(direction(words.getFirst()))) {
      direction = direction(words.removeFirst());
    } else if (words.size() > 1 && DIRECTION_WORDS.contains(direction(words.getLast()))) {
      direction = direction(words.removeLast());
    }
    String type = "";
    if (words.size() > 1 && TYPE_WORDS.contains(type(words.getLast()))) {
      type = type(words.removeLast());
    }
    if (words.size() > 1 && words.getFirst().equals("st")) {
      words.set(0, "saint");
    }
    if (words.size() == 1 && words.getFirst().matches("[0-9]{1,4}")) {
      words.set(0, ordinal(Integer.parseInt(words.getFirst())));
    }
    String base = String.join(" ", words);
    Matcher numbered = NUMBERED.matcher(base);
    int number = numbered.matches() ? Integer.parseInt(numbered.group(1)) : Integer.MAX_VALUE;
    return new StreetName(direction, base, type, number);
  }

  /** The words of a name in small letters, without marks; spelt-out ordinals as "10th". */
  static List<String> words(String name) {
    String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String said = SILENT.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("");
    String plain = BETWEEN_WORDS.matcher(said).replaceAll(" ").strip();
    List<String> words = new ArrayList<>();
    for (String word : plain.split(" ", -1)) {
      int one = ONES.indexOf(word) + 1;
      int ten = words.isEmpty() ? -1 : TENS.indexOf(words.getLast());
      if (ten >= 0 && one >= 1 && one <= 9) {
        words.set(words.size() - 1, ordinal(10 * (ten + 2) + one));
      } else if (one > 0) {
        words.add(ordinal(one));
      } else if (word.endsWith("ieth") && TENS.contains(word.replace("ieth", "y"))) {
        words.add(ordinal(10 * (TENS.indexOf(word.replace("ieth", "y")) + 2)));
      } else if (!word.isEmpty()) {
        words.add(word.equals("jr") ? "junior" : word);
      }
    }
    return words;
  }

  private static String ordinal(int n) {
    boolean teen = n / 10 % 10 == 1;
    return n
        + switch (teen ? 0 : n % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }

  private static String direction(String word) {
    return DIRECTIONS.getOrDefault(word, word);
  }

  private static String type(String word) {
    return TYPES.getOrDefault(word, word);
  }

  /**
   * Whether this, as somebody said it, can mean that street: what is left unsaid may be anything.
   */
  boolean canMean(StreetName street) {
    return base.equals(street.base)
        && (type.isEmpty() || type.equals(street.type))
        && (direction.isEmpty() || direction.equals(street.direction));
  }

  /** A name as people say it: "East Pine Street" is East Pine, "10th Avenue" is 10th. */
  static String spoken(String name) {
    int blank = name.lastIndexOf(' ');
    String last = type(name.substring(blank + 1).toLowerCase(Locale.ROOT));
    boolean plain = blank > 0 && (last.equals("street") || last.equals("avenue"));
    String rest = plain ? name.substring(0, blank) : name;
    return DIRECTION_WORDS.contains(direction(rest.toLowerCase(Locale.ROOT))) ? name : rest;
  }
}
