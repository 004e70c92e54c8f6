package org.cordon.record.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.cordon.record.RecordRefusal;
import org.junit.jupiter.api.Test;

/** Notes and keys against the example of Go's checksum database and that of C2SP signed-note. */
final class SignedNoteTest {
  static final String SECRET =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
  private static final String PUBLIC =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String TEXT =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.
      """;
  private static final String LINE =
      "\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngot"
          + "pRZb6KE6RyyBwJnAM=\n";

  private static SignedNote parse(String note) {
    return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8), "here");
  }

  @Test
  void theExampleOfTheChecksumDatabaseIsMadeByteForByte() {
    SignerKey key = SignerKey.parse(SECRET, "here");
    assertThat(key.verifier()).hasToString(PUBLIC);
    assertThat(key.secret()).isEqualTo(SECRET);
    assertThat(key.toString()).doesNotContain("PRIVATE");
    assertThat(SignedNote.sign(TEXT, key)).hasToString(TEXT + "\n" + LINE);
  }

  @Test
  void theExampleIsVerifiedByThePublicKeyAlone() {
    SignedNote note = parse(TEXT + "\n" + LINE);
    assertThat(note.text()).isEqualTo(TEXT);
    assertThat(note.by(VerifierKey.parse(PUBLIC, "here"), "here")).isNotNull();
  }

  @Test
  void theExampleOfTheSpecificationVerifies() {
    VerifierKey key =
        VerifierKey.parse(
            "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k", "here");
    SignedNote note =
        parse(
            "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfX"
                + "ppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n");
    assertThat(note.by(key, "here")).isNotNull();
  }

  @Test
  void malformedNotesAreRefused() {
    for (String bad :
        List.of(
            TEXT,
            TEXT + "\n",
            TEXT + "\n" + LINE.strip(),
            "\u0001" + TEXT + "\n" + LINE,
            TEXT + "\n" + LINE.replace("PeterNeumann", "Bad Name"),
            TEXT + "\n" + LINE + "Unexpected line.\n",
            TEXT + "\n" + LINE.replace("=", ""),
            TEXT + "\n" + LINE.repeat(101))) {
      assertThatThrownBy(() -> parse(bad))
          .isInstanceOf(RecordRefusal.class)
          .hasMessageContaining("not-a-note");
    }
    byte[] noUtf8 = (TEXT + "\n" + LINE).getBytes(StandardCharsets.UTF_8);
    noUtf8[0] = (byte) 0xff;
    assertThatThrownBy(() -> SignedNote.parse(noUtf8, "here")).hasMessageContaining("UTF-8");
    assertThat(parse(TEXT + "\n" + LINE.repeat(100)).signatures()).hasSize(100);
  }

  @Test
  void aChangedTextIsAFalseSignatureAndAStrangersKeyIsNone() {
    SignedNote changed = parse(TEXT.replace("problem", "poblem") + "\n" + LINE);
    VerifierKey key = VerifierKey.parse(PUBLIC, "here");
    assertThatThrownBy(() -> changed.by(key, "here")).hasMessageContaining("false-signature");
    VerifierKey stranger =
        SignerKey.ofSeed("PeterNeumann", KeyType.ED25519, new byte[32]).verifier();
    assertThat(changed.by(stranger, "here")).isNull();
  }

  @Test
  void keysThatAreNoneAreRefused() {
    for (String bad :
        List.of(
            "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            PUBLIC.replace("c74f20a3", "c74f20a4"),
            PUBLIC.replace("c74f20a3", "C74F20A3"),
            PUBLIC.replace("PeterNeumann", "Peter\u00a0Neumann"),
            "PeterNeumann",
            "")) {
      assertThatThrownBy(() -> VerifierKey.parse(bad, "here"))
          .isInstanceOf(RecordRefusal.class)
          .hasMessageContaining("not-a-verifier-key");
    }
    assertThatThrownBy(() -> VerifierKey.parse(SECRET, "here")).hasMessageContaining("secret-key");
    for (String bad : List.of(PUBLIC, SECRET + "A", SECRET.replace("c74f20a3", "c74f20a4"))) {
      assertThatThrownBy(() -> SignerKey.parse(bad, "here"))
          .hasMessageContaining("not-a-signer-key");
    }
    assertThatThrownBy(() -> SignerKey.ofSeed("a b", KeyType.ED25519, new byte[32]))
        .hasMessageContaining("bad-key-name");
  }

  @Test
  void cosignaturesOfOtherProgramsVerifyOfBothKinds() throws IOException {
    for (String kind : List.of("ed25519", "ml-dsa-44")) {
      List<String> lines;
      try (var in = SignedNoteTest.class.getResourceAsStream("cosignature-" + kind + ".txt")) {
        lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      }
      VerifierKey key = VerifierKey.parse(lines.get(0), kind);
      assertThat(key).hasToString(lines.get(0));
      assertThat(key.type().timestamped()).isTrue();
      SignedNote note = SignedNote.parse(Base64.getDecoder().decode(lines.get(1)), kind);
      NoteSignature signature = Objects.requireNonNull(note.by(key, kind));
      assertThat(signature.timestampS()).isGreaterThan(1_600_000_000L);
      SignedNote changed = parse(note.toString().replace("\n42\n", "\n43\n"));
      assertThatThrownBy(() -> changed.by(key, kind)).hasMessageContaining("false-signature");
    }
  }

  @Test
  void aWitnessCosignsACheckpointWithItsTime() {
    SignerKey witness =
        SignerKey.ofSeed("witness.example/w1", KeyType.COSIGNATURE_ED25519, new byte[32]);
    SignedNote note = parse(TEXT + "\n" + LINE);
    SignedNote cosigned = note.with(witness.cosign(note.text(), 1_679_315_147));
    SignedNote read = SignedNote.parse(cosigned.bytes(), "here");
    NoteSignature signature = Objects.requireNonNull(read.by(witness.verifier(), "here"));
    assertThat(signature.timestampS()).isEqualTo(1_679_315_147);
    assertThat(read.signatures()).hasSize(2);
  }
}
