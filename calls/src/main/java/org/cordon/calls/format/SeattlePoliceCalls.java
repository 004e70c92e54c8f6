package org.cordon.calls.format;

import java.time.ZoneId;
import org.cordon.calls.Area;
import org.cordon.calls.CallFormat;
import org.cordon.calls.CallPriority;
import org.cordon.calls.CallType;
import org.cordon.calls.Moment;
import org.cordon.calls.Service;
import org.cordon.calls.Where;
import org.cordon.calls.format.Layout.Column;

/** Seattle Police Call Data as published until 2024: one row is one event. */
final class SeattlePoliceCalls implements Format {
  static final String ON_VIEW = "ONVIEW";

  private final Layout layout = new Layout();
  private final Column number = layout.required("CAD Event Number");
  private final Column queued = layout.required("Original Time Queued");
  private final Column arrived = layout.required("Arrived Time");
  private final Column callType = layout.required("Call Type");
  private final Column priority = layout.required("Priority");
  private final Column initial = layout.required("Initial Call Type");
  private final Column last = layout.optional("Final Call Type");
  private final Column precinct = layout.optional("Precinct");
  private final Column sector = layout.optional("Sector");
  private final Column beat = layout.optional("Beat");
  private final Column lat = layout.optional("Blurred_Latitude", "Latitude");
  private final Column lon = layout.optional("Blurred_Longitude", "Longitude");

  @Override
  public CallFormat about() {
    return new CallFormat(
        "seattle-police-calls",
        "Seattle Police Call Data, a row per event",
        "data.seattle.gov 33kz-ixgy (until 2024)",
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
    return true;
  }

  @Override
  public void read(Row row, Draft draft) {
    draft.id = row.text(number);
    draft.rowId = draft.id;
    draft.service = Service.POLICE;
    draft.type = new CallType(row.text(initial), row.text(last), row.text(callType));
    draft.priority = new CallPriority(row.text(priority), row.text(priority));
    draft.area = new Area(row.text(precinct), row.text(sector), row.text(beat));
    draft.onView = row.text(callType).equalsIgnoreCase(ON_VIEW);
    draft.time(Moment.RECEIVED, row.text(queued));
    draft.time(Moment.ON_SCENE, row.text(arrived));
    draft.place(row.text(lat), row.text(lon), Where.Quality.BLURRED);
  }
}
