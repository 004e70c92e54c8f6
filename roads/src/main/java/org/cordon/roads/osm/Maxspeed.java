package org.cordon.roads.osm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.roads.osm.TagTable.SpeedWord;

/** Reads posted limits: km/h, mph, knots, and the usual words. */
final class Maxspeed {
  /** Nothing posted: the class's default. */
  static final int DEFAULT = 0;

  /** Something that cannot be read. */
  static final int UNREAD = -1;

  private static final Pattern NUMBER =
      Pattern.compile("([1-9][0-9]{0,2})(?:\\.[0-9]+)? ?(mph|km/h|kmh|kph|knots)?");

  private Maxspeed() {}

  /** In mm/s; of several values the least. */
  static int mmPerS(String posted) {
    if (posted.isBlank()) {
      return DEFAULT;
    }
    int least = Integer.MAX_VALUE;
    for (String one : posted.split("[;|,]", -1)) {
      int speed = single(one.strip());
      if (speed == UNREAD) {
        return UNREAD;
      }
      least = Math.min(least, speed == DEFAULT ? Integer.MAX_VALUE : speed);
    }
    return least == Integer.MAX_VALUE ? DEFAULT : least;
  }

  private static int single(String text) {
    Matcher number = NUMBER.matcher(text);
    if (number.matches()) {
      long value = Long.parseLong(number.group(1));
      String unit = number.group(2);
      return (int)
          switch (unit == null ? "km/h" : unit) {
            case "mph" -> value * 44_704 / 100;
            case "knots" -> value * 1_852_000 / 3_600;
            default -> value * 1_000_000 / 3_600;
          };
    }
    for (SpeedWord word : TagTable.SPEED_WORDS) {
      for (String value : word.values()) {
        if (text.equals(value) || (value.startsWith(":") && text.endsWith(value))) {
          return word.kmh() * 1_000_000 / 3_600;
        }
      }
    }
    return UNREAD;
  }
}
