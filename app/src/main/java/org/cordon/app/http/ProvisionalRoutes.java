package org.cordon.app.http;

import java.util.List;
import org.cordon.app.desk.Desk;
import org.cordon.app.desk.Journal;

/** What was given while the record was out of reach. */
final class ProvisionalRoutes {
  /** Stands on the state while what it shows is provisional. */
  static final String HEADER = "Cordon-Provisional";

  private final Desk desk;

  ProvisionalRoutes(Desk desk) {
    this.desk = desk;
  }

  /** A command; {@code why} is "" as long as it waits. */
  record Kept(long number, String by, long happenedAtMs, String key, String command, String why) {}

  /**
   * All of them.
   *
   * @param waiting are entered late when the record can be reached
   * @param conflicts a person has to look at, and to give again what still holds
   */
  record NotRecorded(List<Kept> waiting, List<Kept> conflicts) {}

  List<Route> all() {
    return List.of(
        new Route(
            "GET",
            "/provisional",
            true,
            "What was given while the record was out of reach, and is not on it.",
            List.of(200),
            this::list));
  }

  private void list(Exchange e) {
    Journal journal = desk.journal();
    e.send(
        200,
        Json.of(
            journal == null
                ? new NotRecorded(List.of(), List.of())
                : new NotRecorded(
                    journal.waiting().stream().map(line -> kept(line, "")).toList(),
                    journal.conflicts().stream().map(c -> kept(c.line(), c.why())).toList())));
  }

  private static Kept kept(Journal.Line line, String why) {
    return new Kept(
        line.number(),
        line.order().by(),
        line.order().happenedAtMs(),
        line.order().key(),
        CommandForm.write(line.order().command()),
        why);
  }
}
