package org.cordon.app.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.cordon.dispatch.codec.EntryCodec;
import org.cordon.dispatch.engine.Engine;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.snapshot.OpenRecord;
import org.cordon.record.RecordRefusal;
import org.cordon.record.log.LogEntry;
import org.jspecify.annotations.Nullable;

/**
 * What a desk has while it writes the record: engine, keys and newest entries, all of them read
 * from the record when it was opened. The desk's thread alone uses it.
 */
final class Leading {
  private static final String CLOCK = "clock";

  private final OpenRecord record;
  private final Engine engine;
  private final @Nullable Pulse pulse;
  private final LongSupplier clock;
  private final DoneKeys keys = new DoneKeys();
  private final Feed feed;
  private final Subjects subjects;
  private final List<Entry> written = new ArrayList<>();
  private final List<Order> uncommitted = new ArrayList<>();

  /**
   * On an open record, which is closed with it.
   *
   * @param engine the record's gathering engine
   * @param clock UTC ms; may stand still or go back, the desk's time then stands still
   * @param pulse of a record that several servers can write; null for one that others cannot reach
   */
  Leading(OpenRecord record, Engine engine, LongSupplier clock, @Nullable Pulse pulse) {
    this.record = record;
    this.engine = engine;
    this.clock = clock;
    this.pulse = pulse;
    feed = Newest.read(record, engine.state().seq(), keys);
    subjects = new Subjects(engine.state().seq());
  }

  /** Begins a record's first day: all of it in one commit, so that a crash leaves all or none. */
  void begin(List<Command> first, String by) {
    for (Command command : first) {
      if (handle(command, by, Order.NOW) instanceof Outcome.Refused refused) {
        throw new IllegalStateException("the first day's " + command + " is refused: " + refused);
      }
    }
    commit();
  }

  Engine engine() {
    return engine;
  }

  Feed feed() {
    return feed;
  }

  long nowMs() {
    return Math.max(clock.getAsLong(), engine.state().recordedAtMs());
  }

  /** Refuses to go on where another server has taken over, or may have by now. */
  void check() {
    if (pulse != null) {
      pulse.check();
    }
  }

  /** Rings the engine's timers when one is due. */
  void tick() {
    if (engine.nextDueMs() <= nowMs()) {
      handle(new Command.Tick(), CLOCK, Order.NOW);
    }
  }

  /** What is to be answered once {@link #commit} has returned. */
  Answer answer(Order order) {
    Answer before = keys.before(order);
    if (before != null) {
      return before;
    }
    for (String subject : Subjects.of((Record) order.command())) {
      long last = subjects.lastChange(subject);
      if (last > order.seen()) {
        return new Answer.Changed(subject, last);
      }
    }
    return switch (handle(order.command(), order.by(), order.happenedAtMs())) {
      case Outcome.Refused refused -> new Answer.Refused(refused);
      case Outcome.Accepted accepted -> {
        List<Long> numbers = accepted.entries().stream().map(Entry::seq).toList();
        Answer.Done done = new Answer.Done(engine.state().seq(), numbers, false);
        keys.keep(order, done);
        uncommitted.add(order);
        yield done;
      }
    };
  }

  private Outcome handle(Command command, String by, long happenedAtMs) {
    long nowMs = nowMs();
    long happened = happenedAtMs == Order.NOW ? nowMs : happenedAtMs;
    Outcome outcome = engine.handle(command, new Stamp(nowMs, happened, by));
    if (outcome instanceof Outcome.Accepted accepted) {
      written.addAll(accepted.entries());
      accepted.entries().forEach(subjects::changedBy);
    }
    return outcome;
  }

  /** Makes durable what was done and shows it; false when there was nothing. */
  boolean commit() {
    if (written.isEmpty()) {
      return false;
    }
    String done = keys.untold();
    if (!done.isEmpty()) {
      long ms = written.getLast().recordedAtMs();
      record.own(new LogEntry(LogEntry.Kind.COMMANDS, ms, Map.of("done", done)));
    }
    record.commit();
    feed.publish(written.stream().map(e -> new Feed.Item(e.seq(), EntryCodec.write(e))).toList());
    written.clear();
    uncommitted.clear();
    return true;
  }

  /** What was done and not committed. */
  List<Order> uncommitted() {
    return List.copyOf(uncommitted);
  }

  /** What was answered to a key before; null when it is new. */
  @Nullable Answer before(Order order) {
    return keys.before(order);
  }

  /**
   * What was changed after an entry, with the entry that did so last, but for some entries and what
   * the clock did; null when that is not known any more.
   */
  @Nullable SortedMap<String, Long> changedAfter(long after, Set<Long> except) {
    List<Feed.Item> items = feed.since(after);
    if (items == null) {
      return null;
    }
    TreeMap<String, Long> changed = new TreeMap<>();
    for (Feed.Item item : items) {
      Entry entry = EntryCodec.read(item.line(), "the newest entries");
      if (!except.contains(item.seq()) && !entry.by().equals(CLOCK)) {
        Subjects.of((Record) entry.event()).forEach(s -> changed.put(s, item.seq()));
      }
    }
    return changed;
  }

  /** Closes the record. */
  void close() {
    feed.close();
    try (record) {
      if (pulse != null) {
        pulse.close();
      }
    }
  }

  /**
   * Lets go of a record that may be out of reach; nothing is kept beside it. The engine stays in
   * memory as it is.
   */
  void leave() {
    feed.close();
    try {
      if (pulse != null) {
        pulse.close();
      }
      record.abandon();
    } catch (RecordRefusal e) {
      return; // its sessions are ended before anybody opens it again
    }
  }
}
