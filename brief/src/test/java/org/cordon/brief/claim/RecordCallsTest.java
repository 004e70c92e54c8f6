package org.cordon.brief.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordon.brief.account.TestRecord;
import org.cordon.calls.CallsRefusal;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.LinkKind;
import org.cordon.dispatch.model.PlaceStatus;
import org.cordon.dispatch.model.Service;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims held against the calls of a record. */
class RecordCallsTest {
  private static final String LOST =
      """
      claim: At least half of the calls inside are not reached
      calls: this-record
      time-zone: UTC
      metric: not-reached
      population: {zones: [hill]}
      window: {from: 1970-01-01T00:00:01, until: 1970-01-01T01:00}
      holds-if: {at-least: 50%}
      """;

  @TempDir Path folder;

  private final TestRecord record = new TestRecord();
  private int calls;

  private String call(String zone, @Nullable IncidentOutcome outcome) {
    String id = "I" + ++calls;
    record.on(
        new CallEvent.IncidentOpened(
            id, "aid", 1, List.of(Service.EMS), PlaceStatus.VERIFIED, "E2", List.of(zone)));
    if (outcome != null) {
      record.on(new CallEvent.IncidentEnded(id, outcome));
    }
    return id;
  }

  private void calls(int number, IncidentOutcome outcome) {
    for (int i = 0; i < number; i++) {
      call("hill", outcome);
    }
  }

  private Answer check(String yaml, CallData data) throws IOException {
    Path file = Files.writeString(folder.resolve("claim.yaml"), yaml);
    return ClaimCheck.of(ClaimFile.read(file), data, rows -> {});
  }

  private Answer check(String yaml) throws IOException {
    RecordCalls here = RecordCalls.of(record.account(record.nowMs()));
    return check(yaml, CallData.none().with(here));
  }

  @Test
  void callsInsideThatNobodyReachedBearTheClaimOut() throws IOException {
    calls(40, IncidentOutcome.NOT_REACHED);
    calls(10, IncidentOutcome.MET_AT_THE_EDGE);
    Answer answer = check(LOST);
    assertThat(answer.verdict()).as(answer.reason()).isEqualTo(Verdict.SUPPORTED);
    assertThat(answer.readings().getFirst().n()).isEqualTo(50);
    assertThat(answer.read().source()).isEqualTo(Answer.Source.RECORD);
    assertThat(String.join(" ", answer.cautions())).contains("the calls of a record");
  }

  @Test
  void callsElsewhereAndThoseWhoStillWaitDecideNothing() throws IOException {
    calls(40, IncidentOutcome.NOT_REACHED);
    call("hill", null);
    for (int i = 0; i < 200; i++) {
      call("elsewhere", IncidentOutcome.REACHED);
    }
    Answer answer = check(LOST);
    assertThat(answer.readings().getFirst().n()).isEqualTo(40);
    assertThat(answer.read().leftOut().keySet()).anyMatch(reason -> reason.contains("wait"));
  }

  @Test
  void aCallThatTurnedOutToBeAnotherIsNoCallOfItsOwn() throws IOException {
    calls(40, IncidentOutcome.NOT_REACHED);
    String first = call("hill", null);
    String again = call("hill", null);
    record.on(new CallEvent.Linked(again, LinkKind.DUPLICATE_OF, first));
    record.on(new CallEvent.IncidentEnded(first, IncidentOutcome.NOT_REACHED));
    assertThat(check(LOST).readings().getFirst().n()).isEqualTo(41);
  }

  @Test
  void theWindowEndsWhereTheRecordDoesAndTheVerdictFollowsIt() throws IOException {
    calls(3, IncidentOutcome.NOT_REACHED);
    long soon = record.nowMs();
    calls(40, IncidentOutcome.NOT_REACHED);
    RecordCalls then = RecordCalls.of(record.account(soon));
    assertThat(check(LOST, CallData.none().with(then)).verdict())
        .isEqualTo(Verdict.CANNOT_BE_TESTED);
    assertThat(check(LOST).verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void withoutARecordItSaysThatARecordWouldSettleIt() throws IOException {
    Answer answer = check(LOST, CallData.none());
    assertThat(answer.verdict()).isEqualTo(Verdict.CANNOT_BE_TESTED);
    assertThat(answer.reason()).contains("No record");
    assertThat(answer.command()).endsWith("--record RECORD");
  }

  @Test
  void zonesAreKnownToARecordAlone() throws IOException {
    Path file =
        Files.writeString(folder.resolve("c.yaml"), LOST.replace("calls: this-record\n", ""));
    assertThatThrownBy(() -> ClaimFile.read(file))
        .isInstanceOf(CallsRefusal.class)
        .hasMessageContaining("zones-of-no-record");
  }

  @Test
  void aStatementIsNamedByAnIdThatARecordCanHave() throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), LOST + "statement: \"<b>it</b>\"\n");
    assertThatThrownBy(() -> ClaimFile.read(file))
        .isInstanceOf(CallsRefusal.class)
        .hasMessageContaining("unreadable-id");
    assertThat(check(LOST + "statement: calls-tripled\n").claim().statement())
        .isEqualTo("calls-tripled");
  }
}
