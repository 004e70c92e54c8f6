package org.cordon.brief.page;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Times;
import org.cordon.dispatch.model.account.Dating;
import org.cordon.dispatch.model.account.HowKnown;

/**
 * Times and constants as they are said.
 *
 * @param offset in which times are printed, behind each of them
 */
public record Wording(ZoneOffset offset) {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm xxx", Locale.ENGLISH);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss xxx", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.ENGLISH);

  /** "13 Jun 2020 12:00 -07:00", with seconds where there are some. */
  public String time(long ms) {
    OffsetDateTime at = at(ms);
    return at.format(at.getSecond() == 0 ? MINUTES : SECONDS);
  }

  /** "Saturday 13 June 2020, 12:00 (UTC-07:00)". */
  public String heading(long ms) {
    String zone = offset.equals(ZoneOffset.UTC) ? "UTC" : "UTC" + offset;
    return at(ms).format(DAY) + " (" + zone + ")";
  }

  /** As an argument of a command. */
  public String iso(long ms) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at(ms));
  }

  /** An end, which may not have been named. */
  public String until(long ms) {
    return ms >= Times.NEVER_MS ? "no end named" : "until " + time(ms);
  }

  private OffsetDateTime at(long ms) {
    return Instant.ofEpochMilli(ms).atOffset(offset);
  }

  /** "2 days 3 h", "2 h 14 min", "3 min", "20 s". */
  public static String duration(long ms) {
    long s = Math.max(0, ms) / 1000;
    if (s < 60) {
      return s + " s";
    }
    if (s < 3600) {
      return s / 60 + " min";
    }
    if (s < 86_400) {
      return s / 3600 + " h " + s % 3600 / 60 + " min";
    }
    return s / 86_400 + (s < 172_800 ? " day " : " days ") + s % 86_400 / 3600 + " h";
  }

  /** "3 calls", "1 call". */
  public static String count(long n, String one, String many) {
    return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? one : many);
  }

  /** A constant in small letters. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** "2,165". */
  public static String amount(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** A service's name. */
  public static String service(String name) {
    return switch (name) {
      case "POLICE" -> "Police";
      case "FIRE" -> "Fire";
      case "EMS" -> "EMS";
      default -> name;
    };
  }

  /** Who may go in, as a state of its own words. */
  public static String level(AccessLevel level) {
    return switch (level) {
      case OPEN -> "OPEN";
      case ESCORTED -> "ONLY WITH ESCORT";
      case STAGED -> "WAIT OUTSIDE UNTIL CLEARED";
      case CLOSED -> "CLOSED";
    };
  }

  /** How a thing is known. */
  public static String how(HowKnown how) {
    return switch (how) {
      case DOCUMENT -> "document";
      case QUOTED -> "quoted";
      case PARAPHRASED -> "paraphrased";
      case OBSERVED -> "observed";
      case BACKGROUND -> "told as background";
    };
  }

  /** How sure its time is. */
  public static String dating(Dating dating) {
    return switch (dating) {
      case STATED -> "day and hour stated";
      case HOUR_ASSUMED -> "day stated, hour assumed";
      case INFERRED -> "date inferred";
    };
  }

  /** When an entry happened, with a mark where that is not stated. */
  public String happened(AccountItem item) {
    Dating dating = item.provenance().dating();
    String time = time(item.on().happenedAtMs());
    return dating == Dating.STATED ? time : time + " (" + dating(dating) + ")";
  }

  /** "a, b and c"; {@code none} where there is nothing. */
  public static String list(List<String> words, String none) {
    if (words.isEmpty()) {
      return none;
    }
    int last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
