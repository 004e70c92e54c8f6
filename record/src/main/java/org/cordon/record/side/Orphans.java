package org.cordon.record.side;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.LogReader;

/**
 * Items whose entries never came: their writer ended between keeping them and appending. Only those
 * that were kept last can be such, for whoever keeps more has seen the earlier entries
 * acknowledged.
 */
public final class Orphans {
  private static final int AT_ONCE = 1_000;

  private Orphans() {}

  /**
   * Drops what no entry names; at each start, before anything is written.
   *
   * @return how many
   * @throws RecordRefusal {@code side-newer-than-record} when items speak of entries that the log
   *     does not have
   */
  public static int sweep(SideStore side, LogReader log) {
    List<SideItem> newest = side.newest();
    if (newest.isEmpty()) {
      return 0;
    }
    long from = newest.getFirst().logSize();
    if (from > log.size()) {
      throw new RecordRefusal(
          "side-newer-than-record",
          "sealed items from a time when the log had " + from + " entries; it has " + log.size(),
          "the side store",
          "An older copy of the record was put back: restore both from one back-up with cordon"
              + " record restore.");
    }
    TreeSet<String> unnamed = new TreeSet<>();
    newest.forEach(item -> unnamed.add(item.sha256()));
    for (long n = from; n < log.size() && !unnamed.isEmpty(); n += AT_ONCE) {
      for (byte[] entry : log.entries(n, Math.min(n + AT_ONCE, log.size()))) {
        unnamed.removeAll(Commitments.of(entry).values());
      }
    }
    if (!unnamed.isEmpty()) {
      side.drop(new ArrayList<>(unnamed));
    }
    return unnamed.size();
  }
}
