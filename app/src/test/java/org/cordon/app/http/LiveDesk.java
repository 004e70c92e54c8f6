package org.cordon.app.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.cordon.app.account.Accounts;
import org.cordon.app.desk.Desk;
import org.cordon.app.desk.DeskRecord;
import org.cordon.app.desk.RecordPlace;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.yaml.ScenarioReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A desk on any free port, on the scenario in the repository, asked over real HTTP. */
final class LiveDesk implements AutoCloseable {
  static final Scenario SCENARIO =
      ScenarioReader.read(Path.of("../scenarios/capitol-hill-2020/scenario.yaml"));
  private static final JsonMapper JSON = new JsonMapper();

  final AtomicLong clock = new AtomicLong(1_700_000_000_000L);
  private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
  final Desk desk;
  final DeskServer server;
  final HttpClient client = HttpClient.newHttpClient();
  private final AtomicLong keys = new AtomicLong();
  private String cookie = "";

  LiveDesk(Path record, boolean zonesInForce) throws IOException {
    this(RecordPlace.file(record), zonesInForce);
  }

  LiveDesk(RecordPlace place, boolean zonesInForce) throws IOException {
    desk =
        DeskRecord.open(
            new DeskRecord.Start(SCENARIO, place, zonesInForce, log::add, DeskServer.commandText()),
            clock::get);
    server =
        DeskServer.start(
            desk,
            new DeskServer.Listen(
                "127.0.0.1",
                0,
                DeskRecord.OPERATOR,
                Accounts.at(Accounts.beside(place.key())),
                null),
            clock::get,
            log::add);
  }

  /** An answer with its body read as JSON, if it has one. */
  record Answered(int status, String body, HttpResponse<?> response) {
    JsonNode json() {
      return JSON.readTree(body);
    }

    String refusal() {
      return json().path("refusal").path("name").asString("");
    }
  }

  /** The next line of the log with this in it, which may be written after its answer came. */
  String logged(String part) throws InterruptedException {
    long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    String line = log.poll(20, TimeUnit.SECONDS);
    while (line != null && !line.contains(part)) {
      line = log.poll(untilNs - System.nanoTime(), TimeUnit.NANOSECONDS);
    }
    return line == null ? "nothing logged with " + part : line;
  }

  String token() {
    return server.signInLink().replaceFirst(".*#sign-in=", "");
  }

  /** Signed in from here on. */
  LiveDesk signIn() {
    signInBy(token());
    return this;
  }

  Answered signInBy(String token) {
    return keep(send(post("/session", "{\"token\":\"" + token + "\"}")));
  }

  /** Signed in by an account from here on, or as nobody when it is refused. */
  Answered signIn(String account, String password, String position) {
    String body =
        "{'account':'%s','password':'%s','position':'%s'}".formatted(account, password, position);
    return keep(send(post("/session", body.replace('\'', '"'))));
  }

  private Answered keep(Answered answer) {
    cookie = answer.response.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
    return answer;
  }

  String cookie() {
    return cookie;
  }

  LiveDesk with(String otherCookie) {
    cookie = otherCookie;
    return this;
  }

  /** An entry as consoles get it. */
  String entry(long seq) {
    HttpRequest.Builder events = request("/events").header("Last-Event-ID", "" + (seq - 1));
    try {
      HttpResponse<Stream<String>> stream =
          client.send(events.build(), HttpResponse.BodyHandlers.ofLines());
      try (Stream<String> lines = stream.body()) {
        return lines.filter(l -> l.startsWith("data: ")).findFirst().orElseThrow();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(server.address() + path));
    return cookie.isEmpty() ? builder : builder.header("Cookie", cookie);
  }

  HttpRequest.Builder post(String path, String body) {
    return request(path)
        .header("Origin", server.address())
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  Answered send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answered(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Answered get(String path) {
    return send(request(path));
  }

  Answered give(String command, String data) {
    return give(command, data, "test-key-" + keys.incrementAndGet());
  }

  Answered give(String command, String data, String key) {
    return send(post("/commands", body(command, data)).header(OrderForm.KEY, key));
  }

  static String body(String command, String data) {
    return "{\"command\":\"" + command + "\",\"data\":" + data.replace('\'', '"') + "}";
  }

  /** A call of somebody who can be carried, on a street of the scenario. */
  static String call(String id, String type, int priority) {
    return "{'callId':'"
        + id
        + "','incidentId':'"
        + id
        + "','type':'"
        + type
        + "','priority':"
        + priority
        + ",'services':[],'data':{'place':{'latE7':476149000,'lonE7':-1223173000},"
        + "'placeStatus':'VERIFIED','beat':'E2','callerState':{'mobility':'CARRIED',"
        + "'safeToMove':'YES','child':false,'language':''},'spokenAddress':'10th and Pine',"
        + "'caller':'','note':''}}";
  }

  @Override
  public void close() {
    client.shutdownNow();
    server.close();
    desk.close();
  }
}
