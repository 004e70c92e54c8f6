package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code situation}, as it is typed. */
final class SituationCommandTest {
  private static final Path CLAIMS = Path.of("../scenarios/capitol-hill-2020/claims");
  private static final String AT = "2020-06-13T12:00-07:00";

  @TempDir private Path folder = Path.of("");

  private Path record = Path.of("");
  private Path page = Path.of("");

  @BeforeEach
  void aRecordOfOneStatement() throws IOException {
    record = OneStatement.record(folder, "Calls for service have more than tripled.");
    page = folder.resolve("situation.html");
  }

  private CommandRun situation(Object... more) {
    List<Object> args =
        new java.util.ArrayList<>(
            List.of("situation", "--record", record, "--at", AT, "--out", page));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  @Test
  void onePageIsWrittenWithoutAPathOfThisMachineAndTwiceTheSame() throws IOException {
    CommandRun run = situation();
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("situation.html", "from 1 entries of the record");
    String first = Files.readString(page);
    assertThat(first)
        .contains("Saturday 13 June 2020, 12:00 (UTC-07:00)", "AS RECORDED.", "no public key")
        .doesNotContain(folder.toString());
    situation();
    assertThat(Files.readString(page)).isEqualTo(first);
    assertThat(folder.toFile().list()).doesNotContain("situation.html.part");
  }

  @Test
  void claimsOfAFolderAreAnsweredAndAnUntestableOneLeavesItsFigureUnchecked() {
    CommandRun run = situation("--claims", CLAIMS, "--json");
    JsonNode panel = run.json().path("panels").path(4);
    assertThat(panel.path("groups").path(0).path("items").size()).isGreaterThanOrEqualTo(3);
    JsonNode tripled =
        panel
            .path("groups")
            .path(0)
            .path("items")
            .valueStream()
            .filter(
                i -> i.path("title").asString().equals("Calls for service have more than tripled"))
            .findFirst()
            .orElseThrow();
    assertThat(tripled.path("state").asString()).isEqualTo("cannot be tested with these data");
    assertThat(tripled.path("entries").path(0).asInt()).isZero();
    assertThat(tripled.path("lines").toString())
        .contains("Would settle it", "33kz-ixgy", "cordon claim check");
    assertThat(panel.path("groups").path(1).path("items").path(0).path("state").asString())
        .isEqualTo("not checked");
  }

  @Test
  void whatItWasAskedWithStandsOnThePageAsAShellReadsIt() throws IOException {
    Path odd = Files.createDirectory(folder.resolve("what was said"));
    situation("--claims", odd, CLAIMS, "--key", folder.resolve("k.pub"));
    assertThat(Files.readString(page))
        .contains(
            "cordon situation --record record.sqlite --at 2020-06-13T12:00:00-07:00 --claims &#39;what"
                + " was said&#39; scenarios/capitol-hill-2020/claims --key k.pub --out situation.html");
  }

  @Test
  void aKeyChecksTheSignatureAndAnotherKeyIsRefused() throws IOException {
    assertThat(situation("--key", folder.resolve("k.pub")).exit()).isZero();
    assertThat(Files.readString(page)).contains("signature was checked with the key below");
    CommandRun.of("record", "keygen", "--name", "dispatch.example/r", "--out", folder.resolve("x"));
    situation("--key", folder.resolve("x.pub"), "--json").refused("not-signed", "checkpoint");
  }

  @Test
  void whatCannotBeReadIsRefusedByNameAndLeavesNoPage() throws IOException {
    CommandRun.of("situation", "--record", record, "--at", "noon", "--out", page, "--json")
        .refused("unreadable-time", "--at");
    Path text = Files.writeString(folder.resolve("notes.txt"), "no record");
    CommandRun run =
        CommandRun.of("situation", "--record", text, "--at", AT, "--out", page, "--json");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.json().path("refusal").path("where").asString()).contains("notes.txt");
    CommandRun.of(
            "situation",
            "--record",
            record,
            "--at",
            AT,
            "--out",
            folder.resolve("no/x.html"),
            "--json")
        .refused("no-such-folder", "--out");
    assertThat(page).doesNotExist();
  }

  @Test
  void aTimeBeforeTheFirstEntryHasAPageThatSaysSo() throws IOException {
    CommandRun run =
        CommandRun.of(
            "situation", "--record", record, "--at", "2020-06-01T00:00Z", "--out", page, "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("entries").asInt()).isZero();
    assertThat(Files.readString(page)).contains("Nothing was recorded by then.");
  }
}
