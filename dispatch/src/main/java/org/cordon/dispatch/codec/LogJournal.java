package org.cordon.dispatch.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.SealedItem;
import org.cordon.record.log.Log;

/**
 * The journal on the record: what a command did becomes one batch, durable before the command is
 * answered. A simulated day, whose time stands still meanwhile, may gather commands and commit many
 * at once; a command is never split. Sealed items are not for the log.
 */
public final class LogJournal implements Journal {
  private final Log log;
  private final int gather;
  private final List<byte[]> gathered = new ArrayList<>();

  private LogJournal(Log log, int gather) {
    this.log = log;
    this.gather = gather;
  }

  /** Every command durable before it is answered. */
  public static LogJournal live(Log log) {
    return new LogJournal(log, 1);
  }

  /** Commits once so many entries are together; {@link #finish} commits the rest. */
  public static LogJournal gathering(Log log, int entries) {
    return new LogJournal(log, entries);
  }

  @Override
  public void append(List<Entry> entries, List<SealedItem> sealed) {
    for (Entry entry : entries) {
      gathered.add(EntryCodec.write(entry).getBytes(StandardCharsets.UTF_8));
    }
    if (gathered.size() >= gather) {
      finish();
    }
  }

  /** Commits what is gathered. */
  public void finish() {
    if (!gathered.isEmpty()) {
      log.append(gathered);
      gathered.clear();
    }
  }
}
