package org.cordon.dispatch.model;

import java.util.List;

/** What became of a command. */
public sealed interface Outcome {
  /** It is on the log and applied. */
  record Accepted(List<Entry> entries) implements Outcome {
    public Accepted {
      entries = List.copyOf(entries);
    }
  }

  /** Nothing changed. */
  record Refused(DispatchRefusal name, String found, String where) implements Outcome {
    /** What to do about it. */
    public String remedy() {
      return name.remedy();
    }
  }
}
