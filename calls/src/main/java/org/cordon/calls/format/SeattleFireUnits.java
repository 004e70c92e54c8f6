package org.cordon.calls.format;

import java.time.ZoneId;
import java.util.Arrays;
import org.cordon.calls.CallFormat;
import org.cordon.calls.Field;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.Service;
import org.cordon.calls.Times;
import org.cordon.calls.UnitSent;
import org.cordon.calls.Where;
import org.cordon.calls.format.Layout.Column;

/**
 * Seattle Fire's real-time 911 page as tabulated in 2017: the units sent, and a start time only.
 */
final class SeattleFireUnits implements Format {
  private final Layout layout = new Layout();
  private final Column time = layout.required("timestamp");
  private final Column number = layout.required("incident_number");
  private final Column units = layout.required("units");
  private final Column type = layout.required("incident_type");
  private final Column lat = layout.required("lat");
  private final Column lon = layout.required("lon");
  private final Column geocode = layout.optional("geocode");

  private final Meaning meaning =
      new Meaning()
          .service(Service.FIRE)
          .id(number)
          .time(Moment.RECEIVED, time)
          .field(Field.INITIAL_TYPE, type)
          .place(lat, lon, row -> quality(row.text(geocode)));

  @Override
  public CallFormat about() {
    return new CallFormat(
        "seattle-fire-units",
        "Seattle Fire real-time 911 with the units sent",
        "web.seattle.gov/sfd/realtime911, tabulated and geocoded",
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

  @Override
  public void read(Row row, Draft draft) {
    meaning.read(row, draft);
    draft.units =
        Arrays.stream(row.text(units).split("[ ,]+"))
            .filter(unit -> !unit.isEmpty())
            .map(unit -> new UnitSent(unit, "", Times.none()))
            .toList();
    if (draft.units.isEmpty()) {
      draft.find(Finding.NO_UNITS);
    }
  }

  private static Where.Quality quality(String geocode) {
    return switch (geocode) {
      case "exact" -> Where.Quality.EXACT;
      case "block" -> Where.Quality.BLOCK;
      case "intersection" -> Where.Quality.INTERSECTION;
      case "adjacent_block" -> Where.Quality.ADJACENT_BLOCK;
      default -> Where.Quality.UNSTATED;
    };
  }
}
