package org.cordon.dispatch.engine;

import java.util.List;
import org.cordon.dispatch.model.AccessLevel;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.Assignment;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Instruction;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.dispatch.policy.Access;
import org.cordon.dispatch.policy.Approach;

/** Lets waiting units in once the scene is secured, and brings them out when it no longer is. */
final class Escorts {
  private final State state;
  private final Recommender recommender;
  private final Alarms alarms;

  Escorts(State state, Recommender recommender, Alarms alarms) {
    this.state = state;
    this.recommender = recommender;
    this.alarms = alarms;
  }

  /** Raises and clears the alarms of those who wait for an escort, or were left by theirs. */
  void watch(Incident incident, Log log) {
    if (!incident.open()) {
      return;
    }
    alarms.turn(AlarmKind.WAITS_IN_VAIN, incident.id(), inVain(incident, log.nowMs()), log);
    alarms.turn(AlarmKind.SECURING_UNIT_LEFT, incident.id(), left(incident, log.nowMs()), log);
  }

  /** Who waits outside although nobody is there or on the way who could let them in. */
  private String inVain(Incident incident, long nowMs) {
    for (Assignment a : incident.assignments()) {
      Unit unit = state.units().known(a.unit().id());
      if (!a.active() || a.task() == Task.MEET || !a.waitsOutside() || !unit.status().underWay()) {
        continue;
      }
      String waits = waitsFor(a, incident, nowMs);
      if (!waits.isEmpty() && nobodyLetsIn(a, incident, nowMs)) {
        return unit.id() + " waits outside " + incident.id() + ": " + waits + "; nobody is coming";
      }
    }
    return "";
  }

  private boolean nobodyLetsIn(Assignment a, Incident incident, long nowMs) {
    Access.Ruling ruling = recommender.approach(incident, a.unit().service(), nowMs).ruling();
    return switch (ruling.level()) {
      case OPEN -> false;
      case CLOSED -> true;
      case ESCORTED -> recommender.missingEscort(incident, nowMs) != null;
      case STAGED -> incident.assignments().stream().noneMatch(recommender::goesIn);
    };
  }

  /** Which unit left a scene that it had secured, with others still on it. */
  private String left(Incident incident, long nowMs) {
    String by = incident.securedBy();
    boolean there =
        recommender.goesIn(incident.assignment(by)) && state.units().known(by).status().arrived();
    if (by.isEmpty() || there) {
      return "";
    }
    for (Assignment a : incident.assignments()) {
      boolean needsIt =
          a.active()
              && a.task() != Task.MEET
              && state.units().known(a.unit().id()).status().compareTo(UnitStatus.LEFT) < 0
              && !recommender.approach(incident, a.unit().service(), nowMs).ruling().open();
      if (needsIt) {
        return by
            + " secured the scene of "
            + incident.id()
            + " and is there no more; "
            + a.unit().id()
            + " is: secure it anew or revoke";
      }
    }
    return "";
  }

  /** Why a waiting unit may not go in yet; "" when it may. */
  String waitsFor(Assignment assignment, Incident incident, long nowMs) {
    Approach approach = recommender.approach(incident, assignment.unit().service(), nowMs);
    Access.Ruling ruling = approach.ruling();
    if (ruling.open()) {
      return "";
    }
    if (ruling.level() == AccessLevel.CLOSED) {
      return ruling.words(assignment.unit().service());
    }
    if (incident.securedBy().isEmpty()) {
      return "the scene is not secured";
    }
    AccessRule rule = ruling.rule();
    AccessRule.Escort escort = rule == null ? null : rule.escort();
    if (ruling.level() == AccessLevel.ESCORTED && escort != null) {
      long there =
          incident.assignments().stream()
              .filter(a -> a.active() && a.task() != Task.MEET)
              .filter(a -> a.unit().service() == escort.service())
              .filter(a -> state.units().known(a.unit().id()).status().arrived())
              .count();
      if (there < escort.units()) {
        return there + " of " + escort.units() + " " + escort.service() + " units are at the scene";
      }
    }
    return "";
  }

  /** Who waits for another service than this unit's to secure the scene; "" when nobody does. */
  String otherEscortFor(Incident incident, Unit unit, long nowMs) {
    for (Assignment a : incident.assignments()) {
      AccessRule rule = recommender.approach(incident, a.unit().service(), nowMs).ruling().rule();
      AccessRule.Escort escort = rule == null ? null : rule.escort();
      if (a.active() && a.waitsOutside() && escort != null && escort.service() != unit.service()) {
        return unit.id()
            + " is "
            + unit.service()
            + "; "
            + a.unit().id()
            + " waits for "
            + escort.service();
      }
    }
    return "";
  }

  /** Tells every unit that waits and no longer has to. */
  void letIn(Incident incident, Log log) {
    for (Assignment a : List.copyOf(incident.assignments())) {
      Unit unit = state.units().known(a.unit().id());
      if (a.active()
          && a.task() != Task.MEET
          && a.waitsOutside()
          && (!unit.status().arrived() || a.instruction() == Instruction.WITHDRAW)
          && unit.status().assigned()
          && waitsFor(a, incident, log.nowMs()).isEmpty()) {
        String by = incident.securedBy();
        log.follow(
            new UnitEvent.Instructed(
                unit.id(),
                incident.id(),
                Instruction.PROCEED,
                null,
                null,
                by.isEmpty() ? "the zone is open to it" : "scene secured by " + by));
      }
    }
  }

  /** Tells every unit that may no longer be inside: under way, stage; arrived, withdraw. */
  void bringOut(Incident incident, String why, Log log) {
    for (Assignment a : List.copyOf(incident.assignments())) {
      Unit unit = state.units().known(a.unit().id());
      boolean goesIn = a.active() && a.task() != Task.MEET && !a.waitsOutside();
      if (goesIn && !waitsFor(a, incident, log.nowMs()).isEmpty()) {
        bringOut(a, unit, incident, why, log);
      }
    }
  }

  private void bringOut(Assignment a, Unit unit, Incident incident, String why, Log log) {
    Approach approach = recommender.approach(incident, unit.service(), log.nowMs());
    NamedPlace staging = approach.ruling().stagingPoint();
    if (unit.status().underWay() || unit.status().arrived()) {
      log.follow(
          new UnitEvent.Instructed(
              unit.id(),
              incident.id(),
              unit.status().arrived() ? Instruction.WITHDRAW : Instruction.STAGE,
              staging == null ? a.destination() : staging.place(),
              null,
              why + (staging == null ? "" : "; stage at " + staging.spokenName())));
    }
  }
}
