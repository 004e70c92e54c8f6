package org.cordon.record.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.junit.jupiter.api.Test;

/** The tree against published roots and against the RFC's own recursive definition. */
final class TreeTest {
  /** Leaves and roots of sizes 0 to 8 that the reference implementations publish. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private final TreeHasher hasher = new TreeHasher();
  private final ProofCheck check = new ProofCheck(hasher);

  private List<Hash> leaves(int size) {
    List<Hash> leaves = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      leaves.add(hasher.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
    }
    return leaves;
  }

  /** The oracle: RFC 6962, section 2.1, word for word. */
  private Hash root(List<Hash> leaves) {
    if (leaves.isEmpty()) {
      return hasher.empty();
    }
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    return hasher.node(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  @Test
  void rootsAreThosePublishedForTheseLeaves() {
    CompactRange range = new CompactRange(hasher);
    assertThat(range.root()).hasToString(ROOTS.getFirst());
    for (int i = 0; i < LEAVES.size(); i++) {
      range.append(hasher.leaf(HexFormat.of().parseHex(LEAVES.get(i))));
      assertThat(range.root()).hasToString(ROOTS.get(i + 1));
    }
  }

  @Test
  void aRangeThatGrowsHasTheRootOfTheDefinition() {
    List<Hash> leaves = leaves(300);
    CompactRange range = new CompactRange(hasher);
    for (int n = 0; n < leaves.size(); n++) {
      assertThat(range.root()).isEqualTo(root(leaves.subList(0, n)));
      range.append(leaves.get(n));
    }
    Nodes nodes = new LeafNodes(hasher, leaves);
    for (int n = 0; n < leaves.size(); n++) {
      CompactRange found = CompactRange.of(hasher, n, nodes);
      found.append(leaves.get(n));
      assertThat(found.root()).isEqualTo(root(leaves.subList(0, n + 1)));
    }
  }

  @Test
  void everyLeafIsProvenInEveryTreeAndNowhereElse() {
    List<Hash> leaves = leaves(40);
    Proofs proofs = new Proofs(hasher, new LeafNodes(hasher, leaves));
    for (int size = 1; size <= leaves.size(); size++) {
      Hash root = root(leaves.subList(0, size));
      assertThat(proofs.root(size)).isEqualTo(root);
      for (int i = 0; i < size; i++) {
        List<Hash> path = proofs.inclusion(i, size);
        for (int at = 0; at <= size; at++) {
          assertThat(check.included(leaves.get(i), at, size, path, root)).isEqualTo(at == i);
        }
        assertThat(check.included(leaves.get((i + 1) % 40), i, size, path, root)).isFalse();
        assertThat(refusedWhenSpoilt(leaves.get(i), i, size, path, root)).isTrue();
      }
    }
  }

  private boolean refusedWhenSpoilt(Hash leaf, int i, int size, List<Hash> path, Hash root) {
    List<Hash> longer = new ArrayList<>(path);
    longer.add(root);
    boolean refused = !check.included(leaf, i, size, longer, root);
    for (int p = 0; p < path.size(); p++) {
      List<Hash> shorter = new ArrayList<>(path);
      shorter.remove(p);
      List<Hash> other = new ArrayList<>(path);
      other.set(p, hasher.empty());
      refused &= !check.included(leaf, i, size, shorter, root);
      refused &= !check.included(leaf, i, size, other, root);
    }
    return refused;
  }

  @Test
  void everyTreeIsProvenToContinueEverySmallerOneAndNoOther() {
    List<Hash> leaves = leaves(40);
    Proofs proofs = new Proofs(hasher, new LeafNodes(hasher, leaves));
    Hash other = hasher.leaf(new byte[] {7});
    for (int to = 0; to <= leaves.size(); to++) {
      Hash toRoot = root(leaves.subList(0, to));
      for (int from = 0; from <= to; from++) {
        Hash fromRoot = root(leaves.subList(0, from));
        List<Hash> path = proofs.consistency(from, to);
        assertThat(check.consistent(from, fromRoot, to, toRoot, path)).isTrue();
        assertThat(check.consistent(from, other, to, toRoot, path)).isFalse();
        assertThat(check.consistent(from, fromRoot, to, other, path) && from > 0).isFalse();
        for (int p = 0; p < path.size(); p++) {
          List<Hash> spoilt = new ArrayList<>(path);
          spoilt.set(p, other);
          assertThat(check.consistent(from, fromRoot, to, toRoot, spoilt)).isFalse();
          spoilt.remove(p);
          assertThat(check.consistent(from, fromRoot, to, toRoot, spoilt)).isFalse();
        }
      }
    }
    assertThat(check.consistent(5, other, 4, other, List.of())).isFalse();
  }

  @Test
  void aPublishedInclusionAndConsistencyProofAreMadeByteForByte() {
    List<Hash> leaves = LEAVES.stream().map(h -> hasher.leaf(HexFormat.of().parseHex(h))).toList();
    Proofs proofs = new Proofs(hasher, new LeafNodes(hasher, leaves));
    assertThat(proofs.inclusion(0, 8))
        .map(Hash::toString)
        .containsExactly(
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    assertThat(proofs.consistency(4, 8))
        .map(Hash::toString)
        .containsExactly("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
  }

  @Test
  void aHashIsReadOnlyInItsOneForm() {
    String text = hasher.empty().base64();
    assertThat(Hash.parse(text, "here")).isEqualTo(hasher.empty());
    for (String bad : List.of("", "AAAA", text.replace("=", ""), text + "\n", text + "!")) {
      assertThatThrownBy(() -> Hash.parse(bad, "here"))
          .isInstanceOf(RecordRefusal.class)
          .hasMessageContaining("not-a-hash");
    }
  }
}
