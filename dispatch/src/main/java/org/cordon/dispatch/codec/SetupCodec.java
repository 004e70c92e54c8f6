package org.cordon.dispatch.codec;

import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.SetupEvent;
import org.jspecify.annotations.Nullable;

/** Roster, stations, plans and settings, each way. */
final class SetupCodec {
  private SetupCodec() {}

  static Kinded write(SetupEvent event) {
    Fields f = new Fields();
    return switch (event) {
      case SetupEvent.Started e -> {
        f.put("cityHash", e.cityHash());
        yield Kinded.of("started", f.putUnlessEmpty("speedsHash", e.speedsHash()));
      }
      case SetupEvent.Configured e ->
          Kinded.of("configured", f.put("settings", Values.of(e.settings())));
      case SetupEvent.OperatorEnrolled e ->
          Kinded.of(
              "operator-enrolled",
              f.put("operator", e.operatorId())
                  .put("role", e.role())
                  .putUnlessEmpty("office", e.office())
                  .putUnlessEmpty("key", e.key()));
      case SetupEvent.PlanSet e -> Kinded.of("plan-set", f.put("plan", Values.of(e.plan())));
      case SetupEvent.StationAdded e ->
          Kinded.of("station-added", f.put("station", Values.of(e.station())));
      case SetupEvent.StationMoved e ->
          Kinded.of("station-moved", f.put("station", e.stationId()).put("place", e.place()));
      case SetupEvent.StationClosed e ->
          Kinded.of(
              "station-closed",
              f.put("station", e.stationId()).putUnlessEmpty("authority", e.authority()));
      case SetupEvent.StationOpened e ->
          Kinded.of("station-opened", f.put("station", e.stationId()));
      case SetupEvent.UnitAdded e ->
          Kinded.of("unit-added", f.put("unit", Values.of(e.unit())).put("onDuty", e.onDuty()));
      case SetupEvent.ShiftSet e ->
          Kinded.of("shift-set", f.put("unit", e.unitId()).put("shift", Values.of(e.shift())));
      case SetupEvent.UnitRehomed e ->
          Kinded.of("unit-rehomed", f.put("unit", e.unitId()).put("station", e.stationId()));
    };
  }

  static @Nullable SetupEvent read(String kind, Fields f) {
    return switch (kind) {
      case "started" -> new SetupEvent.Started(f.text("cityHash"), f.textOr("speedsHash", ""));
      case "configured" -> new SetupEvent.Configured(f.nested("settings", Values::settings));
      case "operator-enrolled" ->
          new SetupEvent.OperatorEnrolled(
              f.text("operator"),
              f.constant("role", Role.class),
              f.textOr("office", ""),
              f.textOr("key", ""));
      case "plan-set" -> new SetupEvent.PlanSet(f.nested("plan", Values::plan));
      case "station-added" -> new SetupEvent.StationAdded(f.nested("station", Values::station));
      case "station-moved" -> new SetupEvent.StationMoved(f.text("station"), f.place("place"));
      case "station-closed" ->
          new SetupEvent.StationClosed(f.text("station"), f.textOr("authority", ""));
      case "station-opened" -> new SetupEvent.StationOpened(f.text("station"));
      case "unit-added" ->
          new SetupEvent.UnitAdded(f.nested("unit", Values::unit), f.truth("onDuty"));
      case "shift-set" -> new SetupEvent.ShiftSet(f.text("unit"), f.nested("shift", Values::shift));
      case "unit-rehomed" -> new SetupEvent.UnitRehomed(f.text("unit"), f.text("station"));
      default -> null;
    };
  }
}
