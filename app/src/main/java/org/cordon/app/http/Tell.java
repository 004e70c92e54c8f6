package org.cordon.app.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.cordon.app.desk.Desk;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.CallerState;
import org.cordon.dispatch.model.Hold;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.Task;

/**
 * What to tell a caller now, in the caller's language: one file of messages a language. Minutes are
 * told and no times of day, so that it is true wherever it is read.
 */
final class Tell {
  static final String PATH = "/incidents/{id}/tell";
  static final List<String> LANGUAGES = List.of("en", "es");
  private static final long MINUTE_MS = 60_000;

  private final Desk desk;
  private final SortedMap<String, Properties> messages = new TreeMap<>();

  Tell(Desk desk) {
    this.desk = desk;
    LANGUAGES.forEach(language -> messages.put(language, read(language)));
  }

  private static Properties read(String language) {
    try (InputStream in = Tell.class.getResourceAsStream("tell_" + language + ".properties")) {
      Properties read = new Properties();
      read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is read to the caller.
   *
   * @param language that it is in; English where the caller's is not among {@link #LANGUAGES}
   */
  record Told(String incidentId, String language, String text) {}

  /** A message, with the minutes that stand in it. */
  private record What(
      String key, String language, String point, long leaveMs, long meetMs, long backMs) {}

  /** Answers {@code ?language=}; in the language of the caller without. */
  void answer(Exchange e) {
    String id = e.parameter();
    What what =
        Api.await(
                desk.ask(view ->
                    Optional.ofNullable(view.engine().state().incident(id))
                        .map(i -> what(i, view.nowMs()))))
            .orElseThrow(() ->
                new HttpRefusal(
                    404,
                    "unknown-incident",
                    Api.shorten(id),
                    "the path",
                    "Check the incident's number."));
    String asked = e.query("language");
    String language = asked == null ? what.language : asked;
    String known = LANGUAGES.contains(language) ? language : LANGUAGES.getFirst();
    e.send(200, Json.of(new Told(id, known, text(known, what))));
  }

  private String text(String language, What what) {
    String pattern = messages.getOrDefault(language, new Properties()).getProperty(what.key);
    return new MessageFormat(pattern.replace("'", "''"), Locale.ROOT)
        .format(
            new Object[] {
              what.point, minutes(what.leaveMs), minutes(what.meetMs), minutes(what.backMs)
            });
  }

  private static What what(Incident i, long nowMs) {
    String language = i.callerState().language();
    Hold hold = i.hold();
    MeetingPoint point = i.point();
    if (!i.open()) {
      return new What("ended", language, "", 0, 0, 0);
    }
    if (point != null) {
      boolean carried = i.callerState().mobility() == CallerState.Mobility.CARRIED;
      boolean now = point.leaveAtMs() - nowMs < MINUTE_MS;
      return new What(
          "meet" + (carried ? "-carried" : "") + (now ? "-now" : "-later"),
          language,
          point.spokenName(),
          point.leaveAtMs() - nowMs,
          point.meetAtMs() - nowMs,
          0);
    }
    if (hold != null) {
      long backMs = hold.callbackDueMs() - nowMs;
      boolean said = backMs > 0 && backMs <= TimeUnit.DAYS.toMillis(1);
      return new What(said ? "held" : "held-open", language, "", 0, 0, said ? backMs : 0);
    }
    return new What(sent(i), language, "", 0, 0, 0);
  }

  /** Help that nobody sent is not on its way. */
  private static String sent(Incident i) {
    List<Task> tasks =
        i.assignments().stream().filter(Assignment::active).map(Assignment::task).toList();
    if (tasks.isEmpty()) {
      return "waiting";
    }
    if (tasks.contains(Task.DIRECT) || tasks.contains(Task.ESCORT)) {
      return "direct";
    }
    return tasks.contains(Task.ESCORTED) ? "escorted" : "staged";
  }

  private static String minutes(long ms) {
    return Long.toString(Math.max(1, Math.ceilDiv(ms, MINUTE_MS)));
  }
}
