package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordon.dispatch.codec.EntryCodec;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Event;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.SetupEvent;
import org.cordon.dispatch.model.account.AccountEntry.Statement;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.record.log.Log;
import org.cordon.record.note.KeyFile;
import org.cordon.record.store.SqliteStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A joint briefing on its way from draft to issue, by the heads of June 2020, as it is typed. */
final class BriefSigningTest {
  private static final String AT = "2020-06-13T12:00-07:00";
  private static final long ENTERED_MS = 1_591_999_200_000L; // 12 June 2020 15:00 -07:00
  private static final String LINE = "claim.said-calls-tripled";

  @TempDir private Path folder = Path.of("");

  private Path record = Path.of("");
  private Path key = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void aRecordOfThreeHeadsAndOneStatement() throws IOException {
    record = folder.resolve("record.sqlite");
    key = folder.resolve("k");
    out = folder.resolve("briefing");
    CommandRun.of("record", "keygen", "--name", "dispatch.example/r", "--out", key);
    Statement said =
        new Statement(
            "calls-tripled",
            "police chief",
            "the calls",
            "morning television",
            "Calls have <b>more than tripled</b>.",
            List.of(new Statement.Figure("calls for service", "3", "times")),
            "",
            List.of(),
            List.of());
    try (Log log = Log.open(SqliteStore.write(record), KeyFile.read(key))) {
      List<byte[]> entries = new ArrayList<>();
      for (Event event :
          List.of(
              new SetupEvent.OperatorEnrolled("duty-officer", Role.DUTY_OFFICER, ""),
              new SetupEvent.OperatorEnrolled("head-mayor", Role.HEAD, "mayor"),
              new SetupEvent.OperatorEnrolled("head-police", Role.HEAD, "police chief"),
              new SetupEvent.OperatorEnrolled("desk", Role.DISPATCHER, ""),
              new AccountEvent.Entered(
                  "", said, Provenance.observed("police chief", "the press")))) {
        long seq = entries.size() + 1L;
        Entry entry = new Entry(seq, ENTERED_MS, ENTERED_MS, "op-1", event, List.of());
        entries.add(EntryCodec.write(entry).getBytes(StandardCharsets.UTF_8));
      }
      log.append(entries);
    }
  }

  private CommandRun draft() {
    return CommandRun.of(
        "brief",
        "draft",
        "--record",
        record,
        "--at",
        AT,
        "--out",
        out,
        "--record-key",
        key,
        "--by",
        "duty-officer",
        "--json");
  }

  private CommandRun on(String command, String by, Object... more) {
    List<Object> args = new ArrayList<>(List.of("brief", command, out, "--record", record));
    args.addAll(List.of("--record-key", key, "--by", by, "--json"));
    args.addAll(Arrays.asList(more));
    return CommandRun.of(args.toArray());
  }

  private String page() throws IOException {
    return Files.readString(out.resolve("briefing.html"));
  }

  private static void done(CommandRun run) {
    assertThat(run.exit()).as(run.err()).isZero();
  }

  private CommandRun verified() {
    return CommandRun.of("brief", "verify", out, "--key", folder.resolve("k.pub"), "--json");
  }

  @Test
  void aDraftIsAnsweredByEveryOfficeWithItsDissentPrintedAndIssued() throws IOException {
    CommandRun drafted = draft();
    done(drafted);
    assertThat(drafted.json().path("onRecord").asString()).startsWith("briefing-");
    assertThat(drafted.json().path("notChecked").toString()).contains(LINE);
    assertThat(page()).contains("DRAFT – NOT ISSUED", "A open · B open");
    done(on("sign", "head-mayor", "--all"));
    assertThat(page()).contains("A signs · B open");
    CommandRun dissent =
        on("sign", "head-police", "--all", "--dissent", LINE + "=I said calls <i>inside</i>.");
    done(dissent);
    assertThat(dissent.json().path("dissents").asInt()).isEqualTo(1);
    assertThat(page()).contains("A signs · B DISSENTS", "I said calls &lt;i&gt;inside&lt;/i&gt;.");
    on("issue", "duty-officer").refused("figures-not-checked", LINE);
    done(on("issue", "duty-officer", "--with-unchecked"));
    assertThat(page()).contains("ISSUED", "NOT CHECKED").doesNotContain("NOT ISSUED");
    CommandRun whole = verified();
    assertThat(whole.exit()).as(whole.out()).isZero();
    assertThat(whole.json().path("issued").asBoolean()).isTrue();
    on("issue", "head-mayor", "--with-unchecked").refused("briefing-issued", "briefing");
    on("sign", "head-mayor", "--line", LINE).refused("briefing-issued", "briefing");
  }

  @Test
  void nobodyAnswersForAnOfficeThatIsNotTheirs() {
    on("sign", "head-mayor", "--all").refused("not-a-briefing", "briefing");
    done(draft());
    on("sign", "duty-officer", "--all").refused("no-office", "--by");
    on("sign", "nobody", "--all").refused("no-office", "--by");
    done(on("sign", "head-mayor", "--all"));
    on("strike", "head-police", "--entry", "sign-mayor-1", "--why", "not so")
        .refused("another-offices-entry", "entry");
    on("issue", "desk", "--with-unchecked").refused("line-unanswered", "line");
    done(on("sign", "head-police", "--all"));
    on("issue", "desk", "--with-unchecked").refused("wrong-role", "operator");
    assertThat(verified().json().path("issued").asBoolean()).isFalse();
  }

  @Test
  void anOfficeTakesItsOwnAnswerBackAndGivesAnother() throws IOException {
    done(draft());
    done(on("sign", "head-mayor", "--all"));
    on("sign", "head-mayor", "--line", LINE).refused("line-answered", "line");
    on("strike", "head-mayor", "--entry", "calls-tripled", "--why", "x")
        .refused("not-of-this-briefing", "--entry");
    done(on("strike", "head-mayor", "--entry", "sign-mayor-1", "--why", "misread"));
    assertThat(page()).contains("A open · B open");
    done(on("sign", "head-mayor", "--all", "--dissent", LINE + "=Not by our count."));
    assertThat(page()).contains("A DISSENTS", "Not by our count.");
    assertThat(CommandRun.of("brief", "sign", out, "--record", record, "--by", "head-mayor").err())
        .contains("--record-key");
    assertThat(on("sign", "head-mayor").exit()).isEqualTo(2);
    on("sign", "head-police", "--line", "no.such-line").refused("unknown-line", "line");
  }

  @Test
  void theSecondOfTwoWritersAtOnceIsRefusedByNameAndChangesNothing() throws IOException {
    done(draft());
    done(on("sign", "head-mayor", "--all"));
    done(on("sign", "head-police", "--all"));
    String before = page();
    try (Log first = Log.open(SqliteStore.write(record), KeyFile.read(key))) {
      on("issue", "head-mayor", "--with-unchecked").refused("another-writer", "record.sqlite");
      assertThat(first.size()).isEqualTo(8);
    }
    assertThat(page()).isEqualTo(before);
    done(on("issue", "head-mayor", "--with-unchecked"));
    on("issue", "head-police", "--with-unchecked").refused("briefing-issued", "briefing");
    assertThat(page()).contains("Issued by", "mayor");
  }

  @Test
  void aChangedDraftOfAnotherRecordOrOneNeverDraftedCannotBeSigned() throws IOException {
    CommandRun.of("brief", "--record", record, "--at", AT, "--out", out);
    on("sign", "head-mayor", "--all").refused("draft-not-on-record", "briefing");
    done(draft());
    draft().refused("duplicate-draft", "briefing");
    Path json = out.resolve("briefing.json");
    Files.writeString(json, Files.readString(json).replace("more than tripled", "hardly risen"));
    done(on("sign", "head-mayor", "--all"));
    assertThat(Files.readString(json)).contains("more than tripled");
    Files.writeString(json, Files.readString(json).replace("\"sha256\":\"", "\"sha256\":\"0"));
    on("sign", "head-police", "--all").refused("draft-not-of-this-record", "briefing.json");
  }

  private Path officeKey(String name) {
    Path file = folder.resolve(name);
    CommandRun.of("record", "keygen", "--name", name + ".example", "--out", file);
    return file;
  }

  private CommandRun enrol(String operator, Path key) {
    return CommandRun.of(
        "brief",
        "enrol",
        "--record",
        record,
        "--record-key",
        this.key,
        "--by",
        "duty-officer",
        "--operator",
        operator,
        "--office-key",
        key + ".pub",
        "--json");
  }

  @Test
  void anOfficeWithAKeyOfItsOwnIsSignedForByNobodyElse() throws IOException {
    Path mayor = officeKey("mayor");
    Path police = officeKey("police");
    done(enrol("head-mayor", mayor));
    done(enrol("head-police", police));
    enrol("desk", police).refused("office-key-unusable", "desk");
    enrol("somebody", police).refused("unknown-operator", "--operator");
    done(draft());
    on("sign", "head-mayor", "--all").refused("not-by-office-key", "head-mayor");
    on("sign", "head-mayor", "--all", "--office-key", police)
        .refused("not-by-office-key", "head-mayor");
    done(on("sign", "head-mayor", "--all", "--office-key", mayor));
    done(on("sign", "head-police", "--office-key", police, "--all", "--dissent", LINE + "=No."));
    assertThat(page()).contains("all under its own key", "police.example");
    CommandRun whole = verified();
    assertThat(whole.exit()).as(whole.out()).isZero();
    int answers = whole.json().path("answers").asInt();
    assertThat(answers).isPositive();
    assertThat(whole.json().path("answersUnderOwnKey").asInt()).isEqualTo(answers);
    List<Object> args = List.of("brief", "verify", out, "--key", folder.resolve("k.pub"), "--json");
    List<Object> one = new ArrayList<>(args);
    one.addAll(List.of("--office-key", mayor + ".pub"));
    CommandRun stranger = CommandRun.of(one.toArray());
    assertThat(stranger.exit()).isEqualTo(1);
    assertThat(stranger.json().path("wrong").path("name").asString())
        .isEqualTo("office-key-differs");
    one.addAll(List.of("--office-key", police + ".pub"));
    assertThat(CommandRun.of(one.toArray()).exit()).isZero();
  }
}
