package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code brief} and {@code brief verify}, as they are typed. */
final class BriefCommandTest {
  private static final Path CLAIMS = Path.of("../scenarios/capitol-hill-2020/claims");
  private static final String AT = "2020-06-13T12:00-07:00";

  @TempDir private Path folder = Path.of("");

  private Path record = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void aRecordOfOneStatement() throws IOException {
    record =
        OneStatement.record(
            folder, "Calls for service <script>alert(1)</script> have more than tripled.");
    out = folder.resolve("briefing");
  }

  private CommandRun brief(Object... more) {
    List<Object> args =
        new ArrayList<>(List.of("brief", "--record", record, "--at", AT, "--out", out));
    args.addAll(Arrays.asList(more));
    return CommandRun.of(args.toArray());
  }

  private CommandRun verify(String key) {
    return CommandRun.of("brief", "verify", out, "--key", folder.resolve(key), "--json");
  }

  @Test
  void itIsWrittenTwiceTheSameWithoutAPathOfThisMachineAndNothingIsLeftBeside() throws IOException {
    CommandRun run = brief("--claims", CLAIMS);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("lines from 1 entries", "nobody has signed it", "nobody checked");
    byte[] json = Files.readAllBytes(out.resolve("briefing.json"));
    String page = Files.readString(out.resolve("briefing.html"));
    assertThat(page)
        .contains("DRAFT – NOT ISSUED", "cannot be tested", "NOT CHECKED", "&lt;script&gt;")
        .doesNotContain("<script", folder.toString());
    brief("--claims", CLAIMS);
    assertThat(Files.readAllBytes(out.resolve("briefing.json"))).isEqualTo(json);
    assertThat(out.toFile().list())
        .containsExactlyInAnyOrder("briefing.html", "briefing.json", "briefing.entries.gz");
  }

  @Test
  void aStrangerChecksItWithTheFolderAndTheKeyAlone() throws IOException {
    brief("--claims", CLAIMS);
    Files.delete(record);
    CommandRun run = verify("k.pub");
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    assertThat(run.json().path("whole").asBoolean()).isTrue();
    assertThat(run.json().path("claimsNotRecomputed").asInt()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void anotherKeyAndAChangedWordAreNamedWithExitCodeOne() throws IOException {
    brief();
    CommandRun.of("record", "keygen", "--name", "dispatch.example/r", "--out", folder.resolve("x"));
    assertThat(verify("x.pub").exit()).isEqualTo(1);
    assertThat(verify("x.pub").json().path("wrong").path("where").asString())
        .contains("checkpoint");
    Path page = out.resolve("briefing.html");
    Files.writeString(page, Files.readString(page).replace("more than tripled", "hardly risen"));
    CommandRun run = verify("k.pub");
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().path("wrong").path("name").asString()).isEqualTo("page-differs");
    assertThat(CommandRun.of("brief", "verify", out, "--key", folder.resolve("k.pub")).out())
        .contains("WRONG: page-differs", "where: briefing.html", "what to do:");
  }

  @Test
  void whatIsMissingIsSaidAndLeavesNoFolder() {
    CommandRun run = CommandRun.of("brief", "--out", out);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--record and --at");
    assertThat(CommandRun.of("brief", "--record", record, "--at", AT).err()).contains("--out");
    CommandRun.of("brief", "--record", record, "--at", "noon", "--out", out, "--json")
        .refused("unreadable-time", "--at");
    assertThat(out).doesNotExist();
    CommandRun.of("brief", "verify", out, "--key", folder.resolve("k.pub"), "--json")
        .refused("not-a-briefing", "briefing");
  }

  /** Calls of ten days, and of the next ten so many times as many. */
  private Path calls(String name, int times) throws IOException {
    StringBuilder csv = new StringBuilder("received,lat,lon,type,priority,id\n");
    for (int i = 0; i < 100 + 100 * times; i++) {
      int day = i < 100 ? 1 + i % 10 : 11 + i % 10;
      csv.append(String.format(Locale.ROOT, "2020-06-%02dT12:00:00Z,47.6,-122.3,x,1,%d\n", day, i));
    }
    return Files.writeString(folder.resolve(name), csv);
  }

  @Test
  void claimsAreAnsweredAnewByTheCallsAtHandAndElseSaidNotToBe() throws IOException {
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
    Path three = calls("calls.csv", 3);
    assertThat(brief("--claims", claim, "--calls", three).exit()).isZero();
    assertThat(verify("k.pub").json().path("notRecomputed").toString())
        .contains("twice as many", "claim.yaml was not given");
    List<Object> with =
        List.of("brief", "verify", out, "--key", folder.resolve("k.pub"), "--claims", claim);
    assertThat(CommandRun.of(with.toArray()).out())
        .contains("not recomputed: twice as many: no calls were given");
    List<Object> same = new ArrayList<>(with);
    same.addAll(List.of("--calls", three));
    CommandRun held = CommandRun.of(same.toArray());
    assertThat(held.exit()).as(held.out() + held.err()).isZero();
    assertThat(held.out()).contains("1 claim is answered").doesNotContain("not recomputed");
    List<Object> fewer = new ArrayList<>(with);
    fewer.addAll(List.of("--calls", calls("fewer.csv", 1), "--json"));
    CommandRun wrong = CommandRun.of(fewer.toArray());
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.json().path("wrong").path("name").asString()).isEqualTo("claim-differs");
    assertThat(wrong.json().path("wrong").path("found").asString()).startsWith("supported where");
  }

  @Test
  void oneOfSeveralKeysIsEnough() {
    brief();
    CommandRun.of("record", "keygen", "--name", "dispatch.example/r", "--out", folder.resolve("x"));
    List<Object> args = new ArrayList<>(List.of("brief", "verify", out));
    args.addAll(List.of("--key", folder.resolve("x.pub"), "--key", folder.resolve("k.pub")));
    CommandRun run = CommandRun.of(args.toArray());
    assertThat(run.exit()).as(run.out()).isZero();
  }
}
