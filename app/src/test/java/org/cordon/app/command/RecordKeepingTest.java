package org.cordon.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cordon.record.keeping.RecordWriter;
import org.cordon.record.note.KeyFile;
import org.cordon.record.side.SideItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a centre does with its record over the years, on the command line. */
final class RecordKeepingTest {
  private static final long DAY_MS = 86_400_000;
  private static final String AT_DAY_40 = Instant.ofEpochMilli(40 * DAY_MS).toString();
  private static final String SECRET = "Ms Somebody, second floor";

  @TempDir private Path folder = Path.of("");
  private Path record = Path.of("");
  private Path key = Path.of("");
  private Path pub = Path.of("");
  private Path policy = Path.of("");

  @BeforeEach
  void fortyDays() throws Exception {
    record = folder.resolve("record.sqlite");
    key = folder.resolve("k");
    pub = folder.resolve("k.pub");
    policy = Files.writeString(folder.resolve("retention.txt"), "keep caller 30 days\n");
    CommandRun.of("record", "keygen", "--name", "dispatch.example/r", "--out", key);
    append(0, 40);
  }

  private void append(int from, int to) throws Exception {
    try (RecordWriter writer = RecordWriter.open(record.toString(), KeyFile.read(key))) {
      List<SideItem> items = new ArrayList<>();
      List<byte[]> entries = new ArrayList<>();
      for (int n = from; n < to; n++) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] salt = digest.digest(("salt" + n).getBytes(StandardCharsets.UTF_8));
        String data = SECRET + " " + n + "\u202e";
        digest.update(salt);
        String sha256 =
            HexFormat.of().formatHex(digest.digest(data.getBytes(StandardCharsets.UTF_8)));
        String hex = HexFormat.of().formatHex(salt);
        items.add(new SideItem(sha256, "caller", hex, data, n * DAY_MS, writer.log().size()));
        String entry =
            "{\"commitments\":{\"caller\":\"" + sha256 + "\"},\"recordedAt\":" + n * DAY_MS + "}";
        entries.add(entry.getBytes(StandardCharsets.UTF_8));
      }
      writer.side().put(items);
      writer.log().append(entries);
    }
  }

  private static CommandRun ok(Object... args) {
    CommandRun run = CommandRun.of(args);
    assertThat(run.exit()).as(run.err() + run.out()).isZero();
    return run;
  }

  private CommandRun show(int entry, Object... more) {
    List<Object> args =
        new ArrayList<>(List.of("record", "show", "--record", record, "--entry", entry));
    args.addAll(List.of(more));
    return ok(args.toArray());
  }

  private Path checkpoint(String name) {
    Path tiles = folder.resolve(name);
    ok("record", "export", "--record", record, "--out", tiles);
    return tiles.resolve("checkpoint");
  }

  @Test
  void sealedMatterIsShownOnlyToWhoAsksForIt() throws IOException {
    assertThat(show(3).out()).doesNotContain(SECRET);
    assertThat(show(3, "--json").out()).doesNotContain(SECRET);
    assertThat(show(3, "--sealed").out())
        .contains("caller: " + SECRET + " 3\\u202e")
        .doesNotContain("\u202e");
    assertThat(show(3, "--sealed", "--json").json().path("sealed").get(0).path("data").asString())
        .startsWith(SECRET + " 3");
    checkpoint("tiles");
    Path proof = folder.resolve("3.tlog-proof");
    ok("record", "proof", "--record", record, "--entry", 3, "--out", proof);
    assertThat(ok("record", "log", "--record", record).out()).doesNotContain(SECRET);
    assertThat(Files.readString(proof)).doesNotContain(SECRET);
    try (var files = Files.walk(folder.resolve("tiles"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
      }
    }
    Files.delete(folder.resolve("record.side.sqlite"));
    assertThat(show(3, "--sealed").out()).contains("caller: not in a side store");
  }

  @Test
  void theScheduleIsTriedThenRunAndLeavesItsProof() {
    Object[] forget = {
      "record", "forget", "--record", record, "--policy", policy, "--key", key, "--at", AT_DAY_40
    };
    List<Object> dry = new ArrayList<>(List.of(forget));
    dry.add("--dry-run");
    assertThat(ok(dry.toArray()).out()).contains("10 caller: would be deleted");
    assertThat(show(3, "--sealed").out()).contains(SECRET);
    assertThat(ok(forget).out()).contains("10 caller: deleted", "record.forgotten");
    assertThat(folder.resolve("record.forgotten")).exists();
    assertThat(show(3, "--sealed").out())
        .contains("caller: deleted at " + AT_DAY_40 + " (retention)")
        .doesNotContain(SECRET);
    assertThat(show(40).out()).contains("log-forgot", "\"count\" : 10");
    assertThat(ok("record", "verify", "--record", record, "--key", pub).out()).contains("WHOLE");
    assertThat(ok(forget).out()).contains("nothing is due");
  }

  @Test
  void aRequestNeedsAReason() {
    Object[] forget = {
      "record",
      "forget",
      "--record",
      record,
      "--policy",
      policy,
      "--key",
      key,
      "--json",
      "--entry",
      7
    };
    CommandRun.of(forget).refused("no-reason", "--why");
    List<Object> args = new ArrayList<>(List.of(forget));
    args.addAll(List.of("--why", "erasure-request"));
    assertThat(ok(args.toArray()).json().path("deleted").path("caller").asInt()).isEqualTo(1);
    assertThat(show(7, "--sealed").out()).contains("erasure-request");
  }

  @Test
  void aRecordComesBackAndItsLossIsSaid() throws Exception {
    Path backup = folder.resolve("b");
    assertThat(ok("record", "backup", "--record", record, "--out", backup).out())
        .contains("40 entries", "40 sealed items");
    append(40, 45);
    Path newest = checkpoint("newest");
    ok(
        "record",
        "forget",
        "--record",
        record,
        "--policy",
        policy,
        "--key",
        key,
        "--entry",
        7,
        "--why",
        "erasure-request");
    Path restored = folder.resolve("restored.sqlite");
    CommandRun run =
        ok(
            "record",
            "restore",
            "--from",
            backup,
            "--record",
            restored,
            "--key",
            pub,
            "--since",
            newest,
            "--forgotten",
            folder.resolve("record.forgotten"));
    assertThat(run.out())
        .contains(
            "RESTORED: 40 entries",
            "LOST: entries 40 to 44 of the published checkpoint are missing; restored up to entry 39",
            "39 sealed items are back",
            "1 items that were deleted after the back-up stay deleted",
            "record begin");
    Object[] goOn = {"record", "continue", "--record", restored, "--since", newest, "--key", key};
    assertThat(CommandRun.of(goOn).err()).contains("behind-published-checkpoint", "record begin");
    aNewLogBegins(restored, newest);
  }

  private void aNewLogBegins(Path restored, Path newest) {
    Path second = folder.resolve("second.key");
    ok("record", "keygen", "--name", "dispatch.example/second", "--out", second);
    Path next = folder.resolve("second.sqlite");
    ok(
        "record",
        "begin",
        "--after",
        restored,
        "--after-key",
        pub,
        "--since",
        newest,
        "--why",
        "the disk failed",
        "--key",
        second,
        "--record",
        next);
    assertThat(ok("record", "log", "--record", next).out())
        .contains("log-began", "the disk failed", "log-forgot");
    assertThat(
            ok("record", "verify", "--record", next, "--key", folder.resolve("second.key.pub"))
                .out())
        .contains("WHOLE: 2 entries");
  }

  @Test
  void aRecordThatLostNothingPublishedGoesOn() {
    Path backup = folder.resolve("b");
    Path published = checkpoint("published");
    assertThat(
            ok(
                    "record",
                    "backup",
                    "--record",
                    record,
                    "--out",
                    backup,
                    "--json",
                    "--without-personal-data")
                .json()
                .path("sealedItems")
                .asInt())
        .isZero();
    Path restored = folder.resolve("restored.sqlite");
    CommandRun run = ok("record", "restore", "--from", backup, "--record", restored, "--key", pub);
    assertThat(run.out())
        .contains("without personal data", "cannot be said", "no list of deleted items");
    CommandRun.of(
            "record", "forget", "--record", restored, "--policy", policy, "--key", key, "--json")
        .refused("restored-record", "restored.sqlite");
    Path second = folder.resolve("second");
    ok("record", "keygen", "--name", "dispatch.example/r", "--out", second);
    CommandRun.of(
            "record", "rotate-key", "--record", restored, "--key", key, "--new", second, "--json")
        .refused("restored-record", "restored.sqlite");
    ok("record", "continue", "--record", restored, "--since", published, "--key", key);
    ok("record", "forget", "--record", restored, "--policy", policy, "--key", key);
    assertThat(ok("record", "log", "--record", restored).out()).contains("log-restored");
  }

  @Test
  void whatCannotBeDoneIsRefusedByName() throws IOException {
    CommandRun.of(
            "record",
            "restore",
            "--from",
            folder,
            "--record",
            folder.resolve("x"),
            "--key",
            pub,
            "--json")
        .refused("not-a-back-up", folder.toString());
    CommandRun.of("record", "backup", "--record", record, "--out", folder, "--json")
        .refused("back-up-exists", folder.toString());
    Files.writeString(policy, "keep caller for-evre\n");
    CommandRun.of(
            "record", "forget", "--record", record, "--policy", policy, "--key", key, "--json")
        .refused("bad-policy", "retention.txt:1");
  }
}
