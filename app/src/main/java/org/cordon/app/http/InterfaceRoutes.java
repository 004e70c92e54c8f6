package org.cordon.app.http;

import java.util.ArrayList;
import java.util.List;
import org.cordon.app.desk.Desk;
import org.cordon.app.desk.LivePositions;
import org.cordon.app.interop.Eido;
import org.cordon.dispatch.model.Incident;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

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
    all.add(
        new Route(
            "GET",
            "/incidents/{id}/eido",
            true,
            "An incident as an Emergency Incident Data Object (NENA-STA-021.1).",
            List.of(200, 404),
            this::eido));
    return List.copyOf(all);
  }

  private record Found(@Nullable ObjectNode eido) {}

  private void eido(Exchange e) {
    String issuer = String.valueOf(e.header("Host")).replaceFirst(":[0-9]+$", "");
    Found found = Api.await(desk.ask(view -> eido(e.parameter(), view, issuer)));
    if (found.eido == null) {
      throw new HttpRefusal(
          404, "unknown-incident", "none of that id", "the path", "Check the incident's number.");
    }
    e.send(200, found.eido);
  }

  private static Found eido(String id, Desk.View view, String issuer) {
    Incident incident = view.engine().state().incident(id);
    return new Found(incident == null ? null : Eido.of(incident, view, issuer));
  }

  private void positions(Exchange e) {
    Batch batch = CommandForm.read(e.body(), Batch.class);
    e.send(200, Json.of(Api.await(desk.ask(view -> view.positions().take(batch.positions, view)))));
  }
}
