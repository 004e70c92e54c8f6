package org.cordon.calls;

import java.util.List;

/** The accepted calls of a file, in its order, and the account of all its rows. */
public record CallFile(List<CallRecord> calls, Tally tally) {
  public CallFile {
    calls = List.copyOf(calls);
  }
}
