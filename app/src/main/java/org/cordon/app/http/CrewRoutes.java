package org.cordon.app.http;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cordon.app.desk.Answer;
import org.cordon.app.desk.Desk;
import org.cordon.app.desk.Order;
import org.cordon.app.desk.Ways;
import org.cordon.dispatch.model.Acknowledgement;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.Party;
import org.cordon.dispatch.model.PointCommand;
import org.cordon.dispatch.model.UnitCommand;
import org.cordon.dispatch.model.UnitStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The page of a unit's crew. A dispatcher makes a link for one unit, which signs in once and soon;
 * the session that it begins may see that unit's task and report for that unit, and nothing else.
 */
final class CrewRoutes {
  static final long LINK_MS = TimeUnit.MINUTES.toMillis(15);
  private static final String UNIT_FORM = "[A-Za-z0-9_.-]{1,32}";

  /** Keys of the page. */
  enum Key {
    REPORT,
    HOLD_POINT,
    EMERGENCY,
    SAFE
  }

  /**
   * The body of a press.
   *
   * @param status what is reported, with REPORT
   * @param version of the meeting point that the crew read, with HOLD_POINT; else 0
   */
  record Press(Key key, @Nullable UnitStatus status, int version) {}

  private final Desk desk;
  private final Guard guard;
  private final Sessions crews;
  private final Ways ways;

  /**
   * On a running desk.
   *
   * @param crews sessions of crews alone, apart from those of the desk
   */
  CrewRoutes(Desk desk, Guard guard, Sessions crews) {
    this.desk = desk;
    this.guard = guard;
    this.crews = crews;
    ways = new Ways(desk.ground().city());
  }

  List<Route> all() {
    return List.of(
        new Route(
            "POST",
            "/units/{id}/link",
            true,
            "Makes a link to the page of a unit's crew; it signs in once, within 15 minutes.",
            List.of(200, 404),
            this::link),
        page("/unit/{id}", "unit.html", "The page of a unit's crew."),
        page("/unit.js", "unit.js", "What that page runs."),
        page("/unit.css", "unit.css", "How it looks."),
        crew("POST", "/unit/{id}/session", "Signs a crew in by its link.", 204, this::signIn),
        crew("GET", "/unit/{id}/task", "What the crew has to know now.", 200, this::task),
        crew("POST", "/unit/{id}/press", "A key of the crew's page.", 200, this::press));
  }

  private static Route page(String path, String file, String says) {
    return new Route("GET", path, false, says, List.of(200), Page.of(file));
  }

  private static Route crew(
      String method, String path, String says, int answer, Consumer<Exchange> action) {
    return new Route(
        method, path, false, says + " For the crew's own session.", List.of(answer, 401), action);
  }

  private void link(Exchange e) {
    String unitId = e.parameter();
    boolean known =
        unitId.matches(UNIT_FORM)
            && Api.await(desk.ask(v -> v.engine().state().unit(unitId) != null));
    if (!known) {
      throw new HttpRefusal(
          404, "unknown-unit", "no such unit", "the path", "Check the unit's call sign.");
    }
    Who by = guard.signedIn(e);
    Who crew = new Who("unit-" + unitId, by.role(), "", unitId);
    e.send(200, Json.object().put("link", "/unit/" + unitId + "#crew=" + crews.token(crew)));
  }

  private void signIn(Exchange e) {
    guard.countSignIn();
    JsonNode token = e.body().get("token");
    Who crew = token == null || !token.isString() ? null : crews.use(token.stringValue());
    if (crew == null || !crew.position().equals(e.parameter())) {
      throw notSignedIn("a link that is unknown, used, older than 15 minutes or another unit's");
    }
    long seconds = TimeUnit.MILLISECONDS.toSeconds(Sessions.SESSION_MS);
    e.with("Set-Cookie", guard.setCrewCookie(crews.begin(crew), seconds)).send(204);
  }

  /** The unit whose crew asks, which the path has to name too. */
  private String unit(Exchange e) {
    String session = guard.crewSession(e);
    Who crew = session == null ? null : crews.of(session);
    if (crew == null || !crew.position().equals(e.parameter())) {
      throw notSignedIn("no session of this unit's crew");
    }
    return crew.position();
  }

  private static HttpRefusal notSignedIn(String found) {
    return new HttpRefusal(
        401, "not-signed-in", found, "the crew's page", "Ask the dispatcher for a new link.");
  }

  private void task(Exchange e) {
    String unitId = unit(e);
    CrewTask.Taken taken =
        Api.await(desk.ask(view -> Optional.ofNullable(CrewTask.of(view, unitId))))
            .orElseThrow(() -> notSignedIn("a unit that is not there any more"));
    e.send(200, Json.of(taken.with(ways)));
  }

  private void press(Exchange e) {
    String unitId = unit(e);
    String key = e.header(OrderForm.KEY);
    if (key == null || !key.matches(OrderForm.KEY_FORM)) {
      throw HttpRefusal.badRequest(
          "no-key", "no usable one", OrderForm.KEY, "Send one, new for every press.");
    }
    Press press = CommandForm.read(e.body(), Press.class);
    String incidentId =
        Api.await(desk.ask(v -> v.engine().state().units().known(unitId).incidentId()));
    Command command = command(press, unitId, incidentId);
    Answer answer =
        Api.await(desk.give(new Order(command, "unit-" + unitId, Order.NOW, key, Order.ANY)));
    switch (answer) {
      case Answer.Refused refused -> throw HttpRefusal.of(refused.why());
      case Answer.KeyTaken taken ->
          throw new HttpRefusal(
              409, "key-taken", "another press", OrderForm.KEY, "Use a new key for every press.");
      case Answer.Changed changed -> throw new IllegalStateException("nothing was claimed as seen");
      case Answer.Provisional kept -> e.send(202, Json.object().put("provisional", true));
      case Answer.Done done -> e.send(200, Json.object().put("seq", done.seq()));
    }
  }

  private static Command command(Press press, String unitId, String incidentId) {
    return switch (press.key) {
      case EMERGENCY -> new UnitCommand.Emergency(unitId);
      case SAFE -> new UnitCommand.ConfirmSafe(unitId);
      case HOLD_POINT ->
          new PointCommand.Acknowledge(
              incidentId, Party.unit(unitId), press.version, "", Acknowledgement.How.OWN_PAGE, "");
      case REPORT -> {
        UnitStatus status = press.status;
        if (status == null) {
          throw HttpRefusal.badRequest(
              "missing-field", "nothing", "status", "Say what is reported.");
        }
        yield new UnitCommand.Report(unitId, status);
      }
    };
  }
}
