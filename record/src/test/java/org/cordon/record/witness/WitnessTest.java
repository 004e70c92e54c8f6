package org.cordon.record.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignedNote;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A witness signs one history, and remembers which. */
final class WitnessTest {
  private static final SignerKey LOG =
      SignerKey.ofSeed("dispatch.example/r", KeyType.ED25519, new byte[32]);
  private static final SignerKey WITNESS =
      SignerKey.ofSeed("witness.example/w", KeyType.COSIGNATURE_ED25519, new byte[32]);
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(1_592_645_940));

  @TempDir private Path folder = Path.of("");

  private static LogReader log(int size, String said) {
    MemoryStore store = new MemoryStore();
    Log log = Log.open(store, LOG);
    List<byte[]> entries = new ArrayList<>();
    for (int n = 0; n < size; n++) {
      String json = "{\"n\":" + n + ",\"said\":\"" + (n < 5 ? "on scene" : said) + "\"}";
      entries.add(json.getBytes(StandardCharsets.UTF_8));
    }
    if (size > 0) {
      log.append(entries);
    }
    return new LogReader(store);
  }

  private Witness witness() throws IOException {
    return Witness.at(folder, WITNESS, List.of(LOG.verifier()), CLOCK);
  }

  private static WitnessChannel.Answer ask(Witness witness, long from, LogReader log) {
    return witness.addCheckpoint(
        new AddCheckpoint(from, log.consistency(from), log.checkpoint()).bytes());
  }

  @Test
  void itCosignsWhatContinuesWithItsTime() throws IOException {
    Witness witness = witness();
    for (int[] step : new int[][] {{0, 3}, {3, 3}, {3, 300}}) {
      LogReader log = log(step[1], "on scene");
      WitnessChannel.Answer answer = ask(witness, step[0], log);
      assertThat(answer.status()).isEqualTo(200);
      SignedNote note =
          SignedNote.parse(
              (log.checkpoint() + answer.body()).getBytes(StandardCharsets.UTF_8), "test");
      assertThat(Objects.requireNonNull(note.by(WITNESS.verifier(), "test")).timestampS())
          .isEqualTo(1_592_645_940);
    }
  }

  @Test
  void aForkIsRefusedAlsoAfterARestart() throws IOException {
    assertThat(ask(witness(), 0, log(10, "on scene")).status()).isEqualTo(200);
    LogReader fork = log(20, "nobody came");
    Witness again = witness();
    assertThat(again.size()).isEqualTo(10);
    assertThat(ask(again, 10, fork).status()).isEqualTo(422);
    assertThat(ask(again, 10, log(10, "nobody came")).status()).isEqualTo(409);
    assertThat(again.size()).isEqualTo(10);
    assertThat(ask(again, 10, log(20, "on scene")).status()).isEqualTo(200);
  }

  @Test
  void twoWitnessesOnOneFolderSignOneHistory() throws IOException {
    Witness one = witness();
    Witness other = witness();
    assertThat(ask(one, 0, log(10, "on scene")).status()).isEqualTo(200);
    assertThat(ask(other, 0, log(10, "nobody came")))
        .isEqualTo(new WitnessChannel.Answer(409, "10\n"));
    assertThat(ask(other, 10, log(20, "nobody came")).status()).isEqualTo(422);
    assertThat(ask(other, 10, log(20, "on scene")).status()).isEqualTo(200);
    assertThat(ask(one, 10, log(30, "on scene"))).isEqualTo(new WitnessChannel.Answer(409, "20\n"));
  }

  @Test
  void anOlderCopyOfItsFolderPutBackWhileItRunsDoesNotMakeItForget() throws IOException {
    Witness witness = witness();
    ask(witness, 0, log(10, "on scene"));
    byte[] older = Files.readAllBytes(folder.resolve("last-checkpoint"));
    ask(witness, 10, log(20, "on scene"));
    Files.write(folder.resolve("last-checkpoint"), older);
    assertThat(ask(witness, 10, log(20, "nobody came")))
        .isEqualTo(new WitnessChannel.Answer(409, "20\n"));
  }

  @Test
  void aRollBackIsAConflictThatSaysWhatTheWitnessKnows() throws IOException {
    Witness witness = witness();
    ask(witness, 0, log(10, "on scene"));
    assertThat(ask(witness, 0, log(7, "on scene")))
        .isEqualTo(new WitnessChannel.Answer(409, "10\n"));
    LogReader seven = log(7, "on scene");
    byte[] larger = new AddCheckpoint(10, List.of(), seven.checkpoint()).bytes();
    assertThat(witness.addCheckpoint(larger).status()).isEqualTo(400);
  }

  @Test
  void strangersAndGarbageAreRefusedEachByItsStatus() throws IOException {
    Witness witness = witness();
    LogReader log = log(3, "on scene");
    SignerKey other = SignerKey.ofSeed("other.example", KeyType.ED25519, new byte[32]);
    SignedNote foreign = SignedNote.sign(log.checkpoint().text(), other);
    byte[] unsigned = new AddCheckpoint(0, List.of(), foreign).bytes();
    assertThat(witness.addCheckpoint(unsigned).status()).isEqualTo(403);
    String text = log.checkpoint().text().replace("dispatch.example", "elsewhere.example");
    byte[] unknown = new AddCheckpoint(0, List.of(), SignedNote.sign(text, LOG)).bytes();
    assertThat(witness.addCheckpoint(unknown).status()).isEqualTo(404);
    for (String bad : List.of("", "old 0", "old 01\n\n", "old 0\nx\n\n" + log.checkpoint())) {
      assertThat(witness.addCheckpoint(bad.getBytes(StandardCharsets.UTF_8)).status())
          .as(bad)
          .isEqualTo(400);
    }
    assertThat(witness.size()).isZero();
  }

  @Test
  void aWitnessWhoseMemoryIsSpoiltSignsNothing() throws IOException {
    ask(witness(), 0, log(10, "on scene"));
    Path memory = folder.resolve("last-checkpoint");
    Files.writeString(memory, Files.readString(memory).replace("\n10\n", "\n9\n"));
    assertThatThrownBy(this::witness).hasMessageContaining("false-signature");
    SignerKey plain = SignerKey.ofSeed("witness.example/w", KeyType.ED25519, new byte[32]);
    assertThatThrownBy(() -> Witness.at(folder, plain, List.of(LOG.verifier()), CLOCK))
        .hasMessageContaining("not-a-witness-key");
  }

  @Test
  void aLogAsksOverHttpFromWhereTheWitnessIs() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    URI address;
    try (WitnessServer server = new WitnessServer(witness(), any)) {
      address = URI.create("http://127.0.0.1:" + server.address().getPort() + "/");
      AskWitness asker = new AskWitness(new HttpWitness(address), WITNESS.verifier());
      for (int size : new int[] {0, 3, 3, 700}) {
        SignedNote note = asker.cosigned(log(size, "on scene")).note();
        assertThat(note.signatures()).hasSize(2);
      }
      assertThatThrownBy(() -> asker.cosigned(log(10, "on scene")))
          .hasMessageContaining("witness-disagrees")
          .hasMessageContaining("it knows 700");
      assertThatThrownBy(() -> asker.cosigned(log(900, "nobody came")))
          .hasMessageContaining("a fork");
    }
    AskWitness late = new AskWitness(new HttpWitness(address), WITNESS.verifier());
    assertThatThrownBy(() -> late.cosigned(log(3, "on scene")))
        .hasMessageContaining("witness-not-reached");
  }
}
