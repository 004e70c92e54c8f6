package org.cordon.study.scenario.yaml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Refusal;
import org.cordon.study.scenario.Distribution;

/** The written forms of amounts, turned into whole numbers of the unit in the method's name. */
final class Forms {
  private static final Pattern DURATION =
      Pattern.compile("(?:(\\d{1,4})d)?(?:(\\d{1,5})h)?(?:(\\d{1,6})m)?(?:(\\d{1,7})s)?");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,6})?");
  private static final long[] UNIT_MS = {86_400_000, 3_600_000, 60_000, 1_000};

  private Forms() {}

  static long durationMs(Item item) {
    Matcher m = DURATION.matcher(item.text());
    if (!m.matches()) {
      throw unreadable(item, "duration", "7m, 90s, 1h30m or 2d");
    }
    long ms = 0;
    for (int i = 0; i < UNIT_MS.length; i++) {
      String group = m.group(i + 1);
      ms += group == null ? 0 : Long.parseLong(group) * UNIT_MS[i];
    }
    return ms;
  }

  static long lengthMm(Item item) {
    return amount(item, "m", "length", "50 m", 3);
  }

  static int speedMmPerS(Item item) {
    long mmPerS = amount(item, "m/s", "speed", "1.3 m/s", 3);
    if (mmPerS < 1 || mmPerS > 100_000) {
      throw unreadable(item, "speed", "a speed above 0 that people or cars reach, such as 1.3 m/s");
    }
    return (int) mmPerS;
  }

  /** A share written in percent, in thousandths. */
  static int permille(Item item) {
    long permille = amount(item, "%", "share", "35%", 1);
    if (permille > 1000) {
      throw unreadable(item, "share", "0% to 100%");
    }
    return (int) permille;
  }

  /** A number with at most as many decimals, times ten to that power. */
  static long decimal(Item item, int decimals) {
    return amount(item, "", "number", "12 or 0.35", decimals);
  }

  private static long amount(Item item, String unit, String what, String example, int decimals) {
    String text = item.text();
    String number =
        text.endsWith(unit) ? text.substring(0, text.length() - unit.length()).strip() : "";
    if (DECIMAL.matcher(number).matches()) {
      try {
        return new BigDecimal(number)
            .movePointRight(decimals)
            .setScale(0, RoundingMode.UNNECESSARY)
            .longValueExact();
      } catch (ArithmeticException e) {
        throw unreadable(item, what, example + ", at most " + decimals + " decimals");
      }
    }
    throw unreadable(item, what, example);
  }

  static int count(Item item, int least, int most) {
    String text = item.text();
    if (text.matches("\\d{1,9}")) {
      int count = Integer.parseInt(text);
      if (count >= least && count <= most) {
        return count;
      }
    }
    throw unreadable(item, "number", "a whole number from " + least + " to " + most);
  }

  static boolean truth(Item item) {
    return switch (item.text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Words.unknown(item, "unknown-word", List.of("true", "false"));
    };
  }

  static boolean onOff(Item item) {
    return switch (item.text()) {
      case "on" -> true;
      case "off" -> false;
      default -> throw Words.unknown(item, "unknown-word", List.of("on", "off"));
    };
  }

  static Service service(Item item) {
    return Words.read(item, Service.class);
  }

  /** {@code 5m}, {@code {median: 5m, p90: 9m}} or {@code {least: 2m, most: 5m}}. */
  static Distribution distribution(Item item) {
    if (!item.isMapping()) {
      return new Distribution.Fixed(durationMs(item));
    }
    if (item.entries().containsKey("least")) {
      Item.Fields f = item.fields(Section.RANGE);
      long least = durationMs(f.get("least"));
      long most = durationMs(f.get("most"));
      checkOrder(item, least, most, "most");
      return new Distribution.Range(least, most);
    }
    Item.Fields f = item.fields(Section.LOGNORMAL);
    long median = durationMs(f.get("median"));
    long p90 = durationMs(f.get("p90"));
    checkOrder(item, Math.max(median, 0), p90, "p90");
    if (median == 0) {
      throw f.get("median").refusal("empty-duration", "a median of 0", "Write a time above 0.");
    }
    return new Distribution.Lognormal(median, p90);
  }

  private static void checkOrder(Item item, long first, long second, String key) {
    if (second <= first) {
      throw item.refusal(
          "distribution-out-of-order",
          key + " not above the value before it",
          "Write a larger \"" + key + "\", or one fixed time.");
    }
  }

  static Refusal unreadable(Item item, String what, String example) {
    return item.refusal(
        "unreadable-" + what, "\"" + item.text() + "\"", "Write it as " + example + ".");
  }
}
