package org.cordon.calls.format;

import java.time.ZoneOffset;
import java.util.Locale;
import org.cordon.calls.CallFormat;
import org.cordon.calls.CallPriority;
import org.cordon.calls.CallType;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.Service;
import org.cordon.calls.Where;
import org.cordon.calls.format.Layout.Column;

/**
 * Cordon's own table, for calls that no portal publishes: {@code received} (ISO 8601 with offset;
 * without one it is UTC), {@code lat}, {@code lon}, {@code type}, {@code priority}, and if wanted
 * {@code id} and {@code service} (police, fire, ems).
 */
final class CordonCsv implements Format {
  private final Layout layout = new Layout();
  private final Column received = layout.required("received");
  private final Column lat = layout.required("lat");
  private final Column lon = layout.required("lon");
  private final Column type = layout.required("type");
  private final Column priority = layout.required("priority");
  private final Column number = layout.optional("id");
  private final Column service = layout.optional("service");

  @Override
  public CallFormat about() {
    return new CallFormat(
        "cordon",
        "Cordon's own CSV: received,lat,lon,type,priority[,id,service]",
        "written by hand or by a program",
        ZoneOffset.UTC,
        layout.requiredNames());
  }

  @Override
  public Layout layout() {
    return layout;
  }

  @Override
  public Moment clock() {
    return Moment.RECEIVED;
  }

  @Override
  public boolean recordsArrival() {
    return false;
  }

  @Override
  public void read(Row row, Draft draft) {
    draft.id = row.text(number);
    draft.rowId = draft.id;
    draft.type = new CallType(row.text(type), "", "");
    draft.priority = new CallPriority(row.text(priority), row.text(priority));
    draft.time(Moment.RECEIVED, row.text(received));
    draft.place(row.text(lat), row.text(lon), Where.Quality.EXACT);
    switch (row.text(service).toLowerCase(Locale.ROOT)) {
      case "police", "" -> draft.service = Service.POLICE;
      case "fire" -> draft.service = Service.FIRE;
      case "ems" -> draft.service = Service.EMS;
      default -> draft.find(Finding.UNKNOWN_SERVICE);
    }
  }
}
