package org.cordon.app.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cordon.dispatch.codec.EntryCodec;
import org.cordon.dispatch.model.AccountEvent;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.account.AccountEntry.Statement;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.record.log.Log;
import org.cordon.record.note.KeyFile;
import org.cordon.record.store.SqliteStore;

/** A record of one statement, that calls have more than tripled, of 12 June 2020 at 15:00. */
final class OneStatement {
  private static final long ENTERED_MS = 1_591_999_200_000L; // UTC; 15:00 -07:00

  private OneStatement() {}

  /** Writes {@code record.sqlite} into a folder, and its keys {@code k} and {@code k.pub}. */
  static Path record(Path folder, String text) throws IOException {
    Path record = folder.resolve("record.sqlite");
    Path key = folder.resolve("k");
    CommandRun.of("record", "keygen", "--name", "dispatch.example/r", "--out", key);
    Statement said =
        new Statement(
            "calls-tripled",
            "police chief",
            "the calls",
            "morning television",
            text,
            List.of(new Statement.Figure("calls for service", "3", "times")),
            "",
            List.of(),
            List.of());
    AccountEvent event =
        new AccountEvent.Entered("", said, Provenance.observed("police chief", "the press"));
    Entry entry = new Entry(1, ENTERED_MS, ENTERED_MS, "op-1", event, List.of());
    try (Log log = Log.open(SqliteStore.write(record), KeyFile.read(key))) {
      log.append(List.of(EntryCodec.write(entry).getBytes(StandardCharsets.UTF_8)));
    }
    return record;
  }
}
