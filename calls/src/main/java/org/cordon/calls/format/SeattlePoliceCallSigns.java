package org.cordon.calls.format;

import java.time.ZoneId;
import java.util.List;
import org.cordon.calls.CallFormat;
import org.cordon.calls.Field;
import org.cordon.calls.Moment;
import org.cordon.calls.Service;
import org.cordon.calls.Where;
import org.cordon.calls.format.Layout.Column;

/** Seattle Police Call Data as published since 2024: one row is one call sign sent to an event. */
final class SeattlePoliceCallSigns implements Format {
  private final Layout layout = new Layout();
  private final Column number = layout.required("CAD Event Number");
  private final Column queued = layout.required("CAD Event Original Time Queued");
  private final Column arrived = layout.required("CAD Event Arrived Time");
  private final Column callType = layout.required("Call Type");
  private final Column priority = layout.required("Priority");
  private final Column initial = layout.required("Initial Call Type");
  private final Column last = layout.optional("Final Call Type");
  private final Column precinct = layout.optional("Dispatch Precinct");
  private final Column sector = layout.optional("Dispatch Sector");
  private final Column beat = layout.optional("Dispatch Beat");
  private final Column lat = layout.optional("Dispatch Latitude");
  private final Column lon = layout.optional("Dispatch Longitude");
  private final Column sign = layout.optional("Call Sign Dispatch ID");
  private final Column dispatched = layout.optional("Call Sign Dispatch Time");
  private final Column onScene = layout.optional("Call Sign at Scene Time");
  private final Column inService = layout.optional("Call Sign In-Service Time");

  private final Meaning meaning =
      new Meaning()
          .service(Service.POLICE)
          .id(number)
          .unit(sign, null)
          .time(Moment.RECEIVED, queued)
          .time(Moment.ON_SCENE, arrived)
          .unitTime(Moment.DISPATCHED, dispatched)
          .unitTime(Moment.ON_SCENE, onScene)
          .unitTime(Moment.AVAILABLE, inService)
          .field(Field.INITIAL_TYPE, initial)
          .field(Field.FINAL_TYPE, last)
          .field(Field.TYPE_GROUP, callType)
          .field(Field.INITIAL_PRIORITY, priority)
          .field(Field.FINAL_PRIORITY, priority)
          .field(Field.PRECINCT, precinct)
          .field(Field.SECTOR, sector)
          .field(Field.BEAT, beat)
          .onView(new Meaning.Told(callType, List.of(SeattlePoliceCalls.ON_VIEW), false))
          .place(lat, lon, Where.Quality.BLURRED);

  @Override
  public CallFormat about() {
    return new CallFormat(
        "seattle-police-call-signs",
        "Seattle Police Call Data, a row per call sign sent",
        "data.seattle.gov 33kz-ixgy",
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
  public List<Column> order() {
    return List.of(number, sign, dispatched);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
