package org.cordon.brief.account;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.codec.EntryCodec;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Event;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogEntry;
import org.cordon.record.log.LogReader;
import org.cordon.record.note.KeyType;
import org.cordon.record.note.SignerKey;
import org.cordon.record.store.Batch;
import org.cordon.record.store.Head;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.MemoryStore;
import org.jspecify.annotations.Nullable;

/** A record that a test writes entry by entry, each a second after the one before. */
public final class TestRecord {
  /** Name of its log. */
  public static final String NAME = "dispatch.example/record";

  /** Its secret key. */
  public static final SignerKey KEY = SignerKey.ofSeed(NAME, KeyType.ED25519, new byte[32]);

  private final MemoryStore store = new MemoryStore();
  private final Log log = Log.open(store, KEY);
  private long seq;

  /** An event of the centre itself. */
  public TestRecord on(Event event) {
    return on("duty-officer", event);
  }

  /** An event by an operator. */
  public TestRecord on(String by, Event event) {
    seq++;
    Entry entry = new Entry(seq, seq * 1_000, seq * 1_000, by, event, List.of());
    log.append(List.of(EntryCodec.write(entry).getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  /** Something that the duty officer enters. */
  public TestRecord enter(AccountEntry entry) {
    Provenance provenance = Provenance.observed("duty officer", "the desk");
    return on(new AccountEvent.Entered("", entry, provenance));
  }

  /** Something that the log says of itself. */
  public TestRecord ownEntry() {
    Map<String, Object> data = Map.of("file", "a-backup");
    log.append(List.of(new LogEntry(LogEntry.Kind.RESTORED, nowMs(), data).bytes()));
    return this;
  }

  /** The time of the last entry. */
  public long nowMs() {
    return seq * 1_000;
  }

  /** The record as it stands. */
  public LogReader reader() {
    return new LogReader(store);
  }

  /** The record as it stands, but for one byte of an entry, which was changed in the store. */
  public LogReader readerWithAnEntryChanged(long number) {
    return new LogReader(
        new LogStore() {
          @Override
          public @Nullable Head head() {
            return store.head();
          }

          @Override
          public void append(@Nullable Head before, Batch batch) {
            throw new IllegalStateException("this one is only read");
          }

          @Override
          public List<byte[]> entries(long from, long to) {
            List<byte[]> entries = store.entries(from, to);
            if (from <= number && number < to) {
              entries.get((int) (number - from))[10] ^= 1;
            }
            return entries;
          }

          @Override
          public byte[] tile(int level, long index) {
            return store.tile(level, index);
          }

          @Override
          public void close() {
            store.close();
          }
        });
  }

  /** What it says now. */
  public Account account() {
    return account(nowMs());
  }

  /** What it said at a time. */
  public Account account(long atMs) {
    return Account.read(reader(), NAME, atMs);
  }
}
