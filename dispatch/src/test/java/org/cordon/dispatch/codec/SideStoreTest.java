package org.cordon.dispatch.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.SealedItem;
import org.cordon.dispatch.scenario.Desk;
import org.cordon.dispatch.scenario.Play;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.proof.TlogProof;
import org.cordon.record.side.Commitments;
import org.cordon.record.side.Deletion;
import org.cordon.record.side.Forgotten;
import org.cordon.record.side.Orphans;
import org.cordon.record.side.SideItem;
import org.cordon.record.side.SideStore;
import org.cordon.record.side.SqliteSide;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.SqliteStore;
import org.cordon.roads.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night on a record with its side store. */
final class SideStoreTest {
  private static final String NAME = "dispatch.example/r";
  private static final SignerKey KEY = SignerKey.ofSeed(NAME, KeyType.ED25519, new byte[32]);

  @TempDir private Path folder = Path.of("");

  private Desk desk = new Desk();

  @BeforeEach
  void aNightOnTheRecord() throws IOException {
    desk = new Desk();
    try (InputStream in =
        Objects.requireNonNull(SideStoreTest.class.getResourceAsStream("/golden/night.txt"))) {
      Play.play(desk, new String(in.readAllBytes(), StandardCharsets.UTF_8), "night");
    }
    Play.play(desk, "03:20 call C7 chest-pain P1 at \"12th & Pine\"", "C7");
    try (Log log = Log.open(SqliteStore.write(folder.resolve("r.sqlite")), KEY);
        SideStore side = side()) {
      LogJournal journal = LogJournal.live(log, side);
      Map<String, SealedItem> bySha = new TreeMap<>();
      desk.sealed.forEach(s -> bySha.put(s.commitment().sha256(), s));
      for (Entry entry : desk.log) {
        List<SealedItem> of =
            entry.commitments().stream()
                .map(c -> Objects.requireNonNull(bySha.get(c.sha256())))
                .toList();
        journal.append(List.of(entry), of);
      }
    }
  }

  private SideStore side() {
    return SqliteSide.write(folder.resolve("r.side.sqlite"), NAME);
  }

  private Replay replay(LogStore store) {
    return Replay.of(new LogReader(store), "r", Long.MAX_VALUE);
  }

  @Test
  void everyCommitmentOnTheLogOpensAndNothingElseIsKept() {
    try (LogStore store = SqliteStore.read(folder.resolve("r.sqlite"));
        SideStore side = side()) {
      LogReader log = new LogReader(store);
      long named = 0;
      for (byte[] entry : log.entries(0, log.size())) {
        for (Map.Entry<String, String> each : Commitments.of(entry).entrySet()) {
          SideItem item = Objects.requireNonNull(side.item(each.getValue()));
          assertThat(item.kind()).isEqualTo(each.getKey());
          named++;
        }
      }
      assertThat(named).isEqualTo(desk.sealed.size()).isPositive();
      assertThat(side.kinds().values().stream().mapToLong(n -> n).sum()).isEqualTo(named);
      assertThat(Orphans.sweep(side, log)).isZero();
    }
  }

  @Test
  void theStateIsTheSameWithTheSideStoreAndWithoutAndAfterDeletingAllOfIt() {
    try (LogStore store = SqliteStore.read(folder.resolve("r.sqlite"));
        SideStore side = side()) {
      Replay with = replay(store);
      Map<String, Place> places = with.places(side);
      assertThat(places).isNotEmpty().isEqualTo(with.places(desk.sealed));
      TlogProof before = new LogReader(store).proof(7);
      List<Forgotten> all =
          side.items("", 10_000).stream()
              .map(i -> new Forgotten(i.sha256(), i.kind(), 1, "retention"))
              .toList();
      side.forget(new Deletion(all, List.of(), 0));
      Replay without = replay(store);
      assertThat(without.places(side)).isEmpty();
      assertThat(without.state().hash())
          .isEqualTo(with.state().hash())
          .isEqualTo(desk.state().hash());
      assertThat(new LogReader(store).proof(7).toString()).isEqualTo(before.toString());
    }
  }
}
