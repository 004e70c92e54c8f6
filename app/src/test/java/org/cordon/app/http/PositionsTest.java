package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordon.app.http.LiveDesk.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Positions of units over HTTP: taken, shown with their age, ranked by, or refused by name. */
final class PositionsTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BROADWAY = "{'latE7':476150000,'lonE7':-1223208000}";

  @TempDir Path dir;
  private LiveDesk live;

  @BeforeEach
  void open() throws IOException {
    live = new LiveDesk(dir.resolve("record.sqlite"), false).signIn();
  }

  @AfterEach
  void close() {
    live.close();
  }

  private Answered post(String... readings) {
    String all = "{'positions':[" + String.join(",", readings) + "]}";
    return live.send(live.post("/positions", all.replace('\'', '"')));
  }

  private static String reading(String unit, String place, long atMs) {
    return "{'unitId':'" + unit + "','place':" + place + ",'measuredAtMs':" + atMs + "}";
  }

  private JsonNode unit(String id) {
    return live.get("/state")
        .json()
        .path("units")
        .valueStream()
        .filter(u -> u.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode ranked(String id) {
    JsonNode advice = live.get("/incidents/C1/recommendation").json().path("recommendation");
    return advice
        .path("ranked")
        .valueStream()
        .flatMap(r -> r.path("candidates").valueStream())
        .filter(c -> c.path("unitId").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aUnitIsRankedFromWhereItIsAndPastTheLimitFromItsPost() {
    live.give("ReceiveCall", LiveDesk.call("C1", "gunshot-wound", 1));
    String medic =
        live.get("/incidents/C1/recommendation")
            .json()
            .at("/recommendation/send/0/candidate/unitId")
            .asString();
    JsonNode fromPost = ranked(medic);
    long now = live.clock.get();
    Answered answer = post(reading(medic, BROADWAY, now - 5_000));
    assertThat(answer.json().path("taken").asInt()).as(answer.body()).isEqualTo(1);
    assertThat(unit(medic).at("/seen/ageMs").asLong()).isEqualTo(5_000);
    assertThat(unit(medic).at("/seen/ranked").asBoolean()).isTrue();
    live.clock.addAndGet(1); // advice given in the same millisecond stands
    JsonNode ranked = ranked(medic);
    assertThat(ranked.at("/position/latE7").asInt()).isCloseTo(476_150_000, within(10_000));
    assertThat(ranked.path("ageMs").asLong()).isEqualTo(5_001);
    assertThat(ranked.path("turnoutMs").asLong()).isZero();
    live.clock.addAndGet(3_600_000);
    assertThat(unit(medic).at("/seen/ranked").asBoolean()).isFalse();
    assertThat(ranked(medic).path("position")).isEqualTo(fromPost.path("position"));
    assertThat(ranked(medic).path("turnoutMs")).isEqualTo(fromPost.path("turnoutMs"));
  }

  @Test
  void whatCannotBeTakenIsNamedAndTheRestOfTheBatchIsTaken() {
    long now = live.clock.get();
    Answered answer =
        post(
            reading("E25", BROADWAY, now - 1_000),
            reading("E25", BROADWAY, now - 9_000),
            reading("E25", BROADWAY, now + 60_000),
            reading("X99", BROADWAY, now),
            reading("E25", "{'latE7':0,'lonE7':0}", now),
            reading("E25", BROADWAY, 0));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("taken").asInt()).isEqualTo(1);
    assertThat(answer.json().path("tooOld").asInt()).isEqualTo(2);
    List<String> names =
        answer.json().path("refused").valueStream().map(r -> r.path("name").asString()).toList();
    assertThat(names).containsExactly("clock-ahead", "unknown-unit", "off-the-map");
  }

  @Test
  void aClockTwoSecondsAheadIsTakenAsNow() {
    post(reading("E25", BROADWAY, live.clock.get() + 2_000));
    assertThat(unit("E25").at("/seen/ageMs").asLong()).isZero();
    Answered later = post(reading("E25", BROADWAY, live.clock.get() + 2_001));
    assertThat(later.json().at("/refused/0/name").asString()).isEqualTo("clock-ahead");
  }

  @Test
  void whatIsNoPositionIsRefused() {
    long now = live.clock.get();
    assertThat(post(reading("E25", "{'latE7':1000000000,'lonE7':0}", now)).refusal())
        .isEqualTo("impossible-value");
    assertThat(post("{'unitId':'E25'}").refusal()).isEqualTo("missing-field");
    assertThat(post(reading("E25", "'here'", now)).refusal()).isEqualTo("ill-typed-field");
  }

  @Test
  void positionsAreNoEntries() {
    long before = live.get("/health").json().path("entries").asLong();
    post(reading("E25", BROADWAY, live.clock.get()));
    assertThat(live.get("/health").json().path("entries").asLong()).isEqualTo(before);
  }

  @Test
  void manyPositionsComeToAConsoleInOneFrame() throws Exception {
    HttpResponse<InputStream> stream =
        live.client.send(
            live.request("/events").build(), HttpResponse.BodyHandlers.ofInputStream());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      lines.readLine(); // the console follows
      long now = live.clock.get();
      List<String> many = new ArrayList<>();
      for (int i = 60; i >= 0; i--) {
        many.add(reading(i % 2 == 0 ? "E25" : "E6", BROADWAY, now - i));
      }
      Answered answer = post(many.toArray(String[]::new));
      assertThat(answer.json().path("taken").asInt()).as(answer.body()).isEqualTo(61);
      String line = lines.readLine();
      while (!line.equals("event: positions")) {
        line = lines.readLine();
      }
      JsonNode frame = JSON.readTree(lines.readLine().substring("data: ".length()));
      assertThat(frame.path("positions").size()).isEqualTo(2);
      assertThat(frame.at("/positions/0/measuredAtMs").asLong()).isEqualTo(now);
    }
  }
}
