package org.cordon.calls.format;

import java.time.ZoneOffset;
import org.cordon.calls.CallFormat;
import org.cordon.calls.Field;
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

  private final Meaning meaning =
      new Meaning()
          .service(Service.POLICE)
          .serviceIn(service)
          .id(number)
          .time(Moment.RECEIVED, received)
          .field(Field.INITIAL_TYPE, type)
          .field(Field.INITIAL_PRIORITY, priority)
          .field(Field.FINAL_PRIORITY, priority)
          .place(lat, lon, Where.Quality.EXACT);

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
  public Meaning meaning() {
    return meaning;
  }
}
