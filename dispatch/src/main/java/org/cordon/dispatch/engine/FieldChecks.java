package org.cordon.dispatch.engine;

import static org.cordon.dispatch.engine.Checks.no;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Outcome.Refused;
import org.cordon.dispatch.model.account.EntryFields;
import org.cordon.dispatch.model.account.Period;
import org.jspecify.annotations.Nullable;

/** Looks through the fields of a human entry and keeps the first refusal, which names the field. */
final class FieldChecks implements EntryFields {
  private static final int LONGEST_ID = 64;
  private static final Pattern LINK = Pattern.compile("https?://[^\\s\"'<>\\\\`{}|^]+");

  private static final Pattern LINE = Pattern.compile("[a-z0-9.-]{1," + LINE_ID + "}");

  private @Nullable Refused refused;

  /** The first thing that does not fit, or null. */
  @Nullable Refused refused() {
    return refused;
  }

  private void refuse(DispatchRefusal name, String found, String field) {
    refused = refused == null ? no(name, found, field) : refused;
  }

  @Override
  public void id(String field, String value) {
    line(field, value, LONGEST_ID);
  }

  @Override
  public void idOrNone(String field, String value) {
    if (!value.isEmpty()) {
      id(field, value);
    }
  }

  @Override
  public void name(String field, String value) {
    line(field, value, NAME);
  }

  @Override
  public void text(String field, String value, int most) {
    if (value.isBlank()) {
      refuse(DispatchRefusal.TEXT_MISSING, "nothing", field);
    }
    textOrNone(field, value, most);
  }

  @Override
  public void textOrNone(String field, String value, int most) {
    readable(field, value, most, true);
  }

  private void line(String field, String value, int most) {
    if (value.isBlank()) {
      refuse(DispatchRefusal.TEXT_MISSING, "nothing", field);
    }
    readable(field, value, most, false);
  }

  @Override
  public void date(String field, String value) {
    if (!value.isEmpty() && !isDay(value)) {
      refuse(DispatchRefusal.DATE_UNREADABLE, "\"" + shorten(value) + "\"", field);
    }
  }

  private static boolean isDay(String value) {
    try {
      return value.length() == 10 && LocalDate.parse(value).toString().equals(value);
    } catch (DateTimeException e) {
      return false;
    }
  }

  @Override
  public void link(String field, String value) {
    readable(field, value, SHORT, false);
    if (!value.isEmpty() && !LINK.matcher(value).matches()) {
      refuse(DispatchRefusal.LINK_UNREADABLE, "\"" + shorten(value) + "\"", field);
    }
  }

  @Override
  public void word(String field, Enum<?> value) {}

  @Override
  public void number(String field, long value) {}

  @Override
  public void lineId(String field, String value) {
    if (!LINE.matcher(value).matches()) {
      refuse(DispatchRefusal.LINE_ID_UNREADABLE, "\"" + shorten(value) + "\"", field);
    }
  }

  @Override
  public void period(Period period) {
    if (!period.inOrder()) {
      refuse(
          DispatchRefusal.BAD_PERIOD,
          period.fromMs() + " to " + period.untilMs(),
          "from and until");
    }
  }

  @Override
  public void count(String field, int size, int most) {
    if (size > most) {
      refuse(DispatchRefusal.TEXT_TOO_LONG, size + " of at most " + most, field);
    }
  }

  /** Refuses what is too long, and characters that the log or a page could not carry. */
  private void readable(String field, String value, int most, boolean lines) {
    if (value.length() > most) {
      refuse(
          DispatchRefusal.TEXT_TOO_LONG, value.length() + " characters of at most " + most, field);
      return;
    }
    for (int i = 0; i < value.length(); ) {
      int c = value.codePointAt(i);
      boolean half = 0xD800 <= c && c <= 0xDFFF;
      boolean control = Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t'));
      if (half || control) {
        String what = half ? "half a character" : "a control character";
        refuse(
            DispatchRefusal.TEXT_UNREADABLE,
            what + ", the " + (i + 1) + ". of " + value.length(),
            field);
        return;
      }
      i += Character.charCount(c);
    }
  }

  private static String shorten(String value) {
    return value.length() > LONGEST_ID ? value.substring(0, LONGEST_ID) + "…" : value;
  }
}
