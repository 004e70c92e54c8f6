package org.cordon.study.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import org.cordon.dispatch.engine.Engine;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.engine.Salts;
import org.cordon.dispatch.engine.TravelTimes;
import org.cordon.dispatch.model.CallCommand;
import org.cordon.dispatch.model.CallData;
import org.cordon.dispatch.model.CallerState;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.State;
import org.cordon.study.demand.Draws;
import org.cordon.study.demand.GeneratedCall;
import org.cordon.study.result.RunResult;
import org.cordon.study.result.WaitingSeries;
import org.cordon.study.scenario.IncidentType;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Span;
import org.jspecify.annotations.Nullable;

/**
 * One run of one case: the same dispatch engine as at a live desk, under a simulated clock. A pure
 * function of the streets, the scenario and the run's number.
 */
public final class Simulation {
  /** How long every call is followed after its receipt; who is not reached by then is censored. */
  public static final long HORIZON_MS = 4 * 3_600_000L;

  private static final int BUCKETS_AT_MOST = 750;
  private static final long[] BUCKETS_MS = {60_000, 300_000, 900_000, 3_600_000, 4 * 3_600_000L};

  /**
   * What a run is made of.
   *
   * @param scenario of the case
   * @param calls of the run, by receipt
   * @param corners answers where people can meet
   */
  public record Inputs(
      Streets streets,
      TravelTimes corners,
      Scenario scenario,
      List<GeneratedCall> calls,
      long seed,
      int run) {
    public Inputs {
      calls = List.copyOf(calls);
    }
  }

  /** Thrown when a run was cancelled on the way. */
  public static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cancelled() {
      super("the run was cancelled");
    }
  }

  private final Inputs inputs;
  private final World world;
  private final Callers callers;
  private final boolean paranoid;
  private final long endMs;
  private final List<SimCall> open = new ArrayList<>();

  /**
   * Prepares a run.
   *
   * @param journal keeps the entries
   * @param paranoid whether everything is checked after every step
   */
  public Simulation(Inputs inputs, Journal journal, boolean paranoid) {
    this.inputs = inputs;
    this.paranoid = paranoid;
    Scenario scenario = inputs.scenario;
    Span period = scenario.frame().period();
    Span measured = scenario.frame().measured();
    endMs = Math.max(period.untilMs(), measured.untilMs() + HORIZON_MS);
    Agenda agenda = new Agenda(period.fromMs());
    Ways ways = new Ways(inputs.streets, scenario.frame().speeds(), agenda::nowMs);
    Fleet fleet = new Fleet(scenario.resources(), ways);
    StreetTimes times =
        new StreetTimes(ways, fleet, inputs.corners, scenario.settings().meetingPoints());
    Salts salts = Salts.seeded(Draws.bits(inputs.seed, inputs.run, 0, 0));
    Engine engine = new Engine(new State(false), times, fleet, journal, salts);
    world =
        new World(
            scenario,
            new Luck(inputs.seed, inputs.run),
            agenda,
            new World.Ground(ways, fleet),
            engine,
            new Ledger(measured, HORIZON_MS));
    callers = new Callers(world);
    world.listen(world.ledger::count);
    world.listen(new Crews(world, callers));
    world.listen(callers);
    world.listen(new Desk(world));
  }

  /** Runs it; may be done once. */
  public RunResult run(BooleanSupplier cancelled) {
    begin();
    int steps = 0;
    while (step()) {
      if (paranoid) {
        Paranoia.check(world);
      }
      if ((++steps & 0x3ff) == 0 && cancelled.getAsBoolean()) {
        throw new Cancelled();
      }
    }
    Span measured = inputs.scenario.frame().measured();
    return new RunResult(
        inputs.run,
        world.ledger.fates(world.calls()),
        new WaitingSeries(measured.fromMs(), bucketMs(measured), world.ledger.waiting()),
        world.ledger.counts());
  }

  /** The engine's state, to be read after the run. */
  public State state() {
    return world.engine.state();
  }

  /** Commands that the engine refused, by the refusal's name. */
  public SortedMap<String, Long> refused() {
    return world.ledger.refused();
  }

  private void begin() {
    long startMs = world.nowMs();
    for (Command command : new Roster(world.scenario).commands()) {
      Outcome.Refused refused = world.tell(command, Stamp.now(startMs, DutyOfficer.NAME));
      if (refused != null) {
        throw new IllegalStateException("the roster's " + command + " is refused: " + refused);
      }
    }
    new DutyOfficer(world, startMs).plan();
    planCall(0);
    Span measured = inputs.scenario.frame().measured();
    planBucket(Math.max(startMs, measured.fromMs()), bucketMs(measured));
  }

  /** The next thing happens, or the next deadline falls due; false at the end. */
  private boolean step() {
    long nextMs = world.agenda.isEmpty() ? Long.MAX_VALUE : world.agenda.nextMs();
    long dueMs = Math.max(world.nowMs(), world.engine.nextDueMs());
    if (Math.min(nextMs, dueMs) > endMs) {
      return false;
    }
    if (nextMs <= dueMs) {
      world.agenda.take().run();
      return true;
    }
    world.agenda.pass(dueMs);
    world.tell(new Command.Tick(), "clock");
    if (world.engine.nextDueMs() <= dueMs) {
      throw new IllegalStateException("a deadline at " + dueMs + " ms is still due after it fell");
    }
    return true;
  }

  private void planCall(int i) {
    if (i < inputs.calls.size()) {
      GeneratedCall call = inputs.calls.get(i);
      world.agenda.at(
          Math.max(world.nowMs(), call.receivedMs()),
          () -> {
            received(call);
            planCall(i + 1);
          });
    }
  }

  private void received(GeneratedCall generated) {
    IncidentType type = world.scenario.type(generated.type());
    SimCall call =
        new SimCall(
            generated, type, world.scenario.findPlan(generated.type(), generated.priority()));
    world.add(call);
    open.add(call);
    long handlingMs =
        world.luck.ms(type.callHandling(), generated.subject(), Purpose.CALL_HANDLING, 0);
    world.agenda.at(world.nowMs() + handlingMs, () -> entered(call));
  }

  private void entered(SimCall call) {
    GeneratedCall c = call.call;
    world.tell(
        new CallCommand.ReceiveCall(c.id(), c.id(), c.type(), c.priority(), c.services(), data(c)),
        new Stamp(world.nowMs(), c.receivedMs(), Desk.CALL_TAKER));
    callers.expect(call);
  }

  private static CallData data(GeneratedCall c) {
    CallerState.Mobility mobility =
        switch (c.mobility()) {
          case WALKS -> CallerState.Mobility.WALKS;
          case CARRIED -> CallerState.Mobility.CARRIED;
          case CANNOT_BE_MOVED -> CallerState.Mobility.CANNOT_BE_MOVED;
        };
    CallerState state = new CallerState(mobility, CallerState.Answer.UNKNOWN, false, "");
    return CallData.at(c.place(), c.area(), state);
  }

  private static long bucketMs(Span measured) {
    for (long bucket : BUCKETS_MS) {
      if (measured.lengthMs() / bucket <= BUCKETS_AT_MOST) {
        return bucket;
      }
    }
    return BUCKETS_MS[BUCKETS_MS.length - 1];
  }

  private void planBucket(long ms, long bucketMs) {
    if (ms < inputs.scenario.frame().measured().untilMs()) {
      world.agenda.at(
          ms,
          () -> {
            world.ledger.waiting(waitingNow());
            planBucket(ms + bucketMs, bucketMs);
          });
    }
  }

  /** Calls received and not ended with nobody on the way or with them. */
  private int waitingNow() {
    open.removeIf(c -> !c.open());
    int waiting = 0;
    for (SimCall call : open) {
      Incident incident = incident(call);
      waiting += incident == null || !incident.hasUnits() ? 1 : 0;
    }
    return waiting;
  }

  private @Nullable Incident incident(SimCall call) {
    return world.engine.state().incidents().incident(call.id());
  }
}
