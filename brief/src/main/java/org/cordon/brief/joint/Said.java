package org.cordon.brief.joint;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.account.Dating;
import org.cordon.dispatch.model.account.Period;
import org.cordon.dispatch.model.account.Provenance;

/** How times, words and sources are said on the page, in the offset of the briefing. */
record Said(ZoneOffset offset) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm xxx", Locale.ENGLISH);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

  /** Longest text of an entry on the page; the rest is in the entry. */
  static final int LONGEST = 220;

  /** "Fri 12 Jun 2020 18:00 -07:00". */
  String time(long ms) {
    return TIME.format(Instant.ofEpochMilli(ms).atOffset(offset));
  }

  /** "12 Jun 18:00". */
  String brief(long ms) {
    return SHORT.format(Instant.ofEpochMilli(ms).atOffset(offset));
  }

  /** "until 12 Jun 18:00", or "no end named". */
  String until(long ms) {
    return ms >= Period.OPEN_MS ? "no end named" : "until " + brief(ms);
  }

  /** Words of a constant: "met at the edge". */
  static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /**
   * What was entered, on one line, without its full stop, cut where it is long. Never between
   * quotation marks: whether these are somebody's very words, only how they are known can say.
   */
  static String entered(String text) {
    return cut(text, LONGEST).replaceFirst("(?<!\\.)\\.$", "");
  }

  /** Text on one line, cut between characters where it is long. */
  static String cut(String text, int most) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= most) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
    return line.substring(0, end) + "… (more in the entry)";
  }

  /** "quoted, press conference, 10 Jun 2020 (day inferred)". */
  static String known(Provenance p) {
    String dating =
        switch (p.dating()) {
          case Dating.STATED -> "";
          case Dating.HOUR_ASSUMED -> ", hour assumed";
          case Dating.INFERRED -> ", day inferred";
        };
    String date = p.source().date().isEmpty() ? "" : " of " + p.source().date();
    return words(p.how()) + ", " + cut(p.source().text(), 80) + date + dating;
  }

  /** "12 Jun 18:00; quoted, press conference". */
  String known(AccountItem item) {
    return brief(item.on().happenedAtMs()) + "; " + known(item.provenance());
  }

  /** "a, b and c", or what stands for none. */
  static String list(List<String> all, String none) {
    if (all.isEmpty()) {
      return none;
    }
    int last = all.size() - 1;
    return last == 0
        ? all.getFirst()
        : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
  }

  static String list(List<String> all) {
    return list(all, "none");
  }
}
