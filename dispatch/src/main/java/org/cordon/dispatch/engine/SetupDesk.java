package org.cordon.dispatch.engine;

import static org.cordon.dispatch.engine.Checks.no;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.DispatchRefusal;
import org.cordon.dispatch.model.Outcome.Refused;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.SetupCommand;
import org.cordon.dispatch.model.SetupEvent;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.UnitSpec;
import org.cordon.dispatch.policy.OfficeProof;
import org.jspecify.annotations.Nullable;

/** Decides on roster, stations, plans and settings. */
final class SetupDesk {
  private final State state;
  private final Checks checks;
  private final OwnerWatch owners;

  SetupDesk(State state, Checks checks, OwnerWatch owners) {
    this.state = state;
    this.checks = checks;
    this.owners = owners;
  }

  @Nullable Refused decide(SetupCommand command, Log log) {
    switch (command) {
      case SetupCommand.Configure c -> log.tell(new SetupEvent.Configured(c.settings()));
      case SetupCommand.SetPlan c -> {
        Refused bad = Checks.id(c.plan().type(), "incident type");
        List<String> needed =
            c.plan().requirements().stream()
                .map(r -> r.capability().isEmpty() ? r.service().name() : r.capability())
                .toList();
        bad = bad != null ? bad : Checks.names(needed, "requirement");
        if (bad != null) {
          return bad;
        }
        log.tell(new SetupEvent.PlanSet(c.plan()));
      }
      case SetupCommand.EnrolOperator c -> {
        Refused bad = Checks.id(c.operatorId(), "operator id");
        bad = bad != null ? bad : office(c);
        bad = bad != null ? bad : key(c);
        if (bad != null) {
          return bad;
        }
        String before = c.role() == Role.HEAD ? state.setup().key(c.operatorId()) : "";
        String key = c.key().isEmpty() ? before : c.key();
        log.tell(new SetupEvent.OperatorEnrolled(c.operatorId(), c.role(), c.office(), key));
      }
      case SetupCommand.AddStation c -> {
        return addStation(c, log);
      }
      case SetupCommand.MoveStation c -> {
        if (state.units().station(c.stationId()) == null) {
          return unknownStation(c.stationId());
        }
        log.tell(new SetupEvent.StationMoved(c.stationId(), c.place()));
      }
      case SetupCommand.CloseStation c -> {
        return close(c, log);
      }
      case SetupCommand.OpenStation c -> {
        return open(c, log);
      }
      case SetupCommand.AddUnit c -> {
        return addUnit(c.unit(), log);
      }
      case SetupCommand.SetShift c -> {
        Refused bad = checks.unit(c.unitId());
        if (bad != null) {
          return bad;
        }
        log.tell(new SetupEvent.ShiftSet(c.unitId(), c.shift()));
      }
      case SetupCommand.Rehome c -> {
        return rehome(c, log);
      }
    }
    return null;
  }

  /** A head speaks for an office; the others may belong to one. */
  private static @Nullable Refused office(SetupCommand.EnrolOperator c) {
    FieldChecks fields = new FieldChecks();
    if (c.role() == Role.HEAD || !c.office().isEmpty()) {
      fields.name("office", c.office());
    }
    return fields.refused();
  }

  /** Heads sign, and nobody else. */
  private static @Nullable Refused key(SetupCommand.EnrolOperator c) {
    return c.key().isEmpty() || (c.role() == Role.HEAD && OfficeProof.isKey(c.key()))
        ? null
        : no(
            DispatchRefusal.OFFICE_KEY_UNUSABLE,
            c.role() == Role.HEAD ? "no public key" : "a key for a " + c.role(),
            "key of " + c.operatorId());
  }

  private static Refused unknownStation(String id) {
    return no(DispatchRefusal.UNKNOWN_STATION, id, "station");
  }

  private @Nullable Refused addStation(SetupCommand.AddStation c, Log log) {
    Refused bad = Checks.id(c.station().id(), "station id");
    bad = bad != null ? bad : Checks.id(c.station().name(), "station name");
    if (bad != null) {
      return bad;
    }
    if (state.units().station(c.station().id()) != null) {
      return no(DispatchRefusal.DUPLICATE_ID, c.station().id(), "station id");
    }
    log.tell(new SetupEvent.StationAdded(c.station()));
    return null;
  }

  private @Nullable Refused close(SetupCommand.CloseStation c, Log log) {
    Station station = state.units().station(c.stationId());
    if (station == null) {
      return unknownStation(c.stationId());
    }
    if (!state.units().isOpen(c.stationId())) {
      return no(DispatchRefusal.STATION_IN_WRONG_STATE, c.stationId() + " is closed", "station");
    }
    Refused bad = homeable(c.rehomeTo());
    if (bad != null || c.rehomeTo().equals(c.stationId())) {
      return bad != null
          ? bad
          : no(DispatchRefusal.REHOME_TO_CLOSED_STATION, c.rehomeTo(), "rehome to");
    }
    bad = checks.authority(c.authority());
    if (bad != null) {
      return bad;
    }
    log.tell(new SetupEvent.StationClosed(c.stationId(), c.authority()));
    for (Unit unit : List.copyOf(state.units().all())) {
      if (unit.homeId().equals(c.stationId()) || unit.postId().equals(c.stationId())) {
        log.follow(new SetupEvent.UnitRehomed(unit.id(), c.rehomeTo()));
      }
    }
    owners.check(station, log);
    return null;
  }

  private @Nullable Refused open(SetupCommand.OpenStation c, Log log) {
    Station station = state.units().station(c.stationId());
    if (station == null) {
      return unknownStation(c.stationId());
    }
    if (state.units().isOpen(c.stationId())) {
      return no(DispatchRefusal.STATION_IN_WRONG_STATE, c.stationId() + " is open", "station");
    }
    log.tell(new SetupEvent.StationOpened(c.stationId()));
    owners.check(station, log);
    return null;
  }

  private @Nullable Refused homeable(String stationId) {
    if (state.units().station(stationId) == null) {
      return unknownStation(stationId);
    }
    return state.units().isOpen(stationId)
        ? null
        : no(DispatchRefusal.REHOME_TO_CLOSED_STATION, stationId, "station");
  }

  private @Nullable Refused addUnit(UnitSpec unit, Log log) {
    Refused bad = Checks.id(unit.id(), "unit id");
    bad = bad != null ? bad : Checks.id(unit.crewId(), "crew id");
    bad = bad != null ? bad : Checks.names(unit.capabilities(), "capability");
    bad = bad != null ? bad : homeable(unit.stationId());
    if (bad != null) {
      return bad;
    }
    if (state.unit(unit.id()) != null) {
      return no(DispatchRefusal.DUPLICATE_ID, unit.id(), "unit id");
    }
    log.tell(new SetupEvent.UnitAdded(unit, unit.shift().covers(log.nowMs())));
    return null;
  }

  private @Nullable Refused rehome(SetupCommand.Rehome c, Log log) {
    Refused bad = homeable(c.stationId());
    if (bad != null) {
      return bad;
    }
    List<String> units = new ArrayList<>(c.unitIds());
    for (String unitId : units) {
      bad = checks.unit(unitId);
      if (bad != null) {
        return bad;
      }
    }
    if (units.isEmpty()) {
      return no(DispatchRefusal.NO_UNITS_NAMED, "an empty list", "rehome");
    }
    units.forEach(u -> log.tell(new SetupEvent.UnitRehomed(u, c.stationId())));
    return null;
  }
}
