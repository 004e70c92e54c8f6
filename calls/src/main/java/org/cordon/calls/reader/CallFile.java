package org.cordon.calls.reader;

import java.util.List;
import org.cordon.calls.CallRecord;

/** The accepted calls of a file, in its order, and the account of all its rows. */
public record CallFile(List<CallRecord> calls, Tally tally) {
  public CallFile {
    calls = List.copyOf(calls);
  }
}
