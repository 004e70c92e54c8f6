package org.cordon.app.command;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.engine.RoadMeetings.Option;
import org.cordon.dispatch.policy.MeetingWords;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code meet} found, as sentences and as JSON. */
final class MeetAnswer {
  private static final DateTimeFormatter HOUR_AND_MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  private final List<Option> best;
  private final MeetCalls calls;
  private final @Nullable ZonedDateTime asked;
  private final long standOffMm;

  /**
   * Of the options, best first.
   *
   * @param asked when, on a clock of the city; null where no time was given
   */
  MeetAnswer(List<Option> best, MeetCalls calls, @Nullable ZonedDateTime asked, long standOffMm) {
    this.best = List.copyOf(best);
    this.calls = calls;
    this.asked = asked;
    this.standOffMm = standOffMm;
  }

  /** When to leave; a caller who is told a minute leaves at its start, early rather than late. */
  private @Nullable ZonedDateTime leaveAt(Option option) {
    ZonedDateTime from = asked;
    return from == null
        ? null
        : from.plus(option.pair().exposedMs(), ChronoUnit.MILLIS).truncatedTo(ChronoUnit.SECONDS);
  }

  /** One sentence for each, as it is read over the radio. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    for (Option option : best) {
      ZonedDateTime leave = leaveAt(option);
      sentences.add(
          MeetingWords.sentence(
                  new MeetingWords.Spoken(
                      option.point().spokenName(),
                      option.agreed(),
                      option.units(),
                      option.pair().walkMs(),
                      leave == null ? "" : leave.format(HOUR_AND_MINUTE),
                      option.nearer(),
                      standOffMm))
              + ".");
    }
    return sentences;
  }

  void print(Console console) {
    int number = 1;
    for (String sentence : sentences()) {
      console.say(number++ + ". " + sentence);
    }
    if (!calls.stays.isEmpty()) {
      console.say("But " + calls.staysWords() + ".");
    }
  }

  ObjectNode json() {
    ObjectNode json = Console.object();
    ArrayNode rows = json.putArray("best");
    List<String> sentences = sentences();
    for (int i = 0; i < best.size(); i++) {
      row(rows.addObject(), best.get(i), sentences.get(i));
    }
    if (!calls.stays.isEmpty()) {
      ArrayNode stays = json.putArray("cannotBeMoved");
      calls.stays.forEach(s -> stays.add(s.number()));
      json.put("remark", calls.staysWords());
    }
    return json;
  }

  private void row(ObjectNode row, Option option, String sentence) {
    row.put("unit", option.pair().unitIds()).put("point", option.point().id());
    row.put("spokenName", option.point().spokenName());
    Words.place(row, option.point().place());
    row.put("meetMs", option.pair().togetherMs())
        .put("unitMs", option.pair().unitMs())
        .put("firstUnitMs", option.firstMs())
        .put("walkMs", option.pair().walkMs())
        .put("waitMs", option.pair().exposedMs())
        .put("leaveAtMs", option.pair().exposedMs());
    ZonedDateTime leave = leaveAt(option);
    if (leave != null) {
      row.put("leaveAt", leave.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }
    row.put("agreed", option.agreed()).put("why", sentence);
  }
}
