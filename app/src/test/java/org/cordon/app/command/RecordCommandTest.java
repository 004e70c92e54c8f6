package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.cordon.app.Cordon;
import org.cordon.record.log.Log;
import org.cordon.record.note.KeyFile;
import org.cordon.record.note.VerifierKey;
import org.cordon.record.store.SqliteStore;
import org.cordon.record.witness.Witness;
import org.cordon.record.witness.WitnessServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record on the command line, as an auditor uses it. */
final class RecordCommandTest {
  private static final String SCENARIO = "../study/src/test/resources/small/scenario.yaml";
  private static final String ENTRY_17 = "{\"n\":17,";

  @TempDir private Path folder = Path.of("");

  private Path record = Path.of("");
  private Path key = Path.of("");
  private Path open = Path.of("");

  @BeforeEach
  void aRecordOf300Entries() throws IOException {
    record = folder.resolve("record.sqlite");
    key = folder.resolve("k");
    open = folder.resolve("k.pub");
    CommandRun made =
        CommandRun.of("record", "keygen", "--name", "dispatch.example/r", "--out", key);
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(made.out()).contains("dispatch.example/r+").doesNotContain("PRIVATE");
    append(0, 300);
  }

  private void append(int from, int to) throws IOException {
    List<byte[]> entries = new ArrayList<>();
    for (int n = from; n < to; n++) {
      entries.add(("{\"n\":" + n + ",\"t\":\"\u202ex\"}").getBytes(StandardCharsets.UTF_8));
    }
    try (Log log = Log.open(SqliteStore.write(record), KeyFile.read(key))) {
      log.append(entries);
    }
  }

  private CommandRun verify(Object... more) {
    List<Object> args = new ArrayList<>(List.of("record", "verify", "--key", open));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray());
  }

  @Test
  void aWholeRecordEndsWithZeroAndSaysItsLimits() {
    CommandRun run = verify("--record", record);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out()).contains("WHOLE: 300 entries", "Not shown", "split view", "--since");
    assertThat(verify("--record", record, "--json").json().path("whole").asBoolean()).isTrue();
  }

  @Test
  void aDamagedRecordEndsWithOneAndNamesTheEntry() throws IOException {
    byte[] bytes = Files.readAllBytes(record);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (int at = text.indexOf(ENTRY_17); at >= 0; at = text.indexOf(ENTRY_17, at + 1)) {
      bytes[at + 5] = '9'; // also where SQLite left a copy of a page that it moved
    }
    Files.write(record, bytes);
    CommandRun run = verify("--record", record);
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("DAMAGED", "entry 17: ");
    assertThat(verify("--record", record, "--json").json().path("damage").get(0).path("where"))
        .hasToString("\"entry 17\"");
  }

  @Test
  void tilesAreExportedAndTheirCheckpointShowsARollBackLater() throws IOException {
    Path tiles = folder.resolve("tiles");
    CommandRun run = CommandRun.of("record", "export", "--record", record, "--out", tiles);
    assertThat(run.out()).contains("300 entries");
    assertThat(verify("--record", tiles).exit()).isZero();
    Path copy = folder.resolve("copy.sqlite");
    Files.copy(record, copy);
    append(300, 301);
    Path later = folder.resolve("later");
    CommandRun.of("record", "export", "--record", record, "--out", later);
    assertThat(verify("--record", record, "--since", tiles.resolve("checkpoint")).exit()).isZero();
    CommandRun rolledBack = verify("--record", copy, "--since", later.resolve("checkpoint"));
    assertThat(rolledBack.exit()).isEqualTo(1);
    assertThat(rolledBack.out()).contains("rolled back");
  }

  @Test
  void aProofIsCheckedWithTheEntryAlone() throws IOException {
    Path proof = folder.resolve("17.tlog-proof");
    Path bytes = folder.resolve("17.json");
    CommandRun.of("record", "proof", "--record", record, "--entry", 17, "--out", proof);
    CommandRun.of("record", "show", "--record", record, "--entry", 17, "--out", bytes);
    assertThat(verify("--proof", proof, "--bytes", bytes).exit()).isZero();
    Files.writeString(bytes, "{\"n\":18}");
    CommandRun forged = verify("--proof", proof, "--bytes", bytes);
    assertThat(forged.exit()).isEqualTo(1);
    assertThat(forged.out()).contains("entry 17");
  }

  @Test
  void aWitnessCosignsAndItsWordIsShown() throws Exception {
    Path witnessKey = folder.resolve("w");
    CommandRun.of("record", "keygen", "--witness", "--name", "w.example", "--out", witnessKey);
    String[] serve = {
      "record",
      "witness",
      "--listen",
      "127.0.0.1:0",
      "--state",
      folder.resolve("s").toString(),
      "--key",
      witnessKey.toString(),
      "--log-key",
      open.toString()
    };
    try (PipedReader said = new PipedReader();
        PrintWriter out = new PrintWriter(new PipedWriter(said), true);
        BufferedReader lines = new BufferedReader(said)) {
      Thread witness =
          Thread.ofVirtual()
              .start(() -> Cordon.run(serve, out, new PrintWriter(Writer.nullWriter())));
      String address = lines.readLine().replaceFirst(".*(http://[^;]*);.*", "$1");
      Path cosigned = folder.resolve("cosigned");
      CommandRun run =
          CommandRun.of(
              "record",
              "cosign",
              "--record",
              record,
              "--witness",
              address,
              "--witness-key",
              folder.resolve("w.pub"),
              "--out",
              cosigned);
      assertThat(run.exit()).as(run.err()).isZero();
      witness.interrupt();
      witness.join();
      CommandRun shown =
          verify("--record", record, "--since", cosigned, "--witness", folder.resolve("w.pub"));
      assertThat(shown.out())
          .contains("w.example saw the first 300 entries")
          .contains("up to entry 299 a split view is excluded")
          .doesNotContain("(a split view)");
    }
    CommandRun.of(
            "record",
            "cosign",
            "--record",
            record,
            "--witness",
            "nowhere",
            "--witness-key",
            folder.resolve("w.pub"),
            "--out",
            folder.resolve("x"),
            "--json")
        .refused("bad-address", "--witness");
  }

  @Test
  void aRotatedKeyIsFollowedAndTheOldOneOpensNothing() throws IOException {
    Path young = folder.resolve("young");
    CommandRun.of("record", "keygen", "--name", "dispatch.example/r", "--out", young);
    CommandRun run =
        CommandRun.of(
            "record", "rotate-key", "--record", record, "--key", key, "--new", young, "--json");
    assertThat(run.json().path("entry").asLong()).as(run.err()).isEqualTo(300);
    CommandRun shown = verify("--record", record);
    assertThat(shown.exit()).isZero();
    assertThat(shown.out())
        .contains("WHOLE: 301", "named its successor", "a new key signs from here on");
    CommandRun.of(
            "record", "rotate-key", "--record", record, "--key", key, "--new", young, "--json")
        .refused("key-retired", "entry 300");
    Path third = folder.resolve("third");
    CommandRun.of("record", "keygen", "--name", "dispatch.example/r", "--out", third);
    CommandRun lost =
        CommandRun.of(
            "record",
            "replace-key",
            "--record",
            record,
            "--old",
            folder.resolve("young.pub"),
            "--new",
            third,
            "--lost",
            "--why",
            "\u202egone; <script>'; DROP TABLE entry;--");
    assertThat(lost.exit()).as(lost.err()).isZero();
    assertThat(verify("--record", record).exit()).isEqualTo(1);
    CommandRun both = verify("--record", record, "--key", folder.resolve("third.pub"));
    assertThat(both.exit()).as(both.out()).isZero();
    assertThat(both.out())
        .contains("was lost and could not sign", "DROP TABLE", "\\u202egone")
        .doesNotContain("\u202e");
    CommandRun.of(
            "record",
            "rotate-key",
            "--record",
            folder.resolve("no"),
            "--key",
            key,
            "--new",
            young,
            "--json")
        .refused("no-such-record", "no");
    assertThat(folder.resolve("no")).doesNotExist();
  }

  @Test
  void aSimulatedRunIsCosignedAtItsOwnTimesAndItsEndByARealWitness() throws IOException {
    Path out = folder.resolve("out");
    Path run = folder.resolve("run.sqlite");
    Path witnessKey = folder.resolve("w");
    CommandRun.of("record", "keygen", "--witness", "--name", "w.example", "--out", witnessKey);
    CommandRun first = study(run, out, at(witnessKey));
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.err()).contains("not cosigned: witness-not-reached");
    List<VerifierKey> logKeys =
        List.of(VerifierKey.parse(Files.readString(folder.resolve("run.pub")), "test"));
    Witness real =
        Witness.at(
            folder.resolve("state"), KeyFile.read(witnessKey), logKeys, InstantSource.system());
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (WitnessServer server = new WitnessServer(real, any)) {
      String at = "http://127.0.0.1:" + server.address().getPort() + "/";
      assertThat(study(run, out, at + "," + witnessKey + ".pub").err())
          .doesNotContain("not cosigned");
    }
    CommandRun shown =
        CommandRun.of(
            "record",
            "verify",
            "--record",
            run,
            "--key",
            folder.resolve("run.pub"),
            "--witness",
            witnessKey + ".pub");
    assertThat(shown.exit()).as(shown.out()).isZero();
    assertThat(shown.out())
        .contains("w.example saw the first", "a split view is excluded")
        .contains("proves-nothing.simulated-witness+", "made from its seed");
    study(run, out, "nowhere").refused("bad-address", "--witness");
    CommandRun.of("study", SCENARIO, "--witness", at(witnessKey), "--json")
        .refused("no-record", "--witness");
  }

  private static String at(Path witnessKey) {
    return "http://127.0.0.1:1/," + witnessKey + ".pub";
  }

  private static CommandRun study(Path record, Path out, String witness) {
    return CommandRun.of(
        "study",
        SCENARIO,
        "--runs",
        1,
        "--out",
        out,
        "--record",
        record,
        "--witness",
        witness,
        "--json");
  }

  @Test
  void entriesAreListedAndWhatWouldTurnTextRoundIsWrittenOut() {
    CommandRun run = CommandRun.of("record", "log", "--record", record);
    assertThat(run.out().lines()).hasSize(21).first().asString().startsWith("280  {\"n\":280");
    assertThat(run.out()).contains("\\u202ex").doesNotContain("\u202e");
    assertThat(
            CommandRun.of("record", "log", "--record", record, "--from", 3, "--to", 5, "--json")
                .json()
                .path("entries"))
        .hasSize(2);
    assertThat(CommandRun.of("record", "show", "--record", record, "--entry", 4).out())
        .contains("entry 4 of 300", "\"n\" : 4");
  }

  @Test
  void sqlHtmlAndTerminalCodesInATextArePrintedAndDoNothing() throws IOException {
    String evil = "<script>alert(1)</script>'; DROP TABLE entry;--\\u001b[31m\u009b31m\u202e";
    String entry = "{\"said\":\"" + evil + "\"}";
    try (Log log = Log.open(SqliteStore.write(record), KeyFile.read(key))) {
      log.append(List.of(entry.getBytes(StandardCharsets.UTF_8)));
    }
    for (CommandRun run :
        List.of(
            CommandRun.of("record", "log", "--record", record),
            CommandRun.of("record", "show", "--record", record, "--entry", 300))) {
      assertThat(run.out())
          .contains("<script>alert(1)</script>'; DROP TABLE entry;--")
          .doesNotContain("\u001b", "\u009b", "\u202e");
    }
    assertThat(verify("--record", record).out()).contains("WHOLE: 301 entries");
  }

  @Test
  void whatCannotBeReadIsRefusedByName() throws IOException {
    CommandRun.of("record", "log", "--record", folder.resolve("none"), "--json")
        .refused("no-such-record", "none");
    CommandRun.of("record", "show", "--record", record, "--entry", 300, "--json")
        .refused("no-such-entry", "record");
    CommandRun.of("record", "state", "--record", folder.resolve("none"), "--json")
        .refused("no-such-record", "none");
    CommandRun.of("record", "state", "--record", record, "--json")
        .refused("missing-field", "record.sqlite:0");
    CommandRun.of("record", "log", "--record", "https://host/db", "--json")
        .refused("store-not-supported", "--record");
    CommandRun.of("record", "verify", "--record", record, "--key", key, "--json")
        .refused("not-a-public-key", "--key");
    Path text = folder.resolve("text");
    Files.writeString(text, "no record");
    CommandRun.of("record", "verify", "--record", record, "--key", text, "--json")
        .refused("not-a-public-key", "--key");
    verify("--record", record, "--since", text, "--json")
        .refused("not-an-older-checkpoint", "--since");
    assertThat(verify().exit()).isEqualTo(2);
  }
}
