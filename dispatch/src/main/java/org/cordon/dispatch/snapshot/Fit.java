package org.cordon.dispatch.snapshot;

import org.cordon.record.log.LogReader;
import org.cordon.record.note.Checkpoint;

/** Whether a snapshot is of this log, and of this program. */
final class Fit {
  private final LogReader log;
  private final String origin;

  Fit(LogReader log) {
    this.log = log;
    origin = Checkpoint.parseText(log.checkpoint().text(), "checkpoint of the record").origin();
  }

  /** Why it is not, or "". */
  String misfit(Snapshot.Head head) {
    if (!head.form().equals(ImageForm.FORM)) {
      return "of another version";
    }
    if (!head.origin().equals(origin)) {
      return "of another record";
    }
    if (head.size() < 1 || head.size() > log.size()) {
      return "of more entries than the record has";
    }
    return head.root().equals(log.root(head.size()).base64()) ? "" : "of other entries";
  }

  /** A snapshot of all of the log. */
  Snapshot taken(Snapshot.Content content) {
    return Snapshot.of(origin, log.size(), log.root().base64(), content);
  }
}
