package org.cordon.record.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aKeyIsWrittenForItsOwnerAloneAndReadBack() throws IOException {
    SignerKey key = SignerKey.ofSeed("log.example", KeyType.ED25519, new byte[32]);
    Path file = folder.resolve("k");
    Path open = KeyFile.write(file, key);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(KeyFile.read(file).verifier()).isEqualTo(key.verifier());
    assertThat(VerifierKey.parse(Files.readString(open), "here")).isEqualTo(key.verifier());
    assertThatThrownBy(() -> KeyFile.write(file, key)).hasMessageContaining("key-exists");
  }

  @Test
  void aKeyThatOthersCanReadIsRefused() throws IOException {
    Path file = folder.resolve("k");
    KeyFile.write(file, SignerKey.ofSeed("log.example", KeyType.ED25519, new byte[32]));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThatThrownBy(() -> KeyFile.read(file)).hasMessageContaining("key-readable-by-others");
    assertThatThrownBy(() -> KeyFile.read(folder.resolve("none")))
        .hasMessageContaining("no-such-key");
  }
}
