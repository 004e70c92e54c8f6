package org.cordon.calls.format;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.calls.Area;
import org.cordon.calls.CallFormat;
import org.cordon.calls.CallPriority;
import org.cordon.calls.CallType;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.Service;
import org.cordon.calls.UnitSent;
import org.cordon.calls.Where;
import org.cordon.calls.format.Layout.Column;

/** San Francisco Fire Department Calls for Service: one row is one unit's part in a call. */
final class SanFranciscoFire implements Format {
  private static final String NUMBER = "(-?[0-9]+\\.?[0-9]*)";

  /** As the classic portal writes it: (37.75, -122.45). */
  private static final Pattern LAT_LON = Pattern.compile("\\(" + NUMBER + ", *" + NUMBER + "\\)");

  /** As the newer portal writes it: POINT (-122.45 37.75). */
  private static final Pattern POINT =
      Pattern.compile("POINT ?\\(" + NUMBER + " +" + NUMBER + "\\)");

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
  public void read(Row row, Draft draft) {
    draft.id = row.text(call);
    draft.rowId = draft.id + "-" + row.text(unit);
    draft.service = Service.FIRE;
    draft.type = new CallType(row.text(type), "", row.text(group));
    draft.priority = new CallPriority(row.text(original), row.text(last));
    draft.area = new Area(row.text(battalion), row.text(station), row.text(box));
    draft.time(Moment.RECEIVED, row.text(received));
    draft.time(Moment.ENTERED, row.text(entered));
    draft.time(Moment.DISPATCHED, row.text(dispatched));
    draft.time(Moment.EN_ROUTE, row.text(enRoute));
    draft.time(Moment.ON_SCENE, row.text(onScene));
    draft.time(Moment.TRANSPORT, row.text(transport));
    draft.time(Moment.AT_HOSPITAL, row.text(hospital));
    draft.time(Moment.AVAILABLE, row.text(available));
    draft.units = List.of(new UnitSent(row.text(unit), row.text(unitType), draft.times()));
    if (row.text(unitType).equalsIgnoreCase("PRIVATE")) {
      draft.find(Finding.PRIVATE_AMBULANCE);
    }
    readPlace(row.text(place), draft);
  }

  private static void readPlace(String text, Draft draft) {
    Matcher point = POINT.matcher(text);
    Matcher latLon = LAT_LON.matcher(text);
    if (point.matches()) {
      draft.place(point.group(2), point.group(1), Where.Quality.BLURRED);
    } else if (latLon.matches()) {
      draft.place(latLon.group(1), latLon.group(2), Where.Quality.BLURRED);
    } else if (text.isEmpty()) {
      draft.find(Finding.NO_PLACE);
    } else {
      draft.find(Finding.UNREADABLE_PLACE);
    }
  }
}
