package org.cordon.record.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.cordon.record.tree.Hash;
import org.cordon.record.tree.LeafNodes;
import org.cordon.record.tree.TreeHasher;
import org.junit.jupiter.api.Test;

final class TileTest {
  @Test
  void pathsAreThoseOfTheSpecification() {
    assertThat(TilePath.tile(0, 1_234_067, 256)).isEqualTo("tile/0/x001/x234/067");
    assertThat(TilePath.tile(0, 273, 112)).isEqualTo("tile/0/273.p/112");
    assertThat(TilePath.tile(63, 0, 1)).isEqualTo("tile/63/000.p/1");
    assertThat(TilePath.entries(1000, 256)).isEqualTo("tile/entries/x001/000");
    assertThatThrownBy(() -> TilePath.tile(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TilePath.tile(64, 0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aBundlePutsTwoBytesOfLengthBeforeEachEntry() {
    assertThat(EntryBundle.write(List.of(new byte[0], new byte[] {'a'}, new byte[300])))
        .hasSize(2 + 3 + 302)
        .startsWith(0, 0, 0, 1, 'a', 1, 44, 0);
    assertThatThrownBy(() -> EntryBundle.write(List.of(new byte[65_536])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void subtreesFromTilesAreThoseOfTheWholeTree() {
    TreeHasher hasher = new TreeHasher();
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < 256 * 256; i++) {
      leaves.add(hasher.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
    }
    LeafNodes whole = new LeafNodes(hasher, leaves);
    Tiles tiles =
        (level, index, width) -> {
          byte[] hashes = new byte[width * Hash.BYTES];
          for (int i = 0; i < width; i++) {
            byte[] one = whole.node(8 * level, index * 256 + i).bytes();
            System.arraycopy(one, 0, hashes, i * Hash.BYTES, Hash.BYTES);
          }
          return hashes;
        };
    TileNodes nodes = new TileNodes(hasher, tiles);
    for (int level = 0; level <= 16; level++) {
      int count = 65_536 >> level;
      for (int index : new int[] {0, count / 3, count - 1}) {
        assertThat(nodes.node(level, index)).isEqualTo(whole.node(level, index));
      }
    }
  }
}
