package org.cordon.app.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.cordon.record.RecordRefusal;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to write the record: this desk leads, or it stands by for another, or the record
 * is out of its reach and it is adrift. The desk's thread alone moves it on; anybody may look.
 */
final class Turns {
  private static final long AGAIN_MS = 1_000;

  private final @Nullable Standby standby; // null where no other server can reach the record
  private final @Nullable Journal journal;
  private volatile @Nullable Leading leading;
  private volatile @Nullable Adrift adrift;
  private volatile String leader = "";
  private long ledNs;
  private long triedNs;

  /** On a record that no other server can reach: leads for good. */
  Turns(Leading leading) {
    this.leading = leading;
    standby = null;
    journal = null;
  }

  /** On a record that several servers can reach: leads if no other does. */
  Turns(Standby standby, Journal journal) throws IOException {
    this.standby = standby;
    this.journal = journal;
    boolean whole = false;
    try {
      Leading first = standby.first();
      if (first != null) {
        adopt(first);
      }
      leader = standby.leaderAddress();
      whole = true;
    } finally {
      if (!whole) {
        standby.disconnect();
      }
    }
  }

  @Nullable Leading leading() {
    return leading;
  }

  @Nullable Adrift adrift() {
    return adrift;
  }

  /** Where the server that leads answers; "" when that is not known. */
  String leader() {
    return leader;
  }

  /** What this server keeps beside the record; null where it never does. */
  @Nullable Journal journal() {
    return journal;
  }

  /** Leads from here on; first what was kept meanwhile is entered. */
  private void adopt(Leading found) {
    Journal kept = Objects.requireNonNull(journal);
    ledNs = System.nanoTime();
    leading = found;
    adrift = null;
    List<Journal.Line> waiting = kept.waiting();
    if (waiting.isEmpty()) {
      return;
    }
    try {
      settle(waiting, new Late(found, waiting).enter());
    } catch (RecordRefusal e) {
      lost(e);
    }
  }

  private void settle(List<Journal.Line> waiting, List<Journal.Conflict> conflicts) {
    int entered = waiting.size() - conflicts.size();
    try {
      Objects.requireNonNull(journal).settle(conflicts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Objects.requireNonNull(standby)
        .tell(
            "of "
                + waiting.size()
                + " provisional commands "
                + entered
                + " are on the record, and "
                + conflicts.size()
                + " are conflicts for a person (/provisional)");
  }

  /** Looks whether to lead; for who stands by. */
  void seek() {
    Standby waiting = Objects.requireNonNull(standby);
    Leading found = waiting.next();
    leader = waiting.leaderAddress();
    if (found != null) {
      adopt(found);
    } else if (waiting.othersLead()) {
      handOver(waiting);
    }
  }

  /** Another server leads: what was kept here and is not on the record is for a person. */
  private void handOver(Standby waiting) {
    List<Journal.Line> lines = Objects.requireNonNull(journal).waiting();
    if (!lines.isEmpty()) {
      try {
        settle(
            lines,
            waiting.notRecorded(lines).stream()
                .map(line -> new Journal.Conflict(line, "another server leads by now"))
                .toList());
      } catch (RecordRefusal e) {
        return; // with the next look
      }
    }
  }

  /** Looks whether the record can be reached again; for who is adrift. */
  void recover() {
    Standby waiting = Objects.requireNonNull(standby);
    if (passed(triedNs) && waiting.reachable()) {
      triedNs = System.nanoTime();
      seek();
      if (leading == null && waiting.othersLead()) {
        adrift = null;
        waiting.tell("this server stands by: another leads");
      }
    }
  }

  private static boolean passed(long sinceNs) {
    return System.nanoTime() - sinceNs > TimeUnit.MILLISECONDS.toNanos(AGAIN_MS);
  }

  /**
   * The record did not take what this desk did. Looks at once who leads, for a process that stood
   * still knows nothing of the time between.
   *
   * @throws RecordRefusal the same, where nothing can be waited for
   */
  void lost(RecordRefusal why) {
    Standby waiting = standby;
    Leading before = leading;
    if (waiting == null || before == null || !Standby.passes(why)) {
      throw why;
    }
    boolean again = passed(ledNs);
    leading = null;
    leader = "";
    Thread.ofVirtual().start(before::leave); // which may wait for a server that is gone
    if (again) {
      seek();
    }
    if (leading == null) {
      setAdrift(waiting, before, why);
    }
  }

  private void setAdrift(Standby waiting, Leading before, RecordRefusal why) {
    if (waiting.othersLead() || why.name().equals("leader-lost")) {
      waiting.tell("this server stands by: " + why.getMessage());
      return;
    }
    try {
      adrift = new Adrift(before, Objects.requireNonNull(journal));
      waiting.tell("the record is out of reach, commands are provisional: " + why.getMessage());
    } catch (IOException e) {
      notKept(e);
    }
  }

  /** The journal cannot be written: nothing more is taken. */
  void notKept(IOException why) {
    adrift = null;
    Objects.requireNonNull(standby)
        .tell("the record is out of reach, and so is the journal: nothing is taken: " + why);
  }

  /** Closes the record, if it is open. */
  void close() {
    try {
      Leading now = leading;
      if (now != null) {
        now.close();
      }
    } finally {
      if (standby != null) {
        standby.disconnect();
      }
    }
  }
}
