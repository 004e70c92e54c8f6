package org.cordon.app.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.cordon.dispatch.codec.EntryCodec;
import org.cordon.dispatch.engine.Engine;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.snapshot.OpenRecord;
import org.cordon.record.log.LogEntry;
import org.cordon.roads.corner.Corners;
import org.jspecify.annotations.Nullable;

/**
 * The live desk. One thread owns engine and record: it takes whatever waits, decides it in the
 * order in which it came, makes all of it durable in one commit, and only then answers, refusals
 * too, and shows the entries to those who follow. While it commits, the next commands gather: the
 * more there are, the more share a commit. It also rings the engine's timers.
 *
 * <p>When the engine or the record fails, the desk stops for good; what was acknowledged is on the
 * record, and a new desk goes on from there.
 */
public final class Desk implements AutoCloseable {
  /** So many may wait before further ones are turned away. */
  static final int MOST_WAITING = 4_096;

  private static final int MOST_TOGETHER = 512;
  private static final long LOOKS_EVERY_MS = 500;
  private static final String CLOCK = "clock";

  /** What waits for the desk's thread. */
  private sealed interface Work {
    void fail(Throwable why);
  }

  private record Ask<T>(Function<View, T> question, CompletableFuture<T> answer) implements Work {
    void answer(View view) {
      try {
        answer.complete(question.apply(view));
      } catch (RuntimeException e) { // a bug in a question, which changes nothing, is its asker's
        answer.completeExceptionally(e);
      }
    }

    @Override
    public void fail(Throwable why) {
      answer.completeExceptionally(why);
    }
  }

  private record Give(Order order, CompletableFuture<Answer> answer) implements Work {
    @Override
    public void fail(Throwable why) {
      answer.completeExceptionally(why);
    }
  }

  private record Stop() implements Work {
    @Override
    public void fail(Throwable why) {
      // nobody waits for an answer to it
    }
  }

  /** An answer that is given once the commit is done. */
  private record Owed(Give to, Answer answer) {}

  /** What may be asked of a desk between two commands; to be read only, and not kept. */
  public record View(Engine engine, Corners corners, long nowMs) {}

  /** Turned away, because too many wait or the desk stopped. */
  public static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unavailable(String message) {
      super(message);
    }
  }

  private final OpenRecord record;
  private final Engine engine;
  private final Corners corners;
  private final LongSupplier clock;
  private final Feed feed;
  private final Subjects subjects;
  private final DoneKeys keys = new DoneKeys();
  private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final List<Entry> written = new ArrayList<>();
  private final AtomicLong commands = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();
  private final AtomicLong commits = new AtomicLong();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final Thread thread;

  /**
   * A desk on an open record, which is closed with it.
   *
   * @param engine the record's gathering engine
   * @param corners the city's, by which places are named
   * @param clock UTC ms; may stand still or go back, the desk's time then stands still
   */
  Desk(OpenRecord record, Engine engine, Corners corners, LongSupplier clock) {
    this.record = record;
    this.corners = corners;
    this.engine = engine;
    this.clock = clock;
    feed = Newest.read(record, engine.state().seq(), keys);
    subjects = new Subjects(engine.state().seq());
    thread = Thread.ofPlatform().name("desk").unstarted(this::run);
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

  void start() {
    thread.start();
  }

  /** Gives a command; the answer comes when it is durable. */
  public CompletableFuture<Answer> give(Order order) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    put(new Give(order, answer));
    return answer;
  }

  /** Asks something of the state, in turn with the commands. */
  public <T> CompletableFuture<T> ask(Function<View, T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    put(new Ask<>(question, answer));
    return answer;
  }

  private void put(Work work) {
    if (stopped.isDone()) {
      throw new Unavailable("the desk has stopped");
    }
    if (!queue.offer(work)) {
      throw new Unavailable(MOST_WAITING + " commands and questions wait already");
    }
    if (stopped.isDone()) {
      failWaiting(new Unavailable("the desk has stopped"));
    }
  }

  /** The newest entries. */
  public Feed feed() {
    return feed;
  }

  /** Is done when the desk stops; with the reason when it failed. */
  public CompletableFuture<Void> stopped() {
    return stopped;
  }

  /**
   * Counts since the start, and what waits now.
   *
   * @param commands handled, refused ones included
   */
  public record Counts(long commands, long refusals, long commits, int waiting) {}

  /** What happened so far. */
  public Counts counts() {
    return new Counts(commands.get(), refusals.get(), commits.get(), queue.size());
  }

  private void run() {
    Throwable failure = null;
    List<Work> taken = new ArrayList<>();
    try {
      boolean goesOn = true;
      while (goesOn) {
        taken.clear();
        take(taken);
        goesOn = handle(taken);
      }
    } catch (RuntimeException | Error e) { // a bug, or a record that fails: nothing can go on
      failure = e;
      taken.forEach(w -> w.fail(new Unavailable("the desk failed: " + e.getMessage())));
    }
    close(failure);
  }

  private void close(@Nullable Throwable failure) {
    try (record) {
      feed.close();
    } catch (RuntimeException e) { // told like any other failure, unless one came before
      failure = failure == null ? e : failure;
    }
    if (failure == null) {
      stopped.complete(null);
    } else {
      stopped.completeExceptionally(failure);
    }
    failWaiting(new Unavailable("the desk has stopped"));
  }

  private void failWaiting(Unavailable why) {
    for (Work work = queue.poll(); work != null; work = queue.poll()) {
      work.fail(why);
    }
  }

  private void take(List<Work> taken) {
    long dueInMs = Math.max(0, engine.nextDueMs() - nowMs());
    try {
      Work first = queue.poll(Math.min(dueInMs, LOOKS_EVERY_MS), TimeUnit.MILLISECONDS);
      if (first != null) {
        taken.add(first);
        queue.drainTo(taken, MOST_TOGETHER);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the desk", e);
    }
  }

  /** Whether to go on after these. */
  private boolean handle(List<Work> taken) {
    boolean goesOn = true;
    List<Owed> owed = new ArrayList<>();
    if (engine.nextDueMs() <= nowMs()) {
      handle(new Command.Tick(), CLOCK, Order.NOW);
    }
    for (Work work : taken) {
      switch (work) {
        case Give give -> give(give, owed);
        case Ask<?> ask -> {
          commit(); // nobody is shown what could still be lost
          ask.answer(new View(engine, corners, nowMs()));
        }
        case Stop stop -> goesOn = false;
      }
    }
    commit();
    owed.forEach(o -> o.to.answer.complete(o.answer));
    return goesOn;
  }

  /** A bug before anything was decided costs this command alone. */
  private void give(Give give, List<Owed> owed) {
    try {
      owed.add(new Owed(give, answer(give.order)));
    } catch (RuntimeException e) { // whatever it is; the engine says whether it can go on
      if (engine.broken()) {
        throw e;
      }
      give.fail(e);
    }
  }

  private Answer answer(Order order) {
    commands.incrementAndGet();
    Answer before = keys.before(order);
    if (before != null) {
      return before;
    }
    for (String subject : Subjects.of((Record) order.command())) {
      long last = subjects.lastChange(subject);
      if (last > order.seen()) {
        refusals.incrementAndGet();
        return new Answer.Changed(subject, last);
      }
    }
    return switch (handle(order.command(), order.by(), order.happenedAtMs())) {
      case Outcome.Refused refused -> {
        refusals.incrementAndGet();
        yield new Answer.Refused(refused);
      }
      case Outcome.Accepted accepted -> {
        List<Long> numbers = accepted.entries().stream().map(Entry::seq).toList();
        Answer.Done done = new Answer.Done(engine.state().seq(), numbers, false);
        keys.keep(order, done);
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

  private void commit() {
    if (!written.isEmpty()) {
      String done = keys.untold();
      if (!done.isEmpty()) {
        long ms = written.getLast().recordedAtMs();
        record.own(new LogEntry(LogEntry.Kind.COMMANDS, ms, Map.of("done", done)));
      }
      record.commit();
      commits.incrementAndGet();
      feed.publish(written.stream().map(e -> new Feed.Item(e.seq(), EntryCodec.write(e))).toList());
      written.clear();
    }
  }

  private long nowMs() {
    return Math.max(clock.getAsLong(), engine.state().recordedAtMs());
  }

  /** Answers what waits, closes the record and stops. */
  @Override
  public void close() {
    if (!thread.isAlive()) {
      if (!stopped.isDone()) {
        close(null);
      }
      return;
    }
    try {
      while (thread.isAlive() && !queue.offer(new Stop(), LOOKS_EVERY_MS, TimeUnit.MILLISECONDS)) {
        Thread.onSpinWait();
      }
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
