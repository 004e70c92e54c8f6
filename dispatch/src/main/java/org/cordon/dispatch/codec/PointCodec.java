package org.cordon.dispatch.codec;

import org.cordon.dispatch.model.Acknowledgement;
import org.cordon.dispatch.model.AlarmEvent;
import org.cordon.dispatch.model.AlarmKind;
import org.cordon.dispatch.model.OverrideReason;
import org.cordon.dispatch.model.PointEvent;
import org.jspecify.annotations.Nullable;

/** Meeting points and alarms, each way. */
final class PointCodec {
  private PointCodec() {}

  static Kinded write(PointEvent event) {
    Fields f = new Fields();
    return switch (event) {
      case PointEvent.PointSet e ->
          Kinded.of(
              "point-set",
              f.put("incident", e.incidentId())
                  .put("point", Values.of(e.point()))
                  .put("override", e.override()));
      case PointEvent.PointWithdrawn e ->
          Kinded.of("point-withdrawn", f.put("incident", e.incidentId()));
      case PointEvent.PointAcknowledged e ->
          Kinded.of(
              "point-acknowledged",
              f.put("incident", e.incidentId())
                  .put("party", Values.of(e.party()))
                  .put("version", e.version())
                  .put("point", e.pointId())
                  .put("how", e.how()));
    };
  }

  static Kinded write(AlarmEvent event) {
    Fields f = new Fields();
    return switch (event) {
      case AlarmEvent.Raised e ->
          Kinded.of(
              "alarm-raised",
              f.put("alarm", e.kind()).put("subject", e.subject()).put("text", e.text()));
      case AlarmEvent.Cleared e ->
          Kinded.of("alarm-cleared", f.put("alarm", e.kind()).put("subject", e.subject()));
      case AlarmEvent.Acknowledged e ->
          Kinded.of("alarm-acknowledged", f.put("alarm", e.kind()).put("subject", e.subject()));
    };
  }

  static @Nullable PointEvent read(String kind, Fields f) {
    return switch (kind) {
      case "point-set" ->
          new PointEvent.PointSet(
              f.text("incident"),
              f.nested("point", Values::point),
              f.constantOrNull("override", OverrideReason.class));
      case "point-withdrawn" -> new PointEvent.PointWithdrawn(f.text("incident"));
      case "point-acknowledged" ->
          new PointEvent.PointAcknowledged(
              f.text("incident"),
              f.nested("party", Values::party),
              f.count("version"),
              f.text("point"),
              f.constant("how", Acknowledgement.How.class));
      default -> null;
    };
  }

  static @Nullable AlarmEvent readAlarm(String kind, Fields f) {
    return switch (kind) {
      case "alarm-raised" ->
          new AlarmEvent.Raised(
              f.constant("alarm", AlarmKind.class), f.text("subject"), f.text("text"));
      case "alarm-cleared" ->
          new AlarmEvent.Cleared(f.constant("alarm", AlarmKind.class), f.text("subject"));
      case "alarm-acknowledged" ->
          new AlarmEvent.Acknowledged(f.constant("alarm", AlarmKind.class), f.text("subject"));
      default -> null;
    };
  }
}
