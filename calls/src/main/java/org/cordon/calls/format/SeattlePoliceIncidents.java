package org.cordon.calls.format;

import java.time.ZoneId;
import java.util.List;
import org.cordon.calls.CallFormat;
import org.cordon.calls.Field;
import org.cordon.calls.Moment;
import org.cordon.calls.Service;
import org.cordon.calls.Where;
import org.cordon.calls.format.Layout.Column;

/**
 * Seattle Police 911 Incident Response: where and what, and when an officer was on scene. It has no
 * time of the call, so it is a pattern in space and no measure of response.
 */
final class SeattlePoliceIncidents implements Format {
  private final Layout layout = new Layout();
  private final Column onScene = layout.required("At Scene Time");
  private final Column type = layout.required("Initial Type Description");
  private final Column group = layout.required("Initial Type Group");
  private final Column last = layout.required("Event Clearance Description");
  private final Column lat = layout.required("Latitude");
  private final Column lon = layout.required("Longitude");
  private final Column number = layout.optional("CAD Event Number");
  private final Column sector = layout.optional("District/Sector");
  private final Column beat = layout.optional("Zone/Beat");

  private final Meaning meaning =
      new Meaning()
          .service(Service.POLICE)
          .id(number)
          .time(Moment.ON_SCENE, onScene)
          .field(Field.INITIAL_TYPE, type)
          .field(Field.FINAL_TYPE, last)
          .field(Field.TYPE_GROUP, group)
          .field(Field.SECTOR, sector)
          .field(Field.BEAT, beat)
          .onView(new Meaning.Told(type, List.of("ONVIEW"), true))
          .place(lat, lon, Where.Quality.UNSTATED);

  @Override
  public CallFormat about() {
    return new CallFormat(
        "seattle-police-incidents",
        "Seattle Police Department 911 Incident Response",
        "data.seattle.gov 3k2p-39jp (ended 2017)",
        ZoneId.of("America/Los_Angeles"),
        layout.requiredNames());
  }

  @Override
  public Layout layout() {
    return layout;
  }

  @Override
  public Moment clock() {
    return Moment.ON_SCENE;
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
