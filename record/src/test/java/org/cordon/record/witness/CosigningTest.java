package org.cordon.record.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogEntry;
import org.cordon.record.log.LogReader;
import org.cordon.record.log.TileExport;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.MemoryStore;
import org.cordon.record.verify.Verdict;
import org.cordon.record.verify.Verify;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that asks its witnesses itself, and keeps what they sign. */
final class CosigningTest {
  private static final SignerKey LOG =
      SignerKey.ofSeed("dispatch.example/r", KeyType.ED25519, new byte[32]);
  private static final SignerKey PRESS = witnessKey("press.example/w", 1);
  private static final SignerKey COURT = witnessKey("court.example/w", 2);
  private static final long EVERY_MS = 60_000;

  @TempDir private Path folder = Path.of("");

  private final AtomicLong nowMs = new AtomicLong(1_592_645_940_000L);
  private final MemoryStore store = new MemoryStore();
  private final Log log = Log.open(store, LOG);
  private int written;
  private int exports;

  private static SignerKey witnessKey(String name, int fill) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) fill);
    return SignerKey.ofSeed(name, KeyType.COSIGNATURE_ED25519, seed);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void happened(int entries) {
    List<byte[]> batch = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      batch.add(("{\"n\":" + written++ + "}").getBytes(StandardCharsets.UTF_8));
    }
    log.append(batch);
  }

  private InstantSource clock() {
    return () -> Instant.ofEpochMilli(nowMs.get());
  }

  private Witness witness(SignerKey key) {
    return Witness.inMemory(key, LOG.verifier(), clock());
  }

  private static Cosigning.Asked asked(WitnessChannel channel, SignerKey key) {
    return new Cosigning.Asked(channel, key.verifier());
  }

  private Cosigning cosigning(Cosigning.Asked... witnesses) {
    return new Cosigning(log, List.of(witnesses), Duration.ofMillis(EVERY_MS));
  }

  private long step(Cosigning cosigning, long laterMs) {
    return cosigning.step(nowMs.addAndGet(laterMs)) - nowMs.get();
  }

  private long size() {
    return log.continued(0).size();
  }

  private Verdict verify(SignerKey... trusted) throws IOException {
    Path tiles = folder.resolve("tiles" + exports++);
    TileExport.write(new LogReader(store), tiles);
    List<String> keys = Arrays.stream(trusted).map(k -> k.verifier().toString()).toList();
    return Verify.check(tiles, new Verify.Against(LOG.verifier().toString(), keys, null));
  }

  @Test
  void whatAWitnessSignedStandsInTheLogAndExcludesASplitViewUpToThere() throws IOException {
    Cosigning cosigning = cosigning(asked(witness(PRESS), PRESS));
    happened(300);
    step(cosigning, 0);
    happened(2);
    assertThat(size()).isEqualTo(303);
    LogEntry kept = LogEntry.read(log.entry(300), "test");
    assertThat(kept.kind()).isEqualTo(LogEntry.Kind.COSIGNED);
    assertThat(kept.recordedAtMs()).isEqualTo(1_592_645_940_000L);
    Cosigning.Status status = cosigning.status().getFirst();
    assertThat(status.size()).isEqualTo(300);
    assertThat(status.timestampS()).isEqualTo(1_592_645_940);
    assertThat(status.error()).isNull();
    Verdict trusting = verify(PRESS);
    assertThat(trusting.damage()).isEmpty();
    assertThat(trusting.proved())
        .anyMatch(s -> s.contains("press.example/w saw the first 300 entries at 2020-06-20T09:39"))
        .anyMatch(s -> s.contains("up to entry 299 a split view is excluded"));
    assertThat(trusting.notProved()).anyMatch(s -> s.contains("what follows the first 300"));
    Verdict strange = verify(COURT);
    assertThat(strange.proved()).noneMatch(s -> s.contains("press.example"));
    assertThat(strange.says()).singleElement().asString().contains("press.example", "--witness");
    assertThat(strange.notProved()).anyMatch(s -> s.contains("another version of this record"));
  }

  @Test
  void cosignaturesAloneAreNoNewsAlsoNotThoseOfAnotherWitness() {
    Cosigning cosigning = cosigning(asked(witness(PRESS), PRESS), asked(witness(COURT), COURT));
    happened(1);
    for (int i = 0; i < 50; i++) {
      step(cosigning, EVERY_MS);
    }
    assertThat(size()).isEqualTo(3);
    happened(1);
    for (int i = 0; i < 50; i++) {
      step(cosigning, EVERY_MS);
    }
    assertThat(size()).isEqualTo(6);
    Cosigning again = cosigning(asked(witness(PRESS), PRESS), asked(witness(COURT), COURT));
    assertThat(again.status().getLast().size()).isEqualTo(5);
    step(again, EVERY_MS);
    assertThat(size()).as("a start is no news either").isEqualTo(6);
  }

  @Test
  void aWitnessIsNotAskedMoreOftenThanIsSaid() {
    int[] asks = {0};
    Witness press = witness(PRESS);
    Cosigning cosigning =
        cosigning(
            asked(
                body -> {
                  asks[0]++;
                  return press.addCheckpoint(body);
                },
                PRESS));
    for (int second = 0; second < 600; second++) {
      happened(1);
      step(cosigning, 1_000);
    }
    assertThat(asks[0]).as("the first is asked from 0 on").isEqualTo(10);
    nowMs.addAndGet(-7_200_000); // the clock is set back by two hours
    happened(1);
    step(cosigning, 0);
    assertThat(asks[0]).as("a clock that went back holds nothing up").isEqualTo(11);
    long last = size() - 1;
    assertThat(LogEntry.read(log.entry(last), "test").recordedAtMs())
        .as("recordedAt never goes back")
        .isGreaterThan(nowMs.get());
  }

  @Test
  void anAnswerThatIsLostAfterTheWitnessStoredIsAskedForAgain() {
    Witness press = witness(PRESS);
    boolean[] cut = {true};
    Cosigning cosigning =
        cosigning(
            asked(
                body -> {
                  WitnessChannel.Answer answer = press.addCheckpoint(body);
                  if (cut[0]) {
                    throw new IOException("connection reset");
                  }
                  return answer;
                },
                PRESS));
    happened(5);
    step(cosigning, 0);
    assertThat(cosigning.status().getFirst().error())
        .contains("witness-not-reached", "connection reset");
    assertThat(size()).isEqualTo(5);
    cut[0] = false;
    happened(5);
    step(cosigning, 2 * EVERY_MS);
    assertThat(cosigning.status().getFirst().error()).isNull();
    assertThat(cosigning.status().getFirst().size()).isEqualTo(10);
  }

  @Test
  void aWitnessThatIsAwayIsAskedEverMoreRarelyAndCaughtUpWith() throws IOException {
    boolean[] away = {true};
    Witness press = witness(PRESS);
    Cosigning cosigning =
        cosigning(
            asked(
                body -> {
                  if (away[0]) {
                    throw new IOException("no route");
                  }
                  return press.addCheckpoint(body);
                },
                PRESS));
    happened(5);
    long waitMs = 0;
    for (int k = 1; k <= 9; k++) {
      waitMs = step(cosigning, waitMs);
      assertThat(waitMs).isEqualTo(EVERY_MS << Math.min(k, 6));
    }
    assertThat(cosigning.status().getFirst().failures()).isEqualTo(9);
    away[0] = false;
    happened(500);
    assertThat(step(cosigning, waitMs)).isEqualTo(EVERY_MS);
    assertThat(cosigning.status().getFirst().failures()).isZero();
    assertThat(verify(PRESS).proved()).anyMatch(s -> s.contains("first 505 entries"));
  }

  @Test
  void aCosignatureOfAnotherKeyOrOverAnotherTextIsNotKept() {
    Witness press = witness(PRESS);
    SignerKey twin = witnessKey("press.example/w", 9);
    Cosigning wrongKey = cosigning(asked(press, twin));
    happened(3);
    step(wrongKey, 0);
    assertThat(wrongKey.status().getFirst().error()).contains("no cosignature of the key");
    String other = "dispatch.example/r\n3\n" + "A".repeat(43) + "=\n";
    Cosigning forged =
        cosigning(
            asked(
                body -> new WitnessChannel.Answer(200, PRESS.cosign(other, 1_592_645_940) + "\n"),
                PRESS));
    step(forged, 0);
    assertThat(forged.status().getFirst().error()).contains("false-signature");
    for (String garbage : List.of("", "\n", "x\n", "\n\n\u2014 a b\n", "\u0000")) {
      Cosigning cosigning =
          cosigning(asked(body -> new WitnessChannel.Answer(200, garbage), PRESS));
      step(cosigning, 0);
      assertThat(cosigning.status().getFirst().error()).as(garbage).isNotNull();
    }
    assertThat(size()).isEqualTo(3);
  }

  @Test
  void aWitnessThatKnowsAnotherHistoryOrMoreIsNeverAskedAgain() {
    for (int otherSize : new int[] {3, 4, 9}) {
      MemoryStore elsewhere = new MemoryStore();
      Witness press = witness(PRESS);
      try (Log fork = Log.open(elsewhere, LOG)) {
        for (int n = 0; n < otherSize; n++) {
          fork.append(List.of(("{\"fork\":" + n + "}").getBytes(StandardCharsets.UTF_8)));
        }
        new AskWitness(press, PRESS.verifier()).cosigned(new LogReader(elsewhere));
      }
      MemoryStore mine = new MemoryStore();
      int[] asks = {0};
      try (Log ours = Log.open(mine, LOG)) {
        for (int n = 0; n < 4; n++) {
          ours.append(List.of(("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8)));
        }
        Cosigning.Asked counted =
            asked(
                body -> {
                  asks[0]++;
                  return press.addCheckpoint(body);
                },
                PRESS);
        Cosigning cosigning = new Cosigning(ours, List.of(counted), Duration.ofMillis(EVERY_MS));
        for (int i = 0; i < 20; i++) {
          step(cosigning, 100 * EVERY_MS);
        }
        Cosigning.Status status = cosigning.status().getFirst();
        assertThat(status.disagrees()).isTrue();
        assertThat(status.error()).contains("witness-disagrees");
        assertThat(asks[0]).isLessThanOrEqualTo(2);
        assertThat(ours.continued(0).size()).isEqualTo(4);
      }
    }
  }

  @Test
  void aWitnessThatHangsDelaysNeitherEntriesNorAnotherWitness() throws InterruptedException {
    CountDownLatch hangs = new CountDownLatch(1);
    CountDownLatch cosigned = new CountDownLatch(1);
    Witness press = witness(PRESS);
    WitnessChannel hanging =
        body -> {
          hangs.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new IOException("ended");
        };
    WitnessChannel counted =
        body -> {
          WitnessChannel.Answer answer = press.addCheckpoint(body);
          cosigned.countDown();
          return answer;
        };
    happened(3);
    try (Cosigning cosigning = cosigning(asked(hanging, COURT), asked(counted, PRESS))) {
      cosigning.start(clock());
      hangs.await();
      cosigned.await();
      happened(1_000);
    }
    assertThat(size()).isGreaterThanOrEqualTo(1_003);
  }

  @Test
  void whateverTheNetworkDoesTheLogVerifiesAndIsCosignedInTheEnd() throws IOException {
    long seed = 20_200_620;
    System.out.println("witness over a bad network, seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Witness press = witness(PRESS);
    boolean[] calm = {false};
    Cosigning.Asked bad =
        asked(
            body -> {
              int dice = calm[0] ? 9 : random.nextInt(10);
              if (dice == 0) {
                throw new IOException("not sent");
              }
              WitnessChannel.Answer answer = press.addCheckpoint(body);
              return switch (dice) {
                case 1 -> throw new IOException("answer lost");
                case 2 -> new WitnessChannel.Answer(503, "busy\n");
                case 3 -> new WitnessChannel.Answer(answer.status(), answer.body().substring(1));
                default -> answer;
              };
            },
            PRESS);
    Cosigning cosigning = cosigning(bad);
    for (int i = 0; i < 400; i++) {
      happened(random.nextInt(1, 5));
      step(cosigning, random.nextLong(3 * EVERY_MS));
      if (random.nextInt(50) == 0) {
        cosigning = cosigning(bad);
      }
    }
    calm[0] = true;
    step(cosigning, 1_000 * EVERY_MS);
    assertThat(cosigning.status().getFirst().error()).isNull();
    Verdict verdict = verify(PRESS);
    assertThat(verdict.damage()).isEmpty();
    assertThat(verdict.notProved())
        .anyMatch(s -> s.contains("what follows the first " + (size() - 1) + " entries"));
  }
}
