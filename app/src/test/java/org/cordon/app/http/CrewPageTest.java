package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.cordon.app.http.LiveDesk.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A crew on its own page: its task, the way, the meeting point, its keys; and nobody else's. */
final class CrewPageTest {
  @TempDir Path dir;
  private LiveDesk live;
  private String desk = "";
  private int presses;

  @BeforeEach
  void open() throws IOException {
    live = new LiveDesk(dir.resolve("record.sqlite"), true).signIn();
    desk = live.cookie();
  }

  @AfterEach
  void close() {
    live.close();
  }

  private String link(String unit) {
    return live.with(desk)
        .send(live.post("/units/" + unit + "/link", "{}"))
        .json()
        .path("link")
        .asString();
  }

  /** The crew is signed in from here on. */
  private Answered crew(String unit, String link) {
    String token = link.replaceFirst(".*#crew=", "");
    live.with("");
    Answered in =
        live.send(live.post("/unit/" + unit + "/session", "{\"token\":\"" + token + "\"}"));
    live.with(in.response().headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0]);
    return in;
  }

  private Answered press(String unit, String body) {
    return live.send(
        live.post("/unit/" + unit + "/press", body.replace('\'', '"'))
            .header(OrderForm.KEY, "press-key-" + ++presses));
  }

  private JsonNode task(String unit) {
    return live.get("/unit/" + unit + "/task").json();
  }

  /** A call inside the zone, to which the recommended units are sent; one of them. */
  private String sent() {
    JsonNode place = live.with(desk).get("/places?name=12th+and+Pine").json().path("place");
    live.give(
        "ReceiveCall",
        LiveDesk.call("C1", "medical-als", 1)
            .replace("476149000", place.path("latE7").asString())
            .replace("-1223173000", place.path("lonE7").asString()));
    StringBuilder units = new StringBuilder();
    for (JsonNode send :
        live.get("/incidents/C1/recommendation").json().path("recommendation").path("send")) {
      units
          .append(units.isEmpty() ? "'" : ",'")
          .append(send.path("candidate").path("unitId").asString())
          .append("'");
    }
    Answered done =
        live.give("Dispatch", "{'incidentId':'C1','unitIds':[" + units + "],'preempt':false}");
    assertThat(done.status())
        .as(done.body() + live.get("/incidents/C1/recommendation").body())
        .isEqualTo(200);
    return units.toString().split("'", -1)[1];
  }

  @Test
  void aCrewSeesItsTaskItsWayAndTheMeetingPointAndAcknowledgesIt() {
    String unit = sent();
    assertThat(crew(unit, link(unit)).status()).isEqualTo(204);
    JsonNode call = task(unit).path("call");
    assertThat(call.path("task").asString()).as(call.toString()).isEqualTo("MEET");
    assertThat(call.path("going").asString())
        .isEqualTo(call.path("point").path("spokenName").asString());
    assertThat(call.path("way").path("streets").size()).isPositive();
    assertThat(call.path("way").path("lengthMm").asLong()).isPositive();
    assertThat(call.path("holdsPoint").asBoolean()).isFalse();
    int version = call.path("point").path("version").asInt();
    assertThat(press(unit, "{'key':'HOLD_POINT','version':" + version + "}").status())
        .isEqualTo(200);
    assertThat(task(unit).path("call").path("holdsPoint").asBoolean()).isTrue();
    assertThat(press(unit, "{'key':'REPORT','status':'EN_ROUTE','version':0}").status())
        .isEqualTo(200);
    assertThat(task(unit).path("status").asString()).isEqualTo("EN_ROUTE");
    JsonNode incident = live.with(desk).get("/state").json().path("incidents").get(0);
    assertThat(incident.path("notHolding").toString()).doesNotContain(unit);
  }

  @Test
  void theEmergencyKeyIsAnAlarmOnTheDeskUntilTheCrewIsSafe() {
    crew("E25", link("E25"));
    assertThat(press("E25", "{'key':'EMERGENCY','version':0}").status()).isEqualTo(200);
    assertThat(task("E25").path("emergency").asBoolean()).isTrue();
    String crews = live.cookie();
    assertThat(live.with(desk).get("/state").json().path("alarms").toString())
        .contains("CREW_EMERGENCY")
        .contains("E25 pressed its emergency key");
    live.with(crews);
    assertThat(press("E25", "{'key':'SAFE','version':0}").status()).isEqualTo(200);
    assertThat(live.with(desk).get("/state").json().path("alarms").toString())
        .doesNotContain("CREW_EMERGENCY");
  }

  @Test
  void aLinkSignsInOnceAndForItsUnitAlone() {
    String link = link("E25");
    assertThat(crew("E25", link).status()).isEqualTo(204);
    assertThat(live.get("/unit/A25/task").status()).isEqualTo(401);
    assertThat(press("A25", "{'key':'EMERGENCY','version':0}").status()).isEqualTo(401);
    assertThat(live.get("/state").status()).isEqualTo(401);
    assertThat(crew("E25", link).status()).isEqualTo(401);
    assertThat(crew("A25", link("E25")).status()).isEqualTo(401);
    live.clock.addAndGet(CrewRoutes.LINK_MS);
    String late = link("E25");
    live.clock.addAndGet(CrewRoutes.LINK_MS);
    assertThat(crew("E25", late).refusal()).isEqualTo("not-signed-in");
  }

  @Test
  void aPressThatMakesNoSenseIsRefusedWithItsRemedy() {
    crew("E25", link("E25"));
    assertThat(press("E25", "{'key':'REPORT','version':0}").refusal()).isEqualTo("missing-field");
    assertThat(press("E25", "{'key':'HOLD_POINT','version':1}").status()).isEqualTo(422);
    assertThat(press("E25", "{'key':'BOOM','version':0}").status()).isEqualTo(400);
    assertThat(live.with(desk).send(live.post("/units/NONE/link", "{}")).refusal())
        .isEqualTo("unknown-unit");
  }
}
