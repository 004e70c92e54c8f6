package org.cordon.dispatch.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.SealedItem;
import org.cordon.record.log.Log;
import org.cordon.record.log.LogEntry;
import org.cordon.record.side.SideItem;
import org.cordon.record.side.SideStore;
import org.jspecify.annotations.Nullable;

/**
 * The journal on the record: what a command did becomes one batch, durable before the command is
 * answered. A simulated day, whose time stands still meanwhile, may gather commands and commit many
 * at once; a command is never split. Sealed items go to the side store, and are durable there
 * before the entries that name them.
 */
public final class LogJournal implements Journal {
  private final Log log;
  private final @Nullable SideStore side;
  private final int gather;
  private final List<byte[]> gathered = new ArrayList<>();
  private final List<SideItem> sealed = new ArrayList<>();

  private LogJournal(Log log, @Nullable SideStore side, int gather) {
    this.log = log;
    this.side = side;
    this.gather = gather;
  }

  /** Every command durable before it is answered; without a side store sealed items are lost. */
  public static LogJournal live(Log log, @Nullable SideStore side) {
    return new LogJournal(log, side, 1);
  }

  /** Commits once so many entries are together; {@link #finish} commits the rest. */
  public static LogJournal gathering(Log log, @Nullable SideStore side, int entries) {
    return new LogJournal(log, side, entries);
  }

  @Override
  public void append(List<Entry> entries, List<SealedItem> items) {
    for (Entry entry : entries) {
      gathered.add(EntryCodec.write(entry).getBytes(StandardCharsets.UTF_8));
    }
    if (side != null && !items.isEmpty()) {
      long recordedAtMs = entries.getFirst().recordedAtMs();
      long logSize = log.size();
      items.forEach(item -> sealed.add(SealedLines.beside(item, recordedAtMs, logSize)));
    }
    if (gathered.size() >= gather) {
      finish();
    }
  }

  /** Gathers something that the log says of itself, to be committed with what is gathered. */
  public void own(LogEntry entry) {
    gathered.add(entry.bytes());
  }

  /** Commits what is gathered. */
  public void finish() {
    if (side != null && !sealed.isEmpty()) {
      side.put(sealed);
      sealed.clear();
    }
    if (!gathered.isEmpty()) {
      log.append(gathered);
      gathered.clear();
    }
  }
}
