package org.cordon.app.http;

import java.util.ArrayList;
import java.util.List;
import org.cordon.app.desk.Desk;
import org.cordon.dispatch.engine.ZonePreview;

/** The parts of the page, and what only a console asks. */
final class ConsoleRoutes {
  static final String PREVIEW = "/zones/{id}/preview";

  private static final List<String> MODULES =
      List.of(
          "ask.js",
          "board.js",
          "commands.js",
          "drafting.js",
          "line.js",
          "map.js",
          "map-signs.js",
          "map-style.js",
          "strip.js",
          "words.js");

  private ConsoleRoutes() {}

  /** What a zone that is not in force would change for the open incidents. */
  record Looked(List<ZonePreview> incidents) {}

  static List<Route> of(Desk desk) {
    List<Route> all = new ArrayList<>();
    for (String module : MODULES) {
      all.add(
          new Route(
              "GET", "/" + module, false, "A part of the page.", List.of(200), Page.of(module)));
    }
    all.add(
        new Route(
            "GET",
            Tell.PATH,
            true,
            "What to tell the caller now, in their language or ?language=.",
            List.of(200, 404),
            new Tell(desk)::answer));
    all.add(
        new Route(
            "GET",
            PREVIEW,
            true,
            "What a drafted zone would change for the open incidents; changes nothing.",
            List.of(200, 404),
            e -> preview(desk, e)));
    return all;
  }

  private static void preview(Desk desk, Exchange e) {
    String id = e.parameter();
    boolean known = Api.await(desk.ask(view -> view.engine().state().zones().zone(id) != null));
    if (!known) {
      throw new HttpRefusal(
          404, "unknown-zone", Api.shorten(id), "the path", "Draft it first, or name another.");
    }
    e.send(
        200,
        Json.of(new Looked(Api.await(desk.ask(view -> view.engine().preview(id, view.nowMs()))))));
  }
}
