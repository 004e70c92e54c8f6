package org.cordon.app.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cordon.app.desk.Answer;
import org.cordon.app.desk.Desk;
import org.cordon.app.desk.Order;
import org.cordon.app.desk.Turn;
import org.cordon.dispatch.engine.Recommendation;
import org.cordon.roads.Refusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the desk answers over HTTP, route by route. */
final class Api {
  private static final long PATIENCE_S = 10;
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Desk desk;
  private final Guard guard;
  private final Metrics metrics = new Metrics();
  private final EventStream events;
  private final SharedState state;
  private final byte[] document;
  private final List<Route> routes;

  /** On a running desk. */
  Api(Desk desk, Guard guard, SignIn signIn, CrewRoutes crews) {
    this.desk = desk;
    this.guard = guard;
    events = new EventStream(desk::feed, desk.ground().positions());
    state = new SharedState(desk);
    routes =
        Stream.of(
                signIn.routes(),
                routes(),
                new InterfaceRoutes(desk).all(),
                new ProvisionalRoutes(desk).all(),
                crews.all())
            .flatMap(List::stream)
            .toList();
    document = Json.bytes(OpenApi.document(routes));
  }

  private List<Route> routes() {
    List<Route> all = new ArrayList<>(own());
    all.addAll(MapRoutes.of(desk.ground()));
    all.addAll(ConsoleRoutes.of(desk));
    return List.copyOf(all);
  }

  private List<Route> own() {
    return List.of(
        open("GET", "/", "The desk's first page.", List.of(200), Page.of("index.html")),
        open("GET", "/desk.js", "What the page runs.", List.of(200), Page.of("desk.js")),
        open("GET", "/desk.css", "How the page looks.", List.of(200), Page.of("desk.css")),
        open(
            "GET",
            "/health",
            "Whether the desk answers, and leads or stands by.",
            List.of(200, 503),
            this::health),
        open("GET", "/metrics", "Counts for Prometheus.", List.of(200), this::metrics),
        open("GET", "/openapi.json", "This document.", List.of(200), this::document),
        closed("GET", "/state", "Everything that stands now.", List.of(200), this::state),
        closed("GET", "/events", "Every entry as it comes.", List.of(200, 503), this::events),
        closed(
            "GET",
            "/incidents/{id}/recommendation",
            "What to do about an incident now, and why; changes nothing.",
            List.of(200, 404),
            this::recommend),
        closed(
            "GET",
            "/places",
            "Where a place is that somebody names, and how sure that is.",
            List.of(200, 422),
            new Places(desk.ground())::find),
        closed(
            "POST",
            "/commands",
            "Gives one of the engine's commands; answered when it is durable.",
            List.of(200, 202, 409, 412, 422),
            this::command));
  }

  private static Route open(
      String method, String path, String says, List<Integer> answers, Consumer<Exchange> action) {
    return new Route(method, path, false, says, answers, action);
  }

  private static Route closed(
      String method, String path, String says, List<Integer> answers, Consumer<Exchange> action) {
    return new Route(method, path, true, says, answers, action);
  }

  List<Route> all() {
    return routes;
  }

  Metrics metrics() {
    return metrics;
  }

  private void health(Exchange e) {
    ObjectNode health = Json.object();
    Turn turn = desk.turn();
    health.put("role", Words.kebab(turn.name()));
    if (turn != Turn.LEADING) {
      e.send(200, health.put("status", "up").put("leader", desk.leader()));
      return;
    }
    try {
      long seq = ask(view -> view.engine().state().seq());
      e.send(200, health.put("status", "up").put("entries", seq));
    } catch (Desk.Unavailable down) {
      e.send(503, health.put("status", "down").put("why", down.getMessage()));
    }
  }

  private void metrics(Exchange e) {
    String text = metrics.text(desk, events.following());
    e.send(200, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  private void document(Exchange e) {
    e.send(200, Exchange.JSON, document);
  }

  private void state(Exchange e) {
    SharedState.Ready ready = await(state.ask());
    if (desk.turn() == Turn.CUT_OFF) {
      e.with(ProvisionalRoutes.HEADER, "true");
    }
    e.with("ETag", "\"" + ready.seq() + "\"").send(200, Exchange.JSON, ready.json());
  }

  private void events(Exchange e) {
    events.follow(e, () -> guard.welcome(e));
  }

  /** Null what for one that needs nothing. */
  private record Advice(@Nullable Recommendation what) {}

  private static @Nullable Advice advice(Desk.View view, String id) {
    boolean known = view.engine().state().incident(id) != null;
    return known ? new Advice(view.engine().recommend(id, view.nowMs())) : null;
  }

  private void recommend(Exchange e) {
    String id = e.parameter();
    @Nullable Advice found = this.<@Nullable Advice>ask(view -> advice(view, id));
    if (found == null) {
      throw new HttpRefusal(
          404, "unknown-incident", shorten(id), "the path", "Check the incident's number.");
    }
    @Nullable Recommendation what = found.what;
    ObjectNode answer = Json.object();
    answer.set("recommendation", what == null ? null : Json.of(what));
    e.send(200, answer);
  }

  static String shorten(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }

  private void command(Exchange e) {
    long startNs = System.nanoTime();
    Order order = OrderForm.read(e, guard.signedIn(e));
    Answer answer = await(desk.give(order));
    metrics.command(System.nanoTime() - startNs);
    switch (answer) {
      case Answer.Done done -> e.send(200, done(done));
      case Answer.Provisional kept ->
          e.send(202, Json.object().put("provisional", true).put("number", kept.number()));
      case Answer.Refused refused -> throw HttpRefusal.of(refused.why());
      case Answer.Changed changed ->
          throw new HttpRefusal(
              412,
              "changed-meanwhile",
              changed.subject() + " was changed by entry " + changed.seq(),
              "If-Match",
              "Look at what changed, and give the command again if it still holds.");
      case Answer.KeyTaken taken ->
          throw new HttpRefusal(
              409,
              "key-taken",
              "a key under which another command was done",
              "Idempotency-Key",
              "Use a new key for every command, and the same one only to repeat it.");
    }
  }

  private static ObjectNode done(Answer.Done done) {
    ObjectNode json = Json.object().put("seq", done.seq()).put("again", done.again());
    ArrayNode entries = json.putArray("entries");
    done.entries().forEach(entries::add);
    return json;
  }

  private <T extends @Nullable Object> T ask(Function<Desk.View, T> question) {
    return await(desk.ask(question));
  }

  static <T extends @Nullable Object> T await(Future<T> answer) {
    try {
      return answer.get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Desk.Unavailable unavailable) {
        throw unavailable;
      }
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new HttpRefusal(
          503,
          "desk-slow",
          "no answer in " + PATIENCE_S + " s; a command may still be done",
          "the desk",
          "Give the same command under the same key again: it is done once.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("nobody interrupts a request", e);
    }
  }
}
