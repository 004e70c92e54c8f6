package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.cordon.dispatch.model.AccountCommand;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.CallerState.Mobility;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.ZoneCommand;
import org.cordon.dispatch.model.account.AccountEntry.AccessAttempt;
import org.cordon.dispatch.model.account.AttemptOutcome;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.record.note.KeyFile;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The chain, link by link, on one record: an attempt to go in fails, the rule follows, calls are
 * met at the edge or held, calls are not reached, a claim is no longer borne out, and the line of
 * the briefing says so.
 */
final class ChainTest {
  private static final int EACH = 100;
  private static final String CLAIM =
      """
      claim: At most one in ten calls from inside is not reached
      calls: this-record
      time-zone: UTC
      metric: not-reached
      population: {zones: [zone]}
      window: {from: 2020-06-01, until: 2020-06-02}
      holds-if: {at-most: 10 %}
      """;

  @TempDir private Path folder = Path.of("");

  private final Map<RecommendationKind, Integer> before = new EnumMap<>(RecommendationKind.class);
  private final Map<RecommendationKind, Integer> between = new EnumMap<>(RecommendationKind.class);
  private final Map<RecommendationKind, Integer> after = new EnumMap<>(RecommendationKind.class);
  private String early = "";
  private String late = "";

  @BeforeEach
  void aDayOnWhichOneAttemptFails() throws IOException {
    SignerKey key = SignerKey.ofSeed("dispatch.example/chain", KeyType.ED25519, new byte[32]);
    KeyFile.write(folder.resolve("k"), key);
    Files.writeString(folder.resolve("claim.yaml"), CLAIM);
    try (ChainDay day = new ChainDay(folder.resolve("record.sqlite"), key)) {
      calls(day, EACH, before);
      early = Instant.ofEpochMilli(day.nowMs()).toString();
      AccessAttempt failed =
          new AccessAttempt("T1", "zone", "M1", "EMS", AttemptOutcome.TURNED_BACK);
      day.tell(new AccountCommand.Enter(failed, Provenance.observed("M1", "the crew")));
      assertThat(day.state().alarms().all())
          .anyMatch(alarm -> alarm.kind() == AlarmKind.RULE_CHANGE_PROPOSED);
      calls(day, 2, between);
      day.tell(new ZoneCommand.AcceptProposal("zone", Service.EMS, day.nowMs() + 86_400_000, ""));
      calls(day, EACH, after);
      late = Instant.ofEpochMilli(day.nowMs()).toString();
      day.keep();
    }
  }

  /** Every other caller cannot be moved. */
  private static void calls(ChainDay day, int count, Map<RecommendationKind, Integer> kinds) {
    for (int i = 0; i < count; i++) {
      kinds.merge(
          day.call(i % 2 == 0 ? Mobility.WALKS : Mobility.CANNOT_BE_MOVED), 1, (a, b) -> a + b);
    }
  }

  private JsonNode json(String command) {
    String record = folder.resolve("record.sqlite").toString();
    return new JsonMapper()
        .readTree(TheDemo.run((command.replace("RECORD", record) + " --json").split(" ")));
  }

  private JsonNode situation(String at) {
    return json(
        "situation --record RECORD --at "
            + at
            + " --claims "
            + folder.resolve("claim.yaml")
            + " --out "
            + folder.resolve("situation.html"));
  }

  private String briefing(String at) throws IOException {
    json(
        "brief --record RECORD --at "
            + at
            + " --claims "
            + folder.resolve("claim.yaml")
            + " --out "
            + folder.resolve("briefing"));
    return Files.readString(folder.resolve("briefing/briefing.html")).replaceAll("<[^>]+>", "");
  }

  @Test
  void theAttemptAloneChangesNothingAndTheRuleThatADutyOfficerSetsChangesWhatIsDone() {
    assertThat(before).containsExactly(Map.entry(RecommendationKind.DIRECT, EACH));
    assertThat(between).containsExactly(Map.entry(RecommendationKind.DIRECT, 2));
    assertThat(after)
        .containsExactly(
            Map.entry(RecommendationKind.MEET, EACH / 2),
            Map.entry(RecommendationKind.HELD, EACH / 2));
  }

  @Test
  void callsNotReachedMoveOnTheFrontPageAndTheClaimWithThem() {
    JsonNode first = situation(early).path("panels");
    JsonNode last = situation(late).path("panels");
    assertThat(first.path(0).path("lead").toString()).contains("Not reached: 0 of 100 inside");
    assertThat(last.path(0).path("lead").toString())
        .contains("50 met at the edge", "Not reached: 50 of 202 inside");
    assertThat(first.path(1).toString()).doesNotContain("EMS: CLOSED");
    assertThat(last.path(1).toString()).contains("EMS: CLOSED", "turned back");
    assertThat(verdict(first)).isEqualTo("supported");
    assertThat(verdict(last)).isEqualTo("not supported");
  }

  private static String verdict(JsonNode panels) {
    return panels.path(4).path("groups").path(0).path("items").path(0).path("state").asString();
  }

  @Test
  void theLinesOfTheBriefingSayAnotherThingAfterwards() throws IOException {
    String first = briefing(early);
    String last = briefing(late);
    assertThat(first).contains("0 not reached", " – supported.");
    assertThat(last)
        .contains("50 not reached", " – not supported.")
        .doesNotContain(" – supported.");
  }
}
