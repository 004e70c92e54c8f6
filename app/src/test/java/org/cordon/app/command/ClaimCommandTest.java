package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code claim check}, as it is typed. */
final class ClaimCommandTest {
  private static final Path CLAIMS = Path.of("../scenarios/capitol-hill-2020/claims");

  @TempDir Path folder;

  @Test
  void theClaimOfJune2020CannotBeTestedInAnyOfItsThreeMeanings() {
    for (String claim : List.of("calls-tripled", "response-time-tripled", "calls-not-reached")) {
      Path file = CLAIMS.resolve(claim + ".yaml");
      CommandRun json = CommandRun.of("claim", "check", file, "--json");
      assertThat(json.exit()).as(json.err()).isZero();
      assertThat(json.json().path("verdict").asString()).isEqualTo("cannot-be-tested");
      assertThat(json.json().path("settledBy").toString()).contains("33kz-ixgy", "--calls FILE");
      CommandRun text = CommandRun.of("claim", "check", file);
      assertThat(text.out()).contains("CANNOT BE TESTED", "What would settle it", "2020-06-09");
    }
  }

  @Test
  void callsOfAFileAnswerInOneObject() throws IOException {
    Path calls = folder.resolve("calls.csv");
    StringBuilder csv = new StringBuilder("received,lat,lon,type,priority,id\n");
    for (int i = 0; i < 400; i++) {
      int day = i < 100 ? 1 + i % 10 : 11 + i % 10;
      csv.append(String.format(Locale.ROOT, "2020-06-%02dT12:00:00Z,47.6,-122.3,x,1,%d\n", day, i));
    }
    Files.writeString(calls, csv);
    Path claim = folder.resolve("claim.yaml");
    Files.writeString(
        claim,
        """
        claim: twice as many
        time-zone: UTC
        metric: calls
        window: {from: 2020-06-11, until: 2020-06-21}
        baseline: {from: 2020-06-01, until: 2020-06-11}
        holds-if: {at-least: 2 times}
        """);
    CommandRun run = CommandRun.of("claim", "check", claim, "--calls", calls, "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("verdict").asString()).isEqualTo("supported");
    assertThat(run.json().path("n").asInt()).isEqualTo(300);
    assertThat(run.json().path("interval").path("value").asDouble()).isEqualTo(3);
  }

  @Test
  void aFileThatIsNotThereAndAKeyThatIsNotKnownAreRefused() throws IOException {
    Path claim = CLAIMS.resolve("calls-tripled.yaml");
    CommandRun.of("claim", "check", claim, "--calls", "nowhere.csv", "--json")
        .refused("no-such-file", "nowhere.csv");
    Path wrong = folder.resolve("wrong.yaml");
    Files.writeString(wrong, Files.readString(claim).replace("metric:", "measure:"));
    CommandRun.of("claim", "check", wrong, "--json").refused("unknown-key", "wrong.yaml:");
  }

  @Test
  void anOptionThatWouldChangeNothingIsRefused() {
    Path claim = CLAIMS.resolve("calls-tripled.yaml");
    CommandRun.of("claim", "check", claim, "--at", "2020-06-13T12:00-07:00", "--json")
        .refused("option-without-effect", "--at");
    CommandRun.of("claim", "check", claim, "--record", "r.sqlite", "--mapping", claim, "--json")
        .refused("option-without-effect", "--mapping");
  }
}
