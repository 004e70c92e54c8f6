package org.cordon.record.side;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the matter behind commitments lies: in a file or schema of its own, beside the log and
 * never part of it. An item is durable before the entry that names it is appended, so an
 * acknowledged entry has its matter; what a crash left without its entry is {@link Orphans swept}
 * at the next start. Deleting takes salt and data together and overwrites both.
 *
 * <p>Errors are {@link org.cordon.record.RecordRefusal}s: {@code side-failed}, {@code side-full},
 * {@code side-damaged}, {@code other-side} when it belongs to another log. Nothing of the log
 * depends on this store.
 */
public interface SideStore extends AutoCloseable {
  /** Says that the record was restored and not yet held against a published checkpoint. */
  void restored(String mark);

  /** What {@link #restored(String)} was told last; empty when the record may be continued. */
  String restored();

  /** Keeps items, all or none; when this returns, they survive a loss of power. */
  void put(List<SideItem> items);

  /** The item of a commitment, or null when it is not here. */
  @Nullable SideItem item(String sha256);

  /**
   * Items in order of their commitments, for walking through all.
   *
   * @param after the last commitment of the page before, or an empty string
   * @param most items of a page
   */
  List<SideItem> items(String after, int most);

  /** How many items there are of each kind. */
  Map<String, Long> kinds();

  /** Commitments of the items of a kind that were recorded before a time, in order. */
  List<String> due(String kind, long recordedBeforeMs);

  /** Items that were kept last, when the log had the most entries. */
  List<SideItem> newest();

  /** Takes back items whose entries never came. */
  void drop(List<String> sha256);

  /**
   * Deletes items, with their salts, and overwrites them; durable together with what will be told.
   */
  void forget(Deletion deletion);

  /** What is left of a deleted item, or null when it was not deleted here. */
  @Nullable Forgotten forgotten(String sha256);

  /** What is left of deleted items, in order of commitments. */
  List<Forgotten> forgotten(String after, int most);

  /** Deletions whose entries are perhaps not on the log yet, oldest first; without their items. */
  List<Deletion> untold();

  /** All deletions stand on the log. */
  void told();

  @Override
  void close();
}
