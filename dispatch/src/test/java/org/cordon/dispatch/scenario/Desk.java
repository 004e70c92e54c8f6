package org.cordon.dispatch.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.engine.Engine;
import org.cordon.dispatch.engine.Positions;
import org.cordon.dispatch.engine.Salts;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.SealedItem;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.State;

/** An engine on the grid town, whose every command is followed by all invariants. */
public final class Desk {
  public static final String OFFICER = "op-officer";
  public static final long SALTS = 20200620;
  public static final String DISPATCHER = "op-7";

  public final List<Entry> log = new ArrayList<>();
  public final List<SealedItem> sealed = new ArrayList<>();
  public final Map<String, Positions.Position> positions = new HashMap<>();
  public final TreeMap<Long, String> hashAfter = new TreeMap<>(); // the entries of each command
  public final Engine engine;
  private final Invariants invariants = new Invariants();

  public Desk() {
    engine =
        new Engine(
            new State(true),
            new GridTown(),
            (unit, nowMs) -> positions.get(unit),
            (entries, items) -> {
              log.addAll(entries);
              sealed.addAll(items);
            },
            Salts.seeded(SALTS));
    tell(new SetupCommand.EnrolOperator(OFFICER, Role.DUTY_OFFICER), 0);
    tell(new SetupCommand.EnrolOperator(DISPATCHER, Role.DISPATCHER), 0);
  }

  public State state() {
    return engine.state();
  }

  public Outcome handle(Command command, Stamp stamp) {
    int before = log.size();
    Outcome outcome = engine.handle(command, stamp);
    invariants.check(engine.state(), log.subList(before, log.size()));
    hashAfter.put((long) log.size(), invariants.hash());
    return outcome;
  }

  /** What must not be refused, by the duty officer. */
  public Outcome.Accepted tell(Command command, long nowMs) {
    Outcome outcome = handle(command, Stamp.now(nowMs, OFFICER));
    if (outcome instanceof Outcome.Accepted accepted) {
      return accepted;
    }
    throw new AssertionError(command + " was refused: " + outcome);
  }

  /** Fires whatever falls due until then, each at its own time. */
  public void passUntil(long nowMs) {
    while (engine.nextDueMs() <= nowMs) {
      handle(new Command.Tick(), Stamp.now(engine.nextDueMs(), "engine"));
    }
  }
}
