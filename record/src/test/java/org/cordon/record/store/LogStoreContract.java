package org.cordon.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.cordon.record.tree.Hash;
import org.cordon.record.tree.TreeHasher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do; each has a subclass that opens it, and opens it again. */
abstract class LogStoreContract {
  private LogStore store = new MemoryStore();

  /** The store of this test, new at first and afterwards with what it kept. */
  abstract LogStore open();

  @BeforeEach
  void openNew() {
    store = open();
  }

  @AfterEach
  void closeLast() {
    store.close();
  }

  static byte[] entry(long n) {
    return ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8);
  }

  static Batch batch(long first, int count) {
    List<byte[]> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(entry(first + i));
    }
    return new Batch(entries, List.of(), new Head(first + count, "note " + (first + count)));
  }

  private void reopen() {
    store.close();
    store = open();
  }

  @Test
  void aNewStoreHasNoHead() {
    assertThat(store.head()).isNull();
  }

  @Test
  void batchesAreKeptWholeAndInOrder() {
    Batch one = batch(0, 3);
    Batch two = batch(3, 1000);
    store.append(null, one);
    store.append(one.after(), two);
    reopen();
    assertThat(store.head()).isEqualTo(two.after());
    List<byte[]> entries = store.entries(0, 1003);
    for (int i = 0; i < entries.size(); i++) {
      assertThat(entries.get(i)).isEqualTo(entry(i));
    }
    assertThat(store.entries(5, 7)).hasSize(2).first().isEqualTo(entry(5));
    assertThat(store.entries(7, 7)).isEmpty();
  }

  @Test
  void aBatchWithoutEntriesMovesOnlyTheHead() {
    store.append(null, new Batch(List.of(), List.of(), new Head(0, "first")));
    store.append(new Head(0, "first"), new Batch(List.of(), List.of(), new Head(0, "second")));
    reopen();
    assertThat(store.head()).isEqualTo(new Head(0, "second"));
  }

  @Test
  void anEntryMayHoldAnyBytes() {
    byte[] odd = new byte[65_535];
    for (int i = 0; i < odd.length; i++) {
      odd[i] = (byte) i;
    }
    store.append(null, new Batch(List.of(odd, new byte[0]), List.of(), new Head(2, "'; DROP\0")));
    reopen();
    assertThat(store.entries(0, 1).getFirst()).isEqualTo(odd);
    assertThat(store.entries(1, 2).getFirst()).isEmpty();
  }

  @Test
  void aWriterThatKnowsAnotherHeadWritesNothing() {
    Batch one = batch(0, 3);
    store.append(null, one);
    assertThatThrownBy(() -> store.append(null, batch(0, 1)))
        .isInstanceOf(RecordRefusal.class)
        .hasMessageContaining("store-changed");
    assertThatThrownBy(() -> store.append(new Head(3, "another"), batch(3, 1)))
        .hasMessageContaining("store-changed");
    reopen();
    assertThat(store.head()).isEqualTo(one.after());
  }

  @Test
  void tilesAreKept() {
    List<Hash> hashes = new ArrayList<>();
    TreeHasher hasher = new TreeHasher();
    for (int i = 0; i < 256; i++) {
      hashes.add(hasher.leaf(entry(i)));
    }
    FullTile tile = new FullTile(0, 0, hashes);
    store.append(null, new Batch(List.of(), List.of(tile), new Head(0, "x")));
    reopen();
    assertThat(store.tile(0, 0)).isEqualTo(tile.bytes());
    assertThatThrownBy(() -> store.tile(0, 1)).hasMessageContaining("store-damaged");
  }

  @Test
  void whatIsNotThereIsRefused() {
    store.append(null, batch(0, 3));
    assertThatThrownBy(() -> store.entries(2, 5)).hasMessageContaining("store-damaged");
    store.close();
    assertThatThrownBy(() -> store.entries(0, 1)).hasMessageContaining("store-closed");
    store.close();
  }
}
