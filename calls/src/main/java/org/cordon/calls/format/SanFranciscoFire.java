package org.cordon.calls.format;

import java.time.ZoneId;
import java.util.List;
import org.cordon.calls.CallFormat;
import org.cordon.calls.Field;
import org.cordon.calls.Moment;
import org.cordon.calls.Service;
import org.cordon.calls.Where;
import org.cordon.calls.format.Layout.Column;

/** San Francisco Fire Department Calls for Service: one row is one unit's part in a call. */
final class SanFranciscoFire implements Format {
  private final Layout layout = new Layout();
  private final Column call = layout.required("Call Number");
  private final Column unit = layout.required("Unit ID");
  private final Column type = layout.required("Call Type");
  private final Column received = layout.required("Received DtTm");
  private final Column entered = layout.required("Entry DtTm");
  private final Column dispatched = layout.required("Dispatch DtTm");
  private final Column enRoute = layout.required("Response DtTm");
  private final Column onScene = layout.required("On Scene DtTm");
  private final Column transport = layout.required("Transport DtTm");
  private final Column hospital = layout.required("Hospital DtTm");
  private final Column available = layout.required("Available DtTm");
  private final Column place = layout.required("Location", "case_location");
  private final Column unitType = layout.required("Unit Type");
  private final Column original = layout.required("Original Priority");
  private final Column last = layout.required("Final Priority");
  private final Column group = layout.optional("Call Type Group");
  private final Column battalion = layout.optional("Battalion");
  private final Column station = layout.optional("Station Area");
  private final Column box = layout.optional("Box");
  private final Column sequence = layout.optional("Unit sequence in call dispatch");

  private final Meaning meaning =
      new Meaning()
          .service(Service.FIRE)
          .id(call)
          .unit(unit, unitType)
          .time(Moment.RECEIVED, received)
          .time(Moment.ENTERED, entered)
          .time(Moment.DISPATCHED, dispatched)
          .time(Moment.EN_ROUTE, enRoute)
          .time(Moment.ON_SCENE, onScene)
          .time(Moment.TRANSPORT, transport)
          .time(Moment.AT_HOSPITAL, hospital)
          .time(Moment.AVAILABLE, available)
          .field(Field.INITIAL_TYPE, type)
          .field(Field.TYPE_GROUP, group)
          .field(Field.INITIAL_PRIORITY, original)
          .field(Field.FINAL_PRIORITY, last)
          .field(Field.PRECINCT, battalion)
          .field(Field.SECTOR, station)
          .field(Field.BEAT, box)
          .privateUnit(new Meaning.Told(unitType, List.of("PRIVATE"), false))
          .point(place, Where.Quality.BLURRED);

  @Override
  public CallFormat about() {
    return new CallFormat(
        "san-francisco-fire",
        "San Francisco Fire Department Calls for Service",
        "data.sfgov.org nuek-vuh3",
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
    return List.of(call, sequence, unit);
  }

  @Override
  public Meaning meaning() {
    return meaning;
  }
}
