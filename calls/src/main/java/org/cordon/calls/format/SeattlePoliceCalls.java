package org.cordon.calls.format;

import java.time.ZoneId;
import java.util.List;
import org.cordon.calls.CallFormat;
import org.cordon.calls.Field;
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

  private final Meaning meaning =
      new Meaning()
          .service(Service.POLICE)
          .id(number)
          .time(Moment.RECEIVED, queued)
          .time(Moment.ON_SCENE, arrived)
          .field(Field.INITIAL_TYPE, initial)
          .field(Field.FINAL_TYPE, last)
          .field(Field.TYPE_GROUP, callType)
          .field(Field.INITIAL_PRIORITY, priority)
          .field(Field.FINAL_PRIORITY, priority)
          .field(Field.PRECINCT, precinct)
          .field(Field.SECTOR, sector)
          .field(Field.BEAT, beat)
          .onView(new Meaning.Told(callType, List.of(ON_VIEW), false))
          .place(lat, lon, Where.Quality.BLURRED);

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
  public Meaning meaning() {
    return meaning;
  }
}
