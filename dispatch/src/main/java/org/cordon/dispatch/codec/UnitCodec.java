package org.cordon.dispatch.codec;

import org.cordon.dispatch.model.Instruction;
import org.cordon.dispatch.model.Milestone;
import org.cordon.dispatch.model.OverrideReason;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.dispatch.model.UnitStatus;
import org.jspecify.annotations.Nullable;

/** Units, each way. */
final class UnitCodec {
  private UnitCodec() {}

  static Kinded write(UnitEvent event) {
    Fields f = new Fields();
    return switch (event) {
      case UnitEvent.Dispatched e ->
          Kinded.of(
              "dispatched",
              f.put("unit", e.unitId())
                  .put("incident", e.incidentId())
                  .put("task", e.task())
                  .put("destination", e.destination())
                  .put("eta_ms", e.etaMs())
                  .put("preempts", e.preempts())
                  .put("override", e.override())
                  .putAll("ranked", e.ranked(), c -> Values.of(c).map()));
      case UnitEvent.StatusChanged e ->
          Kinded.of(
              "status-changed",
              f.put("unit", e.unitId()).put("incident", e.incidentId()).put("status", e.status()));
      case UnitEvent.StepUndone e ->
          Kinded.of(
              "step-undone",
              f.put("unit", e.unitId()).put("incident", e.incidentId()).put("undone", e.undone()));
      case UnitEvent.TimeCorrected e ->
          Kinded.of(
              "time-corrected",
              f.put("incident", e.incidentId())
                  .put("unit", e.unitId())
                  .put("milestone", e.milestone())
                  .put("happenedAt", e.happenedAtMs()));
      case UnitEvent.Instructed e ->
          Kinded.of(
              "instructed",
              f.put("unit", e.unitId())
                  .put("incident", e.incidentId())
                  .put("instruction", e.instruction())
                  .put("destination", e.destination())
                  .put("override", e.override())
                  .put("reason", e.reason()));
      case UnitEvent.ShiftTurned e ->
          Kinded.of("shift-turned", f.put("unit", e.unitId()).put("begins", e.begins()));
      case UnitEvent.ConfirmedSafe e -> Kinded.of("confirmed-safe", f.put("unit", e.unitId()));
      case UnitEvent.MovedUp e ->
          Kinded.of("moved-up", f.put("unit", e.unitId()).put("station", e.stationId()));
      case UnitEvent.ManualEtaSet e ->
          Kinded.of("manual-eta-set", f.put("unit", e.unitId()).put("eta_ms", e.etaMs()));
    };
  }

  static @Nullable UnitEvent read(String kind, Fields f) {
    return switch (kind) {
      case "dispatched" ->
          new UnitEvent.Dispatched(
              f.text("unit"),
              f.text("incident"),
              f.constant("task", Task.class),
              f.placeOrNull("destination"),
              f.number("eta_ms"),
              f.text("preempts"),
              f.constantOrNull("override", OverrideReason.class),
              f.nestedAll("ranked", Values::candidate));
      case "status-changed" ->
          new UnitEvent.StatusChanged(
              f.text("unit"), f.text("incident"), f.constant("status", UnitStatus.class));
      case "step-undone" ->
          new UnitEvent.StepUndone(
              f.text("unit"), f.text("incident"), f.constant("undone", UnitStatus.class));
      case "time-corrected" ->
          new UnitEvent.TimeCorrected(
              f.text("incident"),
              f.text("unit"),
              f.constant("milestone", Milestone.class),
              f.number("happenedAt"));
      case "instructed" ->
          new UnitEvent.Instructed(
              f.text("unit"),
              f.text("incident"),
              f.constant("instruction", Instruction.class),
              f.placeOrNull("destination"),
              f.constantOrNull("override", OverrideReason.class),
              f.text("reason"));
      case "shift-turned" -> new UnitEvent.ShiftTurned(f.text("unit"), f.truth("begins"));
      case "confirmed-safe" -> new UnitEvent.ConfirmedSafe(f.text("unit"));
      case "moved-up" -> new UnitEvent.MovedUp(f.text("unit"), f.text("station"));
      case "manual-eta-set" -> new UnitEvent.ManualEtaSet(f.text("unit"), f.number("eta_ms"));
      default -> null;
    };
  }
}
