package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.cordon.app.http.LiveDesk.Answered;
import org.cordon.roads.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The desk over HTTP: what it does, and what it refuses. */
final class DeskServerTest {
  @TempDir Path dir;
  private LiveDesk live;

  @BeforeEach
  void open() throws IOException {
    live = new LiveDesk(dir.resolve("record.sqlite"), false);
  }

  @AfterEach
  void close() {
    live.close();
  }

  private JsonNode incident(String id) {
    for (JsonNode incident : live.get("/state").json().path("incidents")) {
      if (incident.path("id").asString().equals(id)) {
        return incident;
      }
    }
    throw new AssertionError("no incident " + id);
  }

  @Test
  void aCallIsTakenRecommendedAndSent() {
    live.signIn();
    Answered taken = live.give("ReceiveCall", LiveDesk.call("C1", "gunshot-wound", 1));
    assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    assertThat(incident("C1").path("waiting").asBoolean()).isTrue();
    JsonNode advice = live.get("/incidents/C1/recommendation").json().path("recommendation");
    assertThat(advice.path("kind").asString()).isEqualTo("DIRECT");
    List<String> units =
        advice
            .path("send")
            .valueStream()
            .map(s -> s.path("candidate").path("unitId").asString())
            .toList();
    assertThat(units).hasSize(2);
    String named = "['" + String.join("','", units) + "']";
    Answered sent =
        live.give("Dispatch", "{'incidentId':'C1','unitIds':" + named + ",'preempt':false}");
    assertThat(sent.status()).as(sent.body()).isEqualTo(200);
    assertThat(incident("C1").path("waiting").asBoolean()).isFalse();
    assertThat(incident("C1").path("units").size()).isEqualTo(2);
  }

  @Test
  void aZoneIsActivatedAndTheCallInsideIsMetAtTheEdge() {
    live.signIn();
    live.give("ReceiveCall", LiveDesk.call("C1", "gunshot-wound", 1));
    String zone = live.get("/state").json().path("zones").get(0).path("id").asString();
    assertThat(live.give("Preview", "{'zoneId':'" + zone + "'}").status()).isEqualTo(200);
    assertThat(live.give("Activate", "{'zoneId':'" + zone + "'}").status()).isEqualTo(200);
    assertThat(incident("C1").path("kind").asString()).isNotEqualTo("DIRECT");
  }

  @Test
  void theSignInLinkWorksOnce() {
    String body = "{\"token\":\"" + live.token() + "\"}";
    assertThat(live.send(live.post("/session", body)).status()).isEqualTo(204);
    Answered again = live.send(live.post("/session", body));
    assertThat(again.status()).isEqualTo(401);
    assertThat(again.refusal()).isEqualTo("sign-in-refused");
  }

  @Test
  void guessingTokensIsSlowedDown() {
    List<Integer> statuses =
        Stream.generate(() -> live.send(live.post("/session", "{\"token\":\"x\"}")).status())
            .limit(40)
            .toList();
    assertThat(statuses).contains(429);
  }

  @Test
  void aSessionEndsWhenItIsSignedOutAndWhenItsTimeIsOver() {
    live.signIn();
    assertThat(live.get("/state").status()).isEqualTo(200);
    live.clock.addAndGet(Sessions.SESSION_MS);
    assertThat(live.get("/state").status()).isEqualTo(401);
    live.signIn();
    assertThat(live.send(live.post("/session/end", "{}")).status()).isEqualTo(204);
    assertThat(live.get("/state").refusal()).isEqualTo("not-signed-in");
  }

  @Test
  void aCommandUnderOneKeyIsDoneOnce() {
    live.signIn();
    String call = LiveDesk.call("C1", "noise", 4);
    Answered first = live.give("ReceiveCall", call, "one-key-1");
    Answered second = live.give("ReceiveCall", call, "one-key-1");
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().path("again").asBoolean()).isTrue();
    assertThat(second.json().path("entries")).isEqualTo(first.json().path("entries"));
    Answered other = live.give("ReceiveCall", LiveDesk.call("C2", "noise", 4), "one-key-1");
    assertThat(other.status()).isEqualTo(409);
    assertThat(live.get("/state").json().path("incidents").size()).isEqualTo(1);
  }

  @Test
  void whatWasChangedMeanwhileIsNotOverwritten() {
    live.signIn();
    live.give("ReceiveCall", LiveDesk.call("C1", "noise", 4));
    String seen = live.get("/state").response().headers().firstValue("ETag").orElseThrow();
    String reclassify =
        "{'incidentId':'C1','type':'disturbance','priority':3,'services':['POLICE']}";
    assertThat(live.give("Reclassify", reclassify).status()).isEqualTo(200);
    String end =
        LiveDesk.body("End", "{'incidentId':'C1','outcome':'WITHDRAWN_BY_THE_CALLER','note':''}");
    Answered late =
        live.send(
            live.post("/commands", end)
                .header(OrderForm.KEY, "late-key-1")
                .header(OrderForm.SEEN, seen));
    assertThat(late.status()).as(late.body()).isEqualTo(412);
    assertThat(late.json().path("refusal").path("found").asString()).contains("incident C1");
  }

  @Test
  void whatTheEngineRefusesIsToldWithItsRemedy() throws InterruptedException {
    live.signIn();
    Answered refused = live.give("Report", "{'unitId':'X9','status':'EN_ROUTE'}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.refusal()).isEqualTo("unknown-unit");
    assertThat(refused.json().path("refusal").path("remedy").asString()).isNotBlank();
    assertThat(live.logged("unknown-unit")).contains("\"status\":422");
  }

  @Test
  void aConsoleThatWasCutOffGoesOnWithTheNextEntry() throws Exception {
    live.signIn();
    long before = live.get("/state").json().path("seq").asLong();
    live.give("ReceiveCall", LiveDesk.call("C1", "noise", 4));
    live.give("ReceiveCall", LiveDesk.call("C2", "noise", 4));
    long last = live.get("/state").json().path("seq").asLong();
    List<String> all = ids(before, last - before);
    assertThat(all).hasSize((int) (last - before)).doesNotHaveDuplicates();
    assertThat(ids(before + 2, last - before - 2)).isEqualTo(all.subList(2, all.size()));
  }

  /** The numbers of so many entries after one, as a console that comes back gets them. */
  private List<String> ids(long after, long count) throws Exception {
    HttpResponse<Stream<String>> stream =
        live.client.send(
            live.request("/events").header("Last-Event-ID", String.valueOf(after)).build(),
            HttpResponse.BodyHandlers.ofLines());
    assertThat(stream.statusCode()).isEqualTo(200);
    try (Stream<String> lines = stream.body()) {
      return lines.filter(l -> l.startsWith("id: ")).limit(count).toList();
    }
  }

  @Test
  void aConsoleFollowsWhatOthersDo() throws Exception {
    live.signIn();
    HttpResponse<Stream<String>> stream =
        live.client.send(live.request("/events").build(), HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> body = stream.body()) {
      Iterator<String> lines = body.iterator();
      assertThat(lines.next()).startsWith("retry:"); // it follows now
      live.give("ReceiveCall", LiveDesk.call("C1", "noise", 4));
      String line = lines.next();
      while (!line.startsWith("data: ")) {
        line = lines.next();
      }
      assertThat(line).contains("incident-opened").doesNotContain("10th and Pine");
    }
  }

  @Test
  void startedAgainTheDeskGoesOn() throws IOException {
    live.signIn();
    live.give("ReceiveCall", LiveDesk.call("C1", "noise", 4));
    JsonNode before = live.get("/state").json();
    live.close();
    live = new LiveDesk(dir.resolve("record.sqlite"), false);
    live.signIn();
    JsonNode after = live.get("/state").json();
    assertThat(after.path("incidents")).isEqualTo(before.path("incidents"));
    assertThat(after.path("seq")).isEqualTo(before.path("seq"));
    Answered next = live.give("ReceiveCall", LiveDesk.call("C2", "noise", 4));
    assertThat(next.status()).as(next.body()).isEqualTo(200);
  }

  @Test
  void aPlaceIsFoundByTheNameOfItsCorner() {
    live.signIn();
    JsonNode place = live.get("/places?name=10th+and+Pine").json().path("place");
    assertThat(place.path("latE7").asInt()).isBetween(476_000_000, 477_000_000);
    Answered unknown = live.get("/places?name=Nowhere+and+Never");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.json().path("refusal").path("remedy").asString()).isNotBlank();
    assertThat(live.get("/places").refusal()).isEqualTo("no-place-named");
  }

  @Test
  void aStationAndAStretchOfAStreetAreFoundAndSaidBack() {
    live.signIn();
    JsonNode station = live.get("/places?name=station+25").json();
    assertThat(station.path("spokenName").asString()).isEqualTo("Fire station 25");
    assertThat(station.path("placeStatus").asString()).isEqualTo("VERIFIED");
    JsonNode stretch = live.get("/places?name=12th+Ave+between+Pike+and+Pine").json();
    assertThat(stretch.path("spokenName").asString()).contains("12th").contains("Pike");
    assertThat(stretch.path("beat").asString()).isEqualTo("E2");
  }

  @Test
  void ofManyThatEndedTheNewestAreShownAndNoNumberComesTwice() {
    live.signIn();
    for (int n = 1; n <= Shown.MOST_ENDED + 20; n++) {
      live.clock.incrementAndGet();
      String id = live.get("/state").json().path("nextCall").asString();
      Answered taken = live.give("ReceiveCall", LiveDesk.call(id, "noise", 4));
      assertThat(taken.status()).as(taken.body()).isEqualTo(200);
      if (n > 1) {
        live.give("End", "{'incidentId':'" + id + "','outcome':'OTHER_SERVICE','note':''}");
      }
    }
    JsonNode incidents = live.get("/state").json().path("incidents");
    assertThat(incidents.size()).isEqualTo(Shown.MOST_ENDED + 1);
    assertThat(incidents.get(0).path("id").asString()).as("the open one").isEqualTo("1001");
    assertThat(incidents.get(1).path("id").asString()).isEqualTo("1021");
  }

  @Test
  void aPortThatIsTakenIsRefusedByName() {
    int port = Integer.parseInt(live.server.address().replaceFirst(".*:", ""));
    assertThatThrownBy(() ->
            DeskServer.start(
                live.desk,
                new DeskServer.Listen("127.0.0.1", port, "desk"),
                live.clock::get,
                line -> {}))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("port-in-use");
  }

  @Test
  void pagesOfOtherSitesMayNotPost() {
    live.signIn();
    String body = LiveDesk.body("ReceiveCall", LiveDesk.call("C1", "noise", 4));
    for (String origin : List.of("https://evil.example", "null", live.server.address() + ".x")) {
      Answered foreign =
          live.send(
              live.post("/commands", body)
                  .setHeader("Origin", origin)
                  .header(OrderForm.KEY, "foreign-key"));
      assertThat(foreign.status()).as(origin).isEqualTo(403);
    }
    assertThat(live.get("/state").json().path("incidents").size()).isZero();
  }

  @Test
  void anotherHostsNameIsRefused() throws IOException {
    assertThat(raw("GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .contains("421")
        .contains("foreign-host");
  }

  @Test
  void whatIsNoHttpAndPathsThatClimbAreRefused() throws IOException {
    String host = live.server.address().replace("http://", "");
    for (String path : List.of("/../record.sqlite", "/%2e%2e/record.sqlite", "/desk.js/..;/x")) {
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      assertThat(raw(request)).as(path).containsPattern("^HTTP/1.1 4\\d\\d").contains("refusal");
    }
    assertThat(raw("NONSENSE\r\n\r\n")).startsWith("HTTP/1.1 400");
  }

  private String raw(String request) throws IOException {
    int port = Integer.parseInt(live.server.address().replaceFirst(".*:", ""));
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void bodiesThatAreNotUnderstoodAreRefusedByName() {
    live.signIn();
    String call = LiveDesk.call("C1", "noise", 4);
    refused(400, "not-json", "{");
    refused(400, "not-json", "[]");
    refused(400, "not-json", "{\"command\":\"End\",\"command\":\"End\"}");
    refused(400, "not-json", "{} {}");
    refused(400, "not-json", "[".repeat(5_000));
    refused(400, "unknown-command", "{\"command\":\"Tick\",\"data\":{}}");
    refused(400, "unknown-command", "{\"command\":\"Configure\",\"data\":{}}");
    refused(400, "unknown-field", LiveDesk.body("Review", "{'incidentId':'C1','x':1}"));
    refused(400, "missing-field", LiveDesk.body("Review", "{}"));
    refused(400, "ill-typed-field", LiveDesk.body("Review", "{'incidentId':7}"));
    refused(400, "ill-typed-field", LiveDesk.body("ReceiveCall", call.replace(":4", ":4.5")));
    refused(400, "ill-typed-field", LiveDesk.body("ReceiveCall", call.replace("CARRIED", "x")));
    refused(
        400, "impossible-value", LiveDesk.body("ReceiveCall", call.replace("VERIFIED", "MISSING")));
    refused(
        400,
        "impossible-value",
        LiveDesk.body("ReceiveCall", call.replace("476149000", "999999999")));
    refused(413, "body-too-long", "{\"x\":\"" + "x".repeat(20_000) + "\"}");
  }

  private void refused(int status, String name, String body) {
    Answered answer = live.send(live.post("/commands", body).header(OrderForm.KEY, "refused-key"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.refusal()).as(answer.body()).isEqualTo(name);
  }

  @Test
  void anAnswerTellsTheBrowserToTrustNothingElse() {
    Answered page = live.get("/");
    assertThat(page.body())
        .contains("<script type=\"module\" src=\"/desk.js\"")
        .doesNotContain("onclick");
    assertThat(page.response().headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .contains("frame-ancestors 'none'");
    assertThat(page.response().headers().firstValue("Server")).isEmpty();
  }
}
