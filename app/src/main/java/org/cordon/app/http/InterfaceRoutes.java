package org.cordon.app.http;

import java.util.ArrayList;
import java.util.List;
import org.cordon.app.desk.Desk;
import org.cordon.app.desk.LivePositions;

/** What other systems of the field say to the desk and read from it. */
final class InterfaceRoutes {
  /**
   * The body of {@code POST /positions}.
   *
   * @param positions in the order in which they were measured
   */
  record Batch(List<LivePositions.Reading> positions) {}

  private final Desk desk;

  InterfaceRoutes(Desk desk) {
    this.desk = desk;
  }

  List<Route> all() {
    List<Route> all = new ArrayList<>(new FeatureRoutes(desk).all());
    all.add(
        new Route(
            "POST",
            "/positions",
            true,
            "Where units are: telemetry, kept in memory alone. Says what was not taken, and why.",
            List.of(200),
            this::positions));
    return List.copyOf(all);
  }

  private void positions(Exchange e) {
    Batch batch = CommandForm.read(e.body(), Batch.class);
    e.send(200, Json.of(Api.await(desk.ask(view -> view.positions().take(batch.positions, view)))));
  }
}
