package org.cordon.brief.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.cordon.brief.account.TestRecord;
import org.cordon.dispatch.model.account.Signature;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.note.VerifierKey;
import org.cordon.roads.Refusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed in a written briefing is found and named, offline. */
class JointCheckTest {
  private static final VerifierKey KEY = TestRecord.KEY.verifier();
  private static final String DISSENT = "Not as we hold it.";

  @TempDir private Path folder = Path.of("");
  private final JointScene scene = new JointScene();

  @BeforeEach
  void written() throws IOException {
    scene.drafted().signed("m", JointScene.MAYOR, "", "");
    scene.signed("c", JointScene.CHIEF, "decision.left", DISSENT).issued();
    scene.briefing().write(folder);
  }

  private Finding wrong() throws IOException {
    Finding wrong = JointCheck.of(folder, List.of(KEY)).wrong();
    return wrong == null ? new Finding("none", "", "", "") : wrong;
  }

  private void edit(String file, UnaryOperator<String> change) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    String after = change.apply(before);
    assertThat(after).as("the edit of %s", file).isNotEqualTo(before);
    Files.writeString(path, after);
  }

  @Test
  void whatWasWrittenFits() throws IOException {
    JointCheck.Result result = JointCheck.of(folder, List.of(KEY));
    assertThat(result.wrong()).isNull();
    assertThat(result.onRecord()).isEqualTo("B1");
    assertThat(result.issued()).isTrue();
    assertThat(result.size()).isLessThan(result.entries());
    assertThat(result.signed().answers()).isEqualTo(2 * scene.draft().lines().size());
    try (var files = Files.list(folder)) {
      assertThat(files.map(p -> String.valueOf(p.getFileName())).sorted())
          .containsExactly("briefing.entries.gz", "briefing.html", "briefing.json");
    }
  }

  @Test
  void oneDigitOfAFigureIsNamed() throws IOException {
    edit(
        "briefing.json",
        s -> s.replace("\"value\":2,\"words\":\"2\"", "\"value\":3,\"words\":\"2\""));
    Finding wrong = wrong();
    assertThat(wrong.name()).isEqualTo("figure-differs");
    assertThat(wrong.where()).contains("hill.received, value");
    assertThat(wrong.found()).isEqualTo("3 where the entries give 2");
  }

  @Test
  void aWordOfALineIsNamed() throws IOException {
    edit("briefing.json", s -> s.replace("ordered by: not established", "ordered by: the mayor"));
    assertThat(wrong().name()).isEqualTo("line-differs");
    assertThat(wrong().found()).contains("the mayor").contains("not established");
  }

  @Test
  void aDroppedDissentIsNamed() throws IOException {
    edit(
        "briefing.json",
        s ->
            s.replaceFirst(
                "\\{\"answer\":\"dissents\",\"dissent\":\"" + DISSENT + "\"[^}]*\\},?", ""));
    assertThat(wrong().name()).isEqualTo("signature-differs");
    assertThat(wrong().where()).contains("decision.left").contains("police chief");
  }

  @Test
  void aDissentTurnedIntoASignatureOnThePageIsNamed() throws IOException {
    edit("briefing.html", s -> s.replace("B DISSENTS", "B signs"));
    assertThat(wrong().name()).isEqualTo("page-differs");
    assertThat(wrong().found()).contains("B signs");
  }

  @Test
  void aSignatureMovedToAnotherLineIsNamed() throws IOException {
    edit(
        "briefing.json",
        s -> s.replaceFirst("\"line\":\"sit.hill\",\"office\"", "\"line\":\"x\",\"office\""));
    assertThat(wrong().name()).isEqualTo("signature-differs");
    assertThat(wrong().where()).contains("sit.hill");
  }

  @Test
  void anEntryThatIsCutOrChangedIsNamed() throws IOException {
    List<byte[]> entries = scene.record.reader().entries(0, scene.record.reader().size());
    Path file = folder.resolve(JointBriefing.ENTRIES);
    Files.write(file, EntriesFile.write(entries.subList(0, entries.size() - 1)));
    assertThat(wrong().name()).isEqualTo("entries-missing");
    entries.get(4)[20] ^= 1;
    Files.write(file, EntriesFile.write(entries));
    assertThat(wrong().name()).isEqualTo("entries-changed");
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 30));
    assertThat(wrong().name()).isEqualTo("entries-unreadable");
  }

  @Test
  void anotherKeyIsRefused() throws IOException {
    byte[] seed = new byte[32];
    seed[0] = 1;
    VerifierKey other = SignerKey.ofSeed(TestRecord.NAME, KeyType.ED25519, seed).verifier();
    Finding wrong = Objects.requireNonNull(JointCheck.of(folder, List.of(other)).wrong());
    assertThat(wrong.name()).isEqualTo("not-signed");
  }

  @Test
  void aSignatureForAnotherOfficeIsNamedThoughTheRecordHasIt() throws IOException {
    JointScene forged = new JointScene().drafted();
    forged.signed("m", JointScene.CHIEF, "", "");
    forged.briefing().write(folder);
    assertThat(wrong().name()).isEqualTo("wrong-signer");
    assertThat(wrong().found()).contains("mayor's office");
  }

  @Test
  void aDraftThatIsNotOnTheRecordIsSaidToBeNone() throws IOException {
    new JointScene().briefing().write(folder);
    JointCheck.Result result = JointCheck.of(folder, List.of(KEY));
    assertThat(result.wrong()).isNull();
    assertThat(result.onRecord()).isEmpty();
  }

  @Test
  void aDraftOfTheSameMillisecondAsLaterEntriesIsFoundAgain() throws IOException {
    JointScene same = new JointScene();
    same.drafted();
    same.atMs = same.record.nowMs(); // the draft itself was entered in it
    assertThat(same.briefing().onRecord()).isEmpty();
    same.briefing().write(folder);
    assertThat(wrong().name()).isEqualTo("none");
  }

  @Test
  void aFolderOfSomethingElseIsRefused() throws IOException {
    Files.delete(folder.resolve("briefing.html"));
    assertThatThrownBy(() -> JointCheck.of(folder, List.of(KEY)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no briefing.html");
    edit("briefing.json", s -> "{" + s);
    Files.writeString(folder.resolve("briefing.html"), "");
    assertThat(wrong().name()).isEqualTo("not-canonical");
  }

  @Test
  void aSignatureNobodyEnteredIsNamed() throws IOException {
    Signature none = new Signature("none", "B1", JointScene.MAYOR, List.of("x"), List.of());
    edit("briefing.json", s -> s.replace("\"S-m\"", "\"" + none.id() + "\""));
    assertThat(wrong().name()).isEqualTo("signature-differs");
  }
}
