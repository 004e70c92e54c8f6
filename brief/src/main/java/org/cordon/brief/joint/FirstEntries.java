package org.cordon.brief.joint;

import java.util.List;
import org.cordon.brief.account.Account;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.MemoryStore;

/** Reads entries that lie in memory as a log. */
final class FirstEntries {
  private static final int TOGETHER = 1_000;

  private FirstEntries() {}

  /** A log of these entries, of which there is at least one. */
  static LogReader log(List<byte[]> entries, String name) {
    MemoryStore store = new MemoryStore();
    // The key signs in memory alone; the checkpoint that counts was held against its own key.
    Log log = Log.open(store, SignerKey.ofSeed(name, KeyType.ED25519, new byte[32]));
    for (int n = 0; n < entries.size(); n += TOGETHER) {
      log.append(entries.subList(n, Math.min(n + TOGETHER, entries.size())));
    }
    return new LogReader(store);
  }

  /**
   * What the first entries of a log say as of a time.
   *
   * @param size how many; more may have come in the same millisecond
   */
  static Account account(LogReader log, String name, long size, long atMs) {
    Account account = Account.read(log, name, atMs);
    return account.size() == size || size == 0
        ? account
        : Account.read(log(log.entries(0, size), name), name, atMs);
  }
}
