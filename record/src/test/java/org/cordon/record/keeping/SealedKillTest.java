package org.cordon.record.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.side.Commitments;
import org.cordon.record.side.SideItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kill leaves no entry without its sealed matter, and no sealed matter without its entry. */
final class SealedKillTest {
  private static final int KILLS = 5;
  private static final SignerKey KEY =
      SignerKey.ofSeed("dispatch.example/r", KeyType.ED25519, new byte[32]);

  @TempDir private Path folder = Path.of("");

  @Test
  void afterAKillEveryEntryHasItsSealedItemAndEveryItemItsEntry() throws Exception {
    String record = folder.resolve("record.sqlite").toString();
    SplittableRandom random = new SplittableRandom(20200620);
    long acknowledged = 0;
    int swept = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      acknowledged = writeAndKill(record, acknowledged + 1 + random.nextInt(150));
      try (RecordWriter writer = RecordWriter.open(record, KEY)) {
        swept += writer.swept();
        LogReader log = writer.reader();
        assertThat(log.size()).isGreaterThanOrEqualTo(acknowledged);
        int named = 0;
        for (byte[] entry : log.entries(0, log.size())) {
          for (String sha256 : Commitments.of(entry).values()) {
            SideItem item = Objects.requireNonNull(writer.side().item(sha256), sha256);
            assertThat(item.opens()).isTrue();
            named++;
          }
        }
        assertThat(named).isEqualTo((int) log.size());
        assertThat(writer.side().kinds().values().stream().mapToLong(n -> n).sum())
            .isEqualTo(named);
        acknowledged = log.size();
      }
    }
    System.out.println(
        "killed "
            + KILLS
            + " times with sealed matter: "
            + acknowledged
            + " entries, items swept: "
            + swept);
  }

  private static long writeAndKill(String record, long until) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "-Dslf4j.internal.verbosity=ERROR"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Sealing.class.getName(), record));
    Process child = new ProcessBuilder(command).start();
    long last = 0;
    try (var out = child.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        last = Long.parseLong(line);
        if (last >= until) {
          child.toHandle().destroyForcibly();
        }
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertThat(last).isGreaterThanOrEqualTo(until);
    return last;
  }

  /** The child: one sealed item and the entry that names it, for ever. */
  static final class Sealing {
    private Sealing() {}

    public static void main(String[] args) {
      try (RecordWriter writer = RecordWriter.open(args[0], KEY)) {
        for (long n = writer.reader().size(); ; n++) {
          SideItem item = Sample.item((int) n, "free-text", n);
          writer.side().put(List.of(item));
          writer.log().append(List.of(Sample.entry((int) n, List.of(item))));
          System.out.println(n + 1);
        }
      }
    }
  }
}
