package org.cordon.calls;

import java.time.ZoneId;
import org.cordon.calls.Layout.Column;

/** Seattle's open data set of fire calls: type, time and place; neither units nor arrival. */
final class SeattleFireRealTime implements Format {
  private final Layout layout = new Layout();
  private final Column type = layout.required("Type");
  private final Column time = layout.required("Datetime");
  private final Column lat = layout.required("Latitude");
  private final Column lon = layout.required("Longitude");
  private final Column number = layout.required("Incident Number");

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
  public void read(Row row, Draft draft) {
    draft.id = row.text(number);
    draft.rowId = draft.id;
    draft.service = Service.FIRE;
    draft.type = new CallType(row.text(type), "", "");
    draft.time(Moment.RECEIVED, row.text(time));
    draft.place(row.text(lat), row.text(lon), Where.Quality.UNSTATED);
  }
}
