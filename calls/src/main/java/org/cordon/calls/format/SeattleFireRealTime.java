package org.cordon.calls.format;

import java.time.ZoneId;
import org.cordon.calls.CallFormat;
import org.cordon.calls.Field;
import org.cordon.calls.Moment;
import org.cordon.calls.Service;
import org.cordon.calls.Where;
import org.cordon.calls.format.Layout.Column;

/** Seattle's open data set of fire calls: type, time and place; neither units nor arrival. */
final class SeattleFireRealTime implements Format {
  private final Layout layout = new Layout();
  private final Column type = layout.required("Type");
  private final Column time = layout.required("Datetime");
  private final Column lat = layout.required("Latitude");
  private final Column lon = layout.required("Longitude");
  private final Column number = layout.required("Incident Number");

  private final Meaning meaning =
      new Meaning()
          .service(Service.FIRE)
          .id(number)
          .time(Moment.RECEIVED, time)
          .field(Field.INITIAL_TYPE, type)
          .place(lat, lon, Where.Quality.UNSTATED);

  @Override
  public CallFormat about() {
    return new CallFormat(
        "seattle-fire",
        "Seattle Real Time Fire 911 Calls",
        "data.seattle.gov kzjm-xkqj",
        ZoneId.of("America/Los_Angeles"),
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
