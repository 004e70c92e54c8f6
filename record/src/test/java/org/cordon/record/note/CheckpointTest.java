package org.cordon.record.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.cordon.record.tree.TreeHasher;
import org.junit.jupiter.api.Test;

final class CheckpointTest {
  private static final String EXAMPLE =
      "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

  private static SignerKey key(String name) {
    return SignerKey.ofSeed(name, KeyType.ED25519, new byte[32]);
  }

  @Test
  void theExampleOfTheSpecificationIsRead() {
    Checkpoint checkpoint = Checkpoint.parseText(EXAMPLE, "here");
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.size()).isEqualTo(20_852_163);
    assertThat(checkpoint.text()).isEqualTo(EXAMPLE);
  }

  @Test
  void whatIsNoCheckpointIsRefused() {
    for (String bad :
        List.of(
            "",
            "a\n1\n",
            EXAMPLE + "an extension\n",
            EXAMPLE.replace("20852163", "020852163"),
            EXAMPLE.replace("20852163", "-1"),
            EXAMPLE.replace("20852163", "9223372036854775808"),
            EXAMPLE.replace("CsUY", "Cs Y"),
            "\n1\n" + EXAMPLE.lines().toList().get(2) + "\n")) {
      assertThatThrownBy(() -> Checkpoint.parseText(bad, "here")).isInstanceOf(RecordRefusal.class);
    }
  }

  @Test
  void itCountsOnlyUnderTheKeyOfItsLog() {
    Checkpoint checkpoint = new Checkpoint("log.example", 3, new TreeHasher().empty());
    SignedNote note = checkpoint.sign(key("log.example"));
    byte[] bytes = note.toString().getBytes(StandardCharsets.UTF_8);
    SignedNote read = SignedNote.parse(bytes, "here");
    assertThat(Checkpoint.of(read, key("log.example").verifier(), "here")).isEqualTo(checkpoint);
    assertThatThrownBy(() -> Checkpoint.of(read, key("other.example").verifier(), "here"))
        .hasMessageContaining("not-signed");
    SignedNote foreign = checkpoint.sign(key("other.example"));
    assertThatThrownBy(() -> Checkpoint.of(foreign, key("other.example").verifier(), "here"))
        .hasMessageContaining("other-log");
  }
}
