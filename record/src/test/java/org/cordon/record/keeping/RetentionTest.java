package org.cordon.record.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.LogEntry;
import org.cordon.record.proof.TlogProof;
import org.cordon.record.side.Deletion;
import org.cordon.record.side.Forgotten;
import org.cordon.record.side.SideItem;
import org.cordon.record.side.SideStore;
import org.cordon.record.verify.ProofFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetentionTest {
  private static final long NOW_MS = 100 * Sample.DAY_MS;

  @TempDir private Path folder = Path.of("");
  private Path record = Path.of("");

  @BeforeEach
  void aHundredDays() {
    record = folder.resolve("record.sqlite");
    Sample.append(record, 0, 100);
  }

  private static RetentionPolicy policy(String... lines) {
    return RetentionPolicy.parse(String.join("\n", lines), "policy");
  }

  private Retention.Outcome forget(RetentionPolicy policy) {
    try (RecordWriter writer = RecordWriter.open(record.toString(), Sample.KEY)) {
      Retention retention = new Retention(policy, writer.reader(), writer.side());
      Retention.Outcome outcome = retention.due(NOW_MS);
      retention.forget(outcome, writer, NOW_MS);
      return outcome;
    }
  }

  @Test
  void whatIsOlderThanThePolicySaysIsGoneAndTheRestStays() {
    Retention.Outcome outcome = forget(policy("keep caller 30 days"));
    assertThat(outcome.byKind()).isEqualTo(Map.of("caller", 70L));
    assertThat(outcome.notNamed()).isEqualTo(Map.of("place", 100L));
    try (SideStore side = Sample.side(record)) {
      assertThat(side.kinds()).isEqualTo(Map.of("caller", 30L, "place", 100L));
      assertThat(side.item(Sample.item(69, "caller", 0).sha256())).isNull();
      assertThat(side.item(Sample.item(70, "caller", 0).sha256())).isNotNull();
    }
    assertThat(forget(policy("keep caller 30 days")).due()).isEmpty();
    assertThat(Sample.texts(record)).hasSize(101);
  }

  @Test
  void theLogSaysWhatWasDeletedByWhichPolicyAndTheListShowsWhich() throws Exception {
    RetentionPolicy policy = policy("keep caller 30 days", "keep place for-ever");
    Retention.Outcome outcome = forget(policy);
    LogEntry entry =
        LogEntry.read(
            Sample.texts(record).getLast().getBytes(StandardCharsets.UTF_8), "the last entry");
    assertThat(entry.kind()).isEqualTo(LogEntry.Kind.FORGOT);
    assertThat(entry.recordedAtMs()).isEqualTo(NOW_MS);
    Path list = folder.resolve("forgotten");
    try (SideStore side = Sample.side(record)) {
      assertThat(ForgottenList.write(side, list)).isEqualTo(70);
    }
    assertThat(ForgottenList.read(list)).containsExactlyInAnyOrderElementsOf(outcome.due());
    String lines =
        String.join("\n", Files.readAllLines(list).stream().map(l -> l.substring(0, 64)).toList());
    assertThat(entry.data())
        .isEqualTo(
            Map.of(
                "item",
                "caller",
                "count",
                70L,
                "why",
                "retention",
                "policy",
                policy.sha256(),
                "recordedBefore",
                70 * Sample.DAY_MS,
                "items",
                RetentionPolicy.sha256(lines + "\n")));
    assertThat(Sample.texts(record).getLast()).doesNotContain("call ");
  }

  @Test
  void deletingBreaksNoProofAndChangesNoEntry() {
    List<String> before = Sample.texts(record);
    TlogProof proof;
    try (RecordWriter writer = RecordWriter.open(record.toString(), Sample.KEY)) {
      proof = writer.reader().proof(7);
    }
    assertThat(Sample.verify(record).whole()).isTrue();
    forget(policy("keep caller 0 days", "keep place 0 days"));
    assertThat(Sample.texts(record).subList(0, 100)).isEqualTo(before);
    assertThat(Sample.verify(record).whole()).isTrue();
    byte[] entry = before.get(7).getBytes(StandardCharsets.UTF_8);
    assertThat(
            ProofFile.check(proof.toString().getBytes(StandardCharsets.UTF_8), entry, Sample.PUB)
                .whole())
        .isTrue();
    try (RecordWriter writer = RecordWriter.open(record.toString(), Sample.KEY)) {
      String after = writer.reader().proof(7).toString();
      assertThat(ProofFile.check(after.getBytes(StandardCharsets.UTF_8), entry, Sample.PUB).whole())
          .isTrue();
    }
  }

  @Test
  void neitherSaltNorDataIsInAnyFileAfterwardsSoNoGuessCanBeTried() throws IOException {
    SideItem gone = Sample.item(3, "caller", 3);
    SideItem kept = Sample.item(99, "caller", 99);
    forget(policy("keep caller 30 days"));
    StringBuilder all = new StringBuilder();
    for (String name : Sample.names(folder)) {
      all.append(new String(Files.readAllBytes(folder.resolve(name)), StandardCharsets.ISO_8859_1));
    }
    assertThat(all.toString())
        .contains(latin(kept.saltHex()), kept.data())
        .doesNotContain(latin(gone.saltHex()), gone.saltHex(), gone.data() + "\u0000", gone.data());
  }

  private static String latin(String hex) {
    return new String(java.util.HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatACourtNeedsIsKeptAndNamed() {
    SideItem item = Sample.item(5, "place", 0);
    Retention.Outcome outcome =
        forget(
            policy(
                "keep caller 30 days",
                "keep place 30 days",
                "hold entry 3 case 20-2-1",
                "hold item " + item.sha256() + " subpoena"));
    assertThat(outcome.held()).hasSize(3);
    assertThat(Objects.requireNonNull(outcome.held().get(item.sha256())).why())
        .isEqualTo("subpoena");
    try (SideStore side = Sample.side(record)) {
      assertThat(side.item(item.sha256())).isNotNull();
      assertThat(side.item(Sample.item(3, "caller", 0).sha256())).isNotNull();
      assertThat(side.item(Sample.item(5, "caller", 0).sha256())).isNull();
    }
  }

  @Test
  void aHoldOnAnEntryThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> forget(policy("keep caller 30 days", "hold entry 417 typing error")))
        .isInstanceOf(RecordRefusal.class)
        .hasMessageContaining("no-such-entry");
  }

  @Test
  void aRequestDeletesWhatItsEntriesSealAndNothingThatIsHeld() {
    try (RecordWriter writer = RecordWriter.open(record.toString(), Sample.KEY)) {
      RetentionPolicy policy = policy("keep caller for-ever", "hold entry 8 case 1");
      Retention retention = new Retention(policy, writer.reader(), writer.side());
      Retention.Outcome outcome =
          retention.requested(writer.reader(), List.of(7L, 8L), "erasure-request", NOW_MS);
      assertThat(outcome.byKind()).isEqualTo(Map.of("caller", 1L, "place", 1L));
      assertThat(outcome.held()).hasSize(2);
      retention.forget(outcome, writer, NOW_MS);
      Forgotten left = writer.side().forgotten(Sample.item(7, "caller", 0).sha256());
      assertThat(left)
          .isEqualTo(
              new Forgotten(
                  Sample.item(7, "caller", 0).sha256(), "caller", NOW_MS, "erasure-request"));
    }
    assertThat(Sample.texts(record)).hasSize(102);
    assertThat(Sample.texts(record).getLast())
        .contains("erasure-request", "log-forgot", "\"count\":1")
        .doesNotContain("recordedBefore");
  }

  @Test
  void aDeletionThatACrashKeptFromTheLogIsToldAtTheNextStartAndOnce() {
    Forgotten left = new Forgotten(Sample.item(1, "caller", 0).sha256(), "caller", 1, "retention");
    String entry = Retention.entry(List.of(left), Map.of(), NOW_MS);
    try (RecordWriter writer = RecordWriter.open(record.toString(), Sample.KEY)) {
      writer.side().forget(new Deletion(List.of(left), List.of(entry), 100));
    } // and here the power went
    assertThat(Sample.texts(record)).hasSize(100);
    Sample.append(record, 100, 101);
    assertThat(Sample.texts(record)).hasSize(102).element(100).isEqualTo(entry);
    try (RecordWriter writer = RecordWriter.open(record.toString(), Sample.KEY)) {
      writer
          .side()
          .forget(new Deletion(List.of(), List.of(entry), 90)); // it was on the log already
    }
    RecordWriter.open(record.toString(), Sample.KEY).close();
    assertThat(Sample.texts(record)).hasSize(102);
  }

  @Test
  void itemsWhoseEntryNeverCameAreDroppedAtTheStart() {
    try (RecordWriter writer = RecordWriter.open(record.toString(), Sample.KEY)) {
      writer.side().put(List.of(Sample.item(500, "caller", 100)));
    }
    try (RecordWriter writer = RecordWriter.open(record.toString(), Sample.KEY)) {
      assertThat(writer.swept()).isEqualTo(1);
      assertThat(writer.side().kinds()).isEqualTo(Map.of("caller", 100L, "place", 100L));
    }
  }
}
