package org.cordon.app.desk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.cordon.dispatch.engine.Engine;
import org.cordon.record.RecordRefusal;
import org.cordon.roads.corner.Corners;
import org.jspecify.annotations.Nullable;

/**
 * The live desk. One thread owns engine and record: it takes whatever waits, decides it in the
 * order in which it came, makes all of it durable in one commit, and only then answers, refusals
 * too, and shows the entries to those who follow. While it commits, the next commands gather: the
 * more there are, the more share a commit. It also rings the engine's timers.
 *
 * <p>When the engine or the record fails, the desk stops for good; what was acknowledged is on the
 * record, and a new desk goes on from there. On a record that several servers can reach the desk
 * stands by instead, until it may lead again.
 */
public final class Desk implements AutoCloseable {
  /** So many may wait before further ones are turned away. */
  static final int MOST_WAITING = 4_096;

  private static final int MOST_TOGETHER = 512;
  private static final long LOOKS_EVERY_MS = 500;

  /** An answer that is given once the commit is done. */
  private record Owed(Work.Give to, Answer answer) {}

  /** What may be asked of a desk between two commands; to be read only, and not kept. */
  public record View(Engine engine, Corners corners, LivePositions positions, long nowMs) {}

  /** Turned away: too many wait, the desk stopped, or another server leads. */
  public static final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String where;
    private final String remedy;

    Unavailable(String found) {
      this(
          "desk-unavailable",
          found,
          "the desk",
          "Give the same command under the same key again: it is done once.");
    }

    Unavailable(String name, String found, String where, String remedy) {
      super(found);
      this.name = name;
      this.where = where;
      this.remedy = remedy;
    }

    /** Stable kebab-case name. */
    public String name() {
      return name;
    }

    /** Where to ask instead, or what it is about. */
    public String where() {
      return where;
    }

    /** What to do about it. */
    public String remedy() {
      return remedy;
    }
  }

  private final Ground ground;
  private final Turns turns;
  private volatile String address = "";
  private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong commands = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();
  private final AtomicLong commits = new AtomicLong();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final Thread thread;

  /**
   * A desk on a record that no other server can reach.
   *
   * @param ground the city, by whose corners places are named
   * @param leading closed with the desk
   */
  Desk(Ground ground, Leading leading) {
    this.ground = ground;
    turns = new Turns(leading);
    thread = Thread.ofPlatform().name("desk").unstarted(this::run);
  }

  /** A desk on a record that several servers can reach: leads if no other does. */
  Desk(Ground ground, DeskRecord opening) throws IOException {
    this.ground = ground;
    DeskRecord.Start start = opening.start();
    turns =
        new Turns(
            new Standby(start.place(), opening, () -> address, start.tell()),
            new Journal(start.place(), start.text()));
    thread = Thread.ofPlatform().name("desk").unstarted(this::run);
  }

  /** Says where this desk answers, for those who ask one that stands by. */
  public void answersAt(String address) {
    this.address = address;
  }

  void start() {
    thread.start();
  }

  /** Gives a command; the answer comes when it is durable. */
  public CompletableFuture<Answer> give(Order order) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    put(new Work.Give(order, answer));
    return answer;
  }

  /** Asks something of the state, in turn with the commands. */
  public <T> CompletableFuture<T> ask(Function<View, T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    put(new Work.Ask<>(question, answer));
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

  /** What it stands on. */
  public Ground ground() {
    return ground;
  }

  /** The newest entries, as long as this desk leads. */
  public Feed feed() {
    Leading now = turns.leading();
    if (now == null) {
      throw standingBy();
    }
    return now.feed();
  }

  /** Lets go who follows the newest entries: the desk is about to be closed. */
  public void endFeed() {
    Leading now = turns.leading();
    if (now != null) {
      now.feed().close();
    }
  }

  /** What this desk is to its record now. */
  public Turn turn() {
    return turns.leading() != null
        ? Turn.LEADING
        : turns.adrift() != null ? Turn.CUT_OFF : Turn.STANDING_BY;
  }

  /** Where the server that leads answers; "" when that is not known. */
  public String leader() {
    return turns.leading() == null ? turns.leader() : address;
  }

  /** What is kept here and is not on the record; null where that cannot be. */
  public @Nullable Journal journal() {
    return turns.journal();
  }

  private Unavailable standingBy() {
    String where = turns.leader();
    return new Unavailable(
        "standing-by",
        where.isEmpty() ? "a server that stands by" : "a server that stands by for " + where,
        where.isEmpty() ? "this server" : where,
        "Give the same command under the same key to the server that leads: it is done once.");
  }

  /** Is done when the desk stops; with the reason when it failed. */
  public CompletableFuture<Void> stopped() {
    return stopped;
  }

  /**
   * Counts since the start, and what waits now.
   *
   * @param entries on the record; 0 while it stands by
   * @param commands handled, refused ones included
   */
  public record Counts(long entries, long commands, long refusals, long commits, int waiting) {}

  /** What happened so far. */
  public Counts counts() {
    Leading now = turns.leading();
    long entries = now == null ? 0 : now.feed().last();
    return new Counts(entries, commands.get(), refusals.get(), commits.get(), queue.size());
  }

  private void run() {
    Throwable failure = null;
    List<Work> taken = new ArrayList<>();
    try {
      boolean goesOn = true;
      while (goesOn) {
        taken.clear();
        take(taken);
        goesOn = step(taken);
      }
    } catch (RuntimeException | Error e) { // a bug, or a record that fails: nothing can go on
      failure = e;
      taken.forEach(w -> w.fail(new Unavailable("the desk failed: " + e.getMessage())));
    }
    close(failure);
  }

  private void close(@Nullable Throwable failure) {
    try {
      turns.close();
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
    Leading now = turns.leading();
    long waitMs =
        now == null
            ? Standby.EVERY_MS
            : Math.clamp(now.engine().nextDueMs() - now.nowMs(), 0, LOOKS_EVERY_MS);
    try {
      Work first = queue.poll(waitMs, TimeUnit.MILLISECONDS);
      if (first != null) {
        taken.add(first);
        queue.drainTo(taken, MOST_TOGETHER);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts the desk", e);
    }
  }

  /** Whether to go on after these. */
  private boolean step(List<Work> taken) {
    Leading now = turns.leading();
    Adrift lost = turns.adrift();
    if (now == null) {
      return lost == null ? standBy(taken) : drift(lost, taken);
    }
    try {
      now.check();
      return handle(now, taken);
    } catch (RecordRefusal e) {
      turns.lost(e);
      return step(taken); // what the record holds by now is known by its key
    }
  }

  /** All of these are turned away. */
  private boolean standBy(List<Work> taken) {
    boolean goesOn = taken.stream().noneMatch(work -> work instanceof Work.Stop);
    taken.forEach(work -> work.fail(standingBy()));
    if (goesOn) {
      turns.seek();
    }
    return goesOn;
  }

  /** None of these reaches the record. */
  private boolean drift(Adrift lost, List<Work> taken) {
    boolean goesOn = true;
    lost.tick();
    for (Work work : taken) {
      switch (work) {
        case Work.Give give -> keep(lost, give);
        case Work.Ask<?> ask -> ask.answer(view(lost.engine(), lost.nowMs()));
        case Work.Stop stop -> goesOn = false;
      }
    }
    if (goesOn) {
      turns.recover();
    }
    return goesOn;
  }

  private void keep(Adrift lost, Work.Give give) {
    commands.incrementAndGet();
    try {
      give.answer().complete(lost.answer(give.order()));
    } catch (IOException e) {
      turns.notKept(e);
      give.fail(standingBy());
    } catch (RuntimeException e) { // as where it leads
      if (lost.engine().broken()) {
        throw e;
      }
      give.fail(e);
    }
  }

  private View view(Engine engine, long nowMs) {
    return new View(engine, ground.corners(), ground.positions(), nowMs);
  }

  private boolean handle(Leading now, List<Work> taken) {
    boolean goesOn = true;
    List<Owed> owed = new ArrayList<>();
    now.tick();
    for (Work work : taken) {
      switch (work) {
        case Work.Give give -> give(now, give, owed);
        case Work.Stop stop -> goesOn = false;
        case Work.Ask<?> ask -> {
          // answered below: whoever asks sees what came before, and nobody what could be lost
        }
      }
    }
    commit(now);
    owed.forEach(o -> o.to.answer().complete(o.answer));
    View view = view(now.engine(), now.nowMs());
    for (Work work : taken) {
      if (work instanceof Work.Ask<?> ask) {
        ask.answer(view);
      }
    }
    return goesOn;
  }

  /** A bug before anything was decided costs this command alone. */
  private void give(Leading now, Work.Give give, List<Owed> owed) {
    commands.incrementAndGet();
    try {
      Answer answer = now.answer(give.order());
      if (answer instanceof Answer.Refused || answer instanceof Answer.Changed) {
        refusals.incrementAndGet();
      }
      owed.add(new Owed(give, answer));
    } catch (RuntimeException e) { // whatever it is; the engine says whether it can go on
      if (now.engine().broken()) {
        throw e;
      }
      give.fail(e);
    }
  }

  private void commit(Leading now) {
    if (now.commit()) {
      commits.incrementAndGet();
    }
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
      while (thread.isAlive()
          && !queue.offer(new Work.Stop(), LOOKS_EVERY_MS, TimeUnit.MILLISECONDS)) {
        Thread.onSpinWait();
      }
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
