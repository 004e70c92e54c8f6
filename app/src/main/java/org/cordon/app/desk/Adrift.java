package org.cordon.app.desk;

import java.io.IOException;
import org.cordon.dispatch.engine.Engine;

/**
 * A desk whose record is out of reach. Its engine goes on in memory, so that the dispatchers see
 * what they do; each command that it accepts is kept in the journal and answered as provisional.
 * Nothing of it is on the record, or is shown as an entry. The desk's thread alone uses it.
 */
final class Adrift {
  private final Leading last;
  private final Journal journal;
  private final long after;

  /**
   * From the moment on when a commit failed: what it held is unknown to be recorded, and is kept.
   *
   * @throws IOException when the journal cannot be written
   */
  Adrift(Leading last, Journal journal) throws IOException {
    this.last = last;
    this.journal = journal;
    after = last.feed().last();
    for (Order order : last.uncommitted()) {
      if (journal.takes(order) && journal.of(order) == null) {
        keep(order);
      }
    }
  }

  Engine engine() {
    return last.engine();
  }

  long nowMs() {
    return last.nowMs();
  }

  /** Rings the timers; on the record they will ring again. */
  void tick() {
    last.tick();
  }

  Answer answer(Order order) throws IOException {
    Journal.Line before = journal.of(order);
    if (before != null) {
      return before.order().command().equals(order.command())
          ? new Answer.Provisional(before.number())
          : new Answer.KeyTaken();
    }
    if (!journal.takes(order)) {
      throw new Desk.Unavailable(
          "record-out-of-reach",
          "a command that is not kept for later",
          "the record",
          "Give it again when the record can be reached.");
    }
    Answer answer = last.answer(order);
    return answer instanceof Answer.Done done && !done.again() && !done.entries().isEmpty()
        ? new Answer.Provisional(keep(order).number())
        : answer;
  }

  private Journal.Line keep(Order order) throws IOException {
    long happened = order.happenedAtMs() == Order.NOW ? last.nowMs() : order.happenedAtMs();
    Order kept = new Order(order.command(), order.by(), happened, order.key(), order.seen());
    return journal.add(kept, after);
  }
}
