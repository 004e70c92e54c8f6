package org.cordon.record.keeping;

import java.nio.file.Path;
import java.util.List;
import org.cordon.record.store.PostgresAddress;
import org.cordon.record.verify.Verdict;
import org.cordon.record.verify.Verify;
import org.jspecify.annotations.Nullable;

/** What verify says of a record at an address. */
final class Checked {
  private Checked() {}

  static Verdict record(String record, String keyLine, @Nullable String since) {
    Verify.Against against = new Verify.Against(keyLine, List.of(), since);
    if (PostgresAddress.is(record)) {
      PostgresAddress at = PostgresAddress.parse(record);
      return Verify.check(at.connect(true), at.schema(), against);
    }
    return Verify.check(Path.of(record), against);
  }
}
