package org.cordon.study.scenario;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.cordon.roads.Refusal;

/** Reads local times of one zone; at a clock change it asks for the offset instead of guessing. */
public final class LocalTimes {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm[:ss]")
          .withResolverStyle(ResolverStyle.STRICT);

  private final ZoneId zone;

  /** For one zone. */
  public LocalTimes(ZoneId zone) {
    this.zone = zone;
  }

  /** The zone. */
  public ZoneId zone() {
    return zone;
  }

  /**
   * UTC ms of {@code 2020-06-08T19:00}, or of the same with an offset.
   *
   * @param where what a refusal names
   */
  public long ms(String text, String where) {
    if (text.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)")) {
      try {
        return OffsetDateTime.parse(text).toInstant().toEpochMilli();
      } catch (DateTimeException e) {
        throw unreadable(text, where, "2020-06-08T19:00-07:00");
      }
    }
    LocalDateTime local;
    try {
      local = LocalDateTime.parse(text, LOCAL);
    } catch (DateTimeException e) {
      throw unreadable(text, where, "2020-06-08T19:00 (local in " + zone + ")");
    }
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.size() == 1) {
      return local.toInstant(offsets.getFirst()).toEpochMilli();
    }
    throw offsets.isEmpty() ? missing(text, where, local) : repeated(text, where, offsets);
  }

  private static Refusal unreadable(String text, String where, String example) {
    return new Refusal(
        "unreadable-time", "\"" + text + "\"", where, "Write it as " + example + ".");
  }

  private Refusal missing(String text, String where, LocalDateTime local) {
    ZoneOffsetTransition gap = zone.getRules().getTransition(local);
    LocalDateTime moved = local.plus(gap.getDuration());
    return new Refusal(
        "time-that-does-not-exist",
        text + ", when clocks in " + zone + " go forward",
        where,
        "Write "
            + text
            + gap.getOffsetBefore()
            + ", which is "
            + moved
            + gap.getOffsetAfter()
            + ".");
  }

  private Refusal repeated(String text, String where, List<ZoneOffset> offsets) {
    return new Refusal(
        "time-that-exists-twice",
        text + ", when clocks in " + zone + " go back",
        where,
        "Write "
            + text
            + offsets.getFirst()
            + " for the first or "
            + text
            + offsets.getLast()
            + " for the second.");
  }
}
