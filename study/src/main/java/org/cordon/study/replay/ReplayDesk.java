package org.cordon.study.replay;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cordon.dispatch.engine.Engine;
import org.cordon.dispatch.engine.Journal;
import org.cordon.dispatch.engine.Positions;
import org.cordon.dispatch.engine.Recommendation;
import org.cordon.dispatch.engine.Salts;
import org.cordon.dispatch.engine.TravelTimes;
import org.cordon.dispatch.model.CallCommand;
import org.cordon.dispatch.model.CallData;
import org.cordon.dispatch.model.CallerState;
import org.cordon.dispatch.model.Command;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.Milestone;
import org.cordon.dispatch.model.Outcome;
import org.cordon.dispatch.model.ResponsePlan;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.Settings;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.Stamp;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.ZoneCommand;
import org.cordon.roads.Place;

/**
 * The real engine, run as a replay needs it: everything given as commands at the records' times.
 */
final class ReplayDesk {
  private static final String OFFICER = "replay";
  private static final int ALL_CANDIDATES = 1_000;

  private final Engine engine;
  private final SortedMap<String, ResponsePlan> plans = new TreeMap<>();

  ReplayDesk(TravelTimes times, Positions positions, long startMs) {
    engine = new Engine(new State(false), times, positions, Journal.NONE, Salts.seeded(0));
    must(new SetupCommand.EnrolOperator(OFFICER, Role.DUTY_OFFICER), startMs);
    Settings usual = Settings.defaults();
    Settings.Sending sending = usual.sending();
    must(
        new SetupCommand.Configure(
            new Settings(
                usual.watch(),
                usual.meeting(),
                new Settings.Sending(
                    sending.positionMaxAgeMs(),
                    sending.preemptionGainMs(),
                    sending.reopenMs(),
                    ALL_CANDIDATES))),
        startMs);
  }

  /** Gives a command that can only be refused by a mistake of ours. */
  void must(Command command, long nowMs) {
    if (handle(command, nowMs) instanceof Outcome.Refused refused) {
      throw new IllegalStateException(
          refused.name() + " for " + command + ": " + refused.found() + " at " + refused.where());
    }
  }

  Outcome handle(Command command, long nowMs) {
    return engine.handle(command, Stamp.now(nowMs, OFFICER));
  }

  void open(ReplayZone zone, long nowMs) {
    must(new ZoneCommand.Draft(zone.id(), zone.id(), zone.outline()), nowMs);
    must(new ZoneCommand.SetRules(zone.id(), zone.rules()), nowMs);
    must(new ZoneCommand.Preview(zone.id()), nowMs);
    must(new ZoneCommand.Activate(zone.id()), nowMs);
  }

  /** Opens an incident and says what the engine advises. */
  Recommendation receive(String id, ResponsePlan plan, Place scene, long nowMs) {
    if (!plan.equals(plans.put(plan.type(), plan))) {
      must(new SetupCommand.SetPlan(plan), nowMs);
    }
    CallData data = CallData.at(scene, "", CallerState.UNKNOWN);
    must(new CallCommand.ReceiveCall(id, id, plan.type(), plan.priority(), List.of(), data), nowMs);
    Recommendation advice = engine.recommend(id, nowMs);
    if (advice == null) {
      throw new IllegalStateException("no recommendation for " + id + ", which was just received");
    }
    return advice;
  }

  boolean insideZone(String id) {
    Incident incident = engine.state().incident(id);
    return incident != null && !incident.zoneIds().isEmpty();
  }

  /** Ends an incident whose last unit left: reached, if any unit is on record as having come. */
  void endAsRecorded(String id, long nowMs) {
    Incident incident = engine.state().incident(id);
    boolean came =
        incident != null
            && (incident.timeMs(Milestone.ON_SCENE) >= 0
                || incident.timeMs(Milestone.HANDS_ON) >= 0);
    end(id, came ? IncidentOutcome.REACHED : IncidentOutcome.NOT_REACHED, nowMs);
  }

  /** Ends an incident unless it has ended. */
  void end(String id, IncidentOutcome outcome, long nowMs) {
    Incident incident = engine.state().incident(id);
    if (incident != null && incident.outcome() == null) {
      must(new CallCommand.End(id, outcome, ""), nowMs);
    }
  }

  Engine engine() {
    return engine;
  }
}
