package org.cordon.brief.claim;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.calls.CallsRefusal;
import org.cordon.calls.yaml.YamlItem;
import org.cordon.calls.yaml.YamlItem.Keys;
import org.jspecify.annotations.Nullable;

/** Reads amounts as people write them: 3 times, +525%, 40%, 100 calls, 30 calls/day, 18m. */
final class Amounts {
  private static final Pattern AMOUNT =
      Pattern.compile("([+-]?\\d+(?:\\.\\d+)?)\\s*(times|x|%|calls|calls/day|s|m|min|h)?");

  private Amounts() {}

  /** The operator of a claim, with its amounts. */
  static Bound bound(YamlItem item) {
    Keys f =
        item.keys("more-than", "at-least", "less-than", "at-most", "between", "equal", "within");
    for (Bound.Kind kind : Bound.Kind.values()) {
      YamlItem value = f.find(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      if (value != null) {
        return bound(kind, value, f.find("within"));
      }
    }
    throw item.refusal(
        "missing-key",
        "no operator",
        "Write one of more-than, at-least, less-than, at-most, between, equal (with within).");
  }

  private static Bound bound(Bound.Kind kind, YamlItem value, @Nullable YamlItem within) {
    List<YamlItem> ends = value.items();
    Bound.Unit unit = unit(ends.getLast());
    double low = of(ends.getFirst(), unit);
    double high = of(ends.getLast(), unit);
    if ((kind == Bound.Kind.BETWEEN) != (ends.size() == 2) || low > high) {
      throw value.refusal(
          "unreadable-amount", ends.size() + " amounts", "Write [low, high] or one.");
    }
    if (kind == Bound.Kind.EQUAL) {
      if (within == null) {
        throw value.refusal("missing-key", "equal without within", "Say within how much.");
      }
      double half = of(within, unit);
      return new Bound(kind, low - half, low + half, unit);
    }
    return new Bound(kind, low, high, unit);
  }

  private static Bound.Unit unit(YamlItem item) {
    Matcher m = AMOUNT.matcher(item.text());
    if (!m.matches()) {
      throw unreadable(item);
    }
    return switch (String.valueOf(m.group(2))) {
      case "times", "x" -> Bound.Unit.TIMES;
      case "%" -> m.group(1).matches("[+-].*") ? Bound.Unit.TIMES : Bound.Unit.SHARE;
      case "calls" -> Bound.Unit.CALLS;
      case "calls/day" -> Bound.Unit.CALLS_PER_DAY;
      case "s", "m", "min", "h" -> Bound.Unit.MS;
      default -> throw unreadable(item);
    };
  }

  private static CallsRefusal unreadable(YamlItem item) {
    return item.refusal(
        "unreadable-amount",
        "\"" + Spoken.plain(item.text()) + "\"",
        "Write 3 times, +525%, 40%, 100 calls, 30 calls/day, 18m or 90s.");
  }

  /** An amount in the unit: milliseconds, shares from 0 to 1, calls or times. */
  static double of(YamlItem item, Bound.Unit unit) {
    Matcher m = AMOUNT.matcher(item.text());
    if (!m.matches()) {
      throw unreadable(item);
    }
    double number = Double.parseDouble(m.group(1));
    return switch (String.valueOf(m.group(2))) {
      case "%" -> m.group(1).matches("[+-].*") ? 1 + number / 100 : number / 100;
      case "s" -> number * 1_000;
      case "m", "min" -> number * 60_000;
      case "h" -> number * 3_600_000;
      case "null" -> unit == Bound.Unit.MS ? fail(item) : number;
      default -> number;
    };
  }

  private static double fail(YamlItem item) {
    throw unreadable(item);
  }
}
