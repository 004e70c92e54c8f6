package org.cordon.record.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.cordon.record.note.Checkpoint;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.tree.Hash;
import org.cordon.record.tree.TreeHasher;
import org.junit.jupiter.api.Test;

final class TlogProofTest {
  private static final Hash HASH = new TreeHasher().empty();

  private static TlogProof proof() {
    SignerKey key = SignerKey.ofSeed("log.example", KeyType.ED25519, new byte[32]);
    return new TlogProof(7, List.of(HASH, HASH), new Checkpoint("log.example", 9, HASH).sign(key));
  }

  private static TlogProof parse(String text) {
    return TlogProof.parse(text.getBytes(StandardCharsets.UTF_8), "here");
  }

  @Test
  void itIsWrittenAsTheSpecificationSaysAndReadBack() {
    String text = proof().toString();
    assertThat(text)
        .startsWith("c2sp.org/tlog-proof@v1\nindex 7\n" + HASH.base64() + "\n")
        .contains("=\n\nlog.example\n9\n");
    assertThat(parse(text)).hasToString(text);
    assertThat(parse(text.replace("index", "extra YQ==\nindex"))).hasToString(text);
  }

  @Test
  void whatIsNoProofIsRefused() {
    String text = proof().toString();
    for (String bad :
        List.of(
            "",
            text.replace("@v1", "@v2"),
            text.replace("index 7", "index 07"),
            text.replace("index 7\n", ""),
            text.replace("47DEQ", "47D Q"),
            text.substring(0, text.indexOf("\n\n") + 2))) {
      assertThatThrownBy(() -> parse(bad)).isInstanceOf(RecordRefusal.class);
    }
  }
}
