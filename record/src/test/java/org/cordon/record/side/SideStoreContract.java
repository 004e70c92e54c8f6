package org.cordon.record.side;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cordon.record.RecordRefusal;
import org.junit.jupiter.api.Test;

/** What every side store does. */
abstract class SideStoreContract {
  static final String LOG = "dispatch.example/r";
  static final String HOSTILE = "'; DROP TABLE item; --\u0000<script>\ud83d\ude80\u202e";

  /** Opens the one store of this test for the log of a name. */
  abstract SideStore open(String log);

  static SideItem item(int n, String kind, String data, long logSize) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] salt = digest.digest(("salt " + n).getBytes(StandardCharsets.UTF_8));
      digest.update(salt);
      String sha256 =
          HexFormat.of().formatHex(digest.digest(data.getBytes(StandardCharsets.UTF_8)));
      String hex = HexFormat.of().formatHex(salt);
      return new SideItem(sha256, kind, hex, data, 1_000L * n, logSize);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  static Forgotten left(SideItem item) {
    return new Forgotten(item.sha256(), item.kind(), 99_000, "retention");
  }

  @Test
  void whatWasKeptIsThereAfterARestart() {
    SideItem hostile = item(1, "free-text", HOSTILE, 0);
    SideItem empty = item(2, "place", "", 3);
    try (SideStore side = open(LOG)) {
      side.put(List.of(hostile, empty));
      side.put(List.of(hostile)); // once more changes nothing
    }
    try (SideStore side = open(LOG)) {
      assertThat(side.item(hostile.sha256())).isEqualTo(hostile);
      assertThat(side.item(empty.sha256())).isEqualTo(empty);
      assertThat(side.item("0".repeat(64))).isNull();
      assertThat(side.kinds()).isEqualTo(Map.of("free-text", 1L, "place", 1L));
      assertThat(side.newest()).containsExactly(empty);
    }
  }

  @Test
  void allItemsAreWalkedThroughInPages() {
    try (SideStore side = open(LOG)) {
      side.put(IntStream.range(0, 25).mapToObj(n -> item(n, "name", "n", 0)).toList());
      String after = "";
      int seen = 0;
      for (List<SideItem> page = side.items(after, 10); !page.isEmpty(); ) {
        assertThat(page.getFirst().sha256()).isGreaterThan(after);
        seen += page.size();
        after = page.getLast().sha256();
        page = side.items(after, 10);
      }
      assertThat(seen).isEqualTo(25);
    }
  }

  @Test
  void anItemThatItsCommitmentWasNotMadeOfIsNeverKept() {
    SideItem good = item(1, "name", "A", 0);
    SideItem forged =
        new SideItem(good.sha256(), "name", good.saltHex(), "B", good.recordedAtMs(), 0);
    try (SideStore side = open(LOG)) {
      assertThatThrownBy(() -> side.put(List.of(item(2, "name", "C", 0), forged)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(side.items("", 10)).isEmpty();
    }
  }

  @Test
  void onlyWhatIsOldEnoughAndOfTheKindIsDue() {
    SideItem old = item(1, "caller", "a", 0);
    try (SideStore side = open(LOG)) {
      side.put(List.of(old, item(2, "caller", "b", 0), item(1, "place", "c", 0)));
      assertThat(side.due("caller", 2_000)).containsExactly(old.sha256());
      assertThat(side.due("caller", 1_000)).isEmpty();
    }
  }

  @Test
  void aDeletedItemLeavesItsCommitmentAndWhatIsToBeTold() {
    SideItem gone = item(1, "caller", "a", 0);
    SideItem kept = item(2, "caller", "b", 0);
    try (SideStore side = open(LOG)) {
      side.put(List.of(gone, kept));
      side.forget(new Deletion(List.of(left(gone)), List.of("{\"a\":1}", "{\"b\":2}"), 7));
    }
    try (SideStore side = open(LOG)) {
      assertThat(side.item(gone.sha256())).isNull();
      assertThat(side.item(kept.sha256())).isEqualTo(kept);
      assertThat(side.forgotten(gone.sha256())).isEqualTo(left(gone));
      assertThat(side.forgotten(kept.sha256())).isNull();
      assertThat(side.forgotten("", 10)).containsExactly(left(gone));
      assertThat(side.untold())
          .containsExactly(
              new Deletion(List.of(), List.of("{\"a\":1}"), 7),
              new Deletion(List.of(), List.of("{\"b\":2}"), 7));
      side.told();
      assertThat(side.untold()).isEmpty();
    }
  }

  @Test
  void aDroppedItemLeavesNothing() {
    SideItem gone = item(1, "caller", "a", 0);
    try (SideStore side = open(LOG)) {
      side.put(List.of(gone));
      side.drop(List.of(gone.sha256()));
      assertThat(side.items("", 10)).isEmpty();
      assertThat(side.forgotten("", 10)).isEmpty();
    }
  }

  @Test
  void theSideStoreOfAnotherLogIsRefused() {
    open(LOG).close();
    assertThatThrownBy(() -> open("other.example/r"))
        .isInstanceOf(RecordRefusal.class)
        .hasMessageContaining("other-side")
        .hasMessageContaining(LOG);
  }

  @Test
  void aClosedStoreSaysSo() {
    SideStore side = open(LOG);
    side.close();
    side.close();
    assertThatThrownBy(() -> side.items("", 1)).hasMessageContaining("side-closed");
  }
}
