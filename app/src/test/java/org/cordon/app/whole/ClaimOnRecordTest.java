package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A claim about the calls of the demo's own record. */
final class ClaimOnRecordTest {
  private static final Path CLAIM =
      Repository.root().resolve("scenarios/capitol-hill-2020/claims/not-reached-in-this-run.yaml");

  private static JsonNode at(String time) {
    String record = TheDemo.once().folder().resolve("record.sqlite").toString();
    return new JsonMapper()
        .readTree(
            TheDemo.run(
                "claim", "check", CLAIM.toString(), "--record", record, "--at", time, "--json"));
  }

  @Test
  void itsVerdictFollowsTheRecord() {
    JsonNode early = at("2020-06-13T12:00-07:00");
    JsonNode late = at("2020-06-30T12:00-07:00");
    assertThat(early.path("verdict").asString()).isEqualTo("cannot-be-tested");
    assertThat(early.path("reason").asString()).contains("Too few calls");
    assertThat(late.path("verdict").asString()).isEqualTo("supported");
    assertThat(late.path("n").asInt()).isGreaterThan(early.path("n").asInt());
  }

  @Test
  void thatTheCallsAreSimulatedIsSaidAloud() {
    assertThat(at("2020-06-30T12:00-07:00").toString())
        .contains("nothing of what happened", "recorded so far");
  }
}
