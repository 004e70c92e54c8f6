package org.cordon.calls.format;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cordon.calls.Area;
import org.cordon.calls.CallPriority;
import org.cordon.calls.CallType;
import org.cordon.calls.Field;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.Service;
import org.cordon.calls.UnitSent;
import org.cordon.calls.Where;
import org.cordon.calls.format.Layout.Column;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a format says what: the one place from which rows are read one by one and from
 * which queries over whole files are made.
 */
public final class Meaning {
  private static final String NUMBER = "(-?[0-9]+\\.?[0-9]*)";

  /** As the classic portal writes a point: (37.75, -122.45). */
  public static final String LAT_LON = "\\(" + NUMBER + ", *" + NUMBER + "\\)";

  /** As the newer portal writes it: POINT (-122.45 37.75). */
  public static final String POINT = "POINT ?\\(" + NUMBER + " +" + NUMBER + "\\)";

  private static final Pattern LAT_LON_PATTERN = Pattern.compile(LAT_LON);
  private static final Pattern POINT_PATTERN = Pattern.compile(POINT);

  private @Nullable Column id;
  private @Nullable Column unit;
  private @Nullable Column unitKind;
  private final EnumMap<Moment, Column> times = new EnumMap<>(Moment.class);
  private final EnumMap<Moment, Column> unitTimes = new EnumMap<>(Moment.class);
  private final EnumMap<Field, Column> fields = new EnumMap<>(Field.class);
  private Service service = Service.FIRE;
  private @Nullable Column serviceColumn;
  private @Nullable Told onView;
  private @Nullable Told privateUnit;
  private @Nullable Places places;

  /**
   * What a row is when a column says so, whatever the case of its letters.
   *
   * @param anywhere whether the words may stand within a longer text
   */
  public record Told(Column column, List<String> words, boolean anywhere) {
    public Told {
      words = words.stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
    }

    boolean by(Row row) {
      String text = row.text(column).toUpperCase(Locale.ROOT);
      return anywhere ? words.stream().anyMatch(text::contains) : words.contains(text);
    }
  }

  /**
   * Where a row was: degrees in two columns, or a point in one.
   *
   * @param lat the column of a point, where {@code lon} is null
   */
  public record Places(Column lat, @Nullable Column lon, Function<Row, Where.Quality> quality) {}

  Meaning service(Service whose) {
    service = whose;
    return this;
  }

  /** A column that says police, fire or ems; empty is the service given. */
  Meaning serviceIn(Column column) {
    serviceColumn = column;
    return this;
  }

  Meaning id(Column column) {
    id = column;
    return this;
  }

  /** Where a row is one unit's part in a call. */
  Meaning unit(Column column, @Nullable Column kind) {
    unit = column;
    unitKind = kind;
    return this;
  }

  Meaning time(Moment moment, Column column) {
    times.put(moment, column);
    return this;
  }

  Meaning unitTime(Moment moment, Column column) {
    unitTimes.put(moment, column);
    return this;
  }

  Meaning field(Field field, Column column) {
    fields.put(field, column);
    return this;
  }

  Meaning onView(Told told) {
    onView = told;
    return this;
  }

  Meaning privateUnit(Told told) {
    privateUnit = told;
    return this;
  }

  Meaning place(Column lat, Column lon, Function<Row, Where.Quality> quality) {
    places = new Places(lat, lon, quality);
    return this;
  }

  Meaning place(Column lat, Column lon, Where.Quality quality) {
    return place(lat, lon, row -> quality);
  }

  Meaning point(Column point, Where.Quality quality) {
    places = new Places(point, null, row -> quality);
    return this;
  }

  /** The call's number. */
  public @Nullable Column id() {
    return id;
  }

  /** The unit that the row is about. */
  public @Nullable Column unit() {
    return unit;
  }

  /** The call's times, in the order of the moments. */
  public Map<Moment, Column> times() {
    return Collections.unmodifiableMap(times);
  }

  /** The unit's own times, where they are not the call's. */
  public Map<Moment, Column> unitTimes() {
    return Collections.unmodifiableMap(unitTimes);
  }

  /** Where each field of text stands; a field the format does not have is absent. */
  public Map<Field, Column> fields() {
    return Collections.unmodifiableMap(fields);
  }

  /** Whose calls they are, unless a column says otherwise. */
  public Service service() {
    return service;
  }

  /** The column that says whose call it is. */
  public @Nullable Column serviceColumn() {
    return serviceColumn;
  }

  /** How a row says that an officer came upon it. */
  public @Nullable Told onView() {
    return onView;
  }

  /** How a row says that it is about a private ambulance. */
  public @Nullable Told privateUnit() {
    return privateUnit;
  }

  /** Where places stand. */
  public @Nullable Places places() {
    return places;
  }

  /** Fills the draft from one row. */
  void read(Row row, Draft draft) {
    readNames(row, draft);
    times.forEach((moment, column) -> draft.time(moment, row.text(column)));
    unitTimes.forEach((moment, column) -> draft.unitTime(moment, row.text(column)));
    readUnit(row, draft);
    readService(row, draft);
    draft.onView = onView != null && onView.by(row);
    if (privateUnit != null && privateUnit.by(row)) {
      draft.find(Finding.PRIVATE_AMBULANCE);
    }
    readPlace(row, draft);
  }

  private void readNames(Row row, Draft draft) {
    draft.id = text(row, id);
    draft.rowId = unit == null ? draft.id : draft.id + "-" + row.text(unit);
    draft.type =
        new CallType(
            text(row, Field.INITIAL_TYPE),
            text(row, Field.FINAL_TYPE),
            text(row, Field.TYPE_GROUP));
    draft.priority =
        new CallPriority(text(row, Field.INITIAL_PRIORITY), text(row, Field.FINAL_PRIORITY));
    draft.area =
        new Area(text(row, Field.PRECINCT), text(row, Field.SECTOR), text(row, Field.BEAT));
  }

  private void readUnit(Row row, Draft draft) {
    if (unit != null && !row.text(unit).isEmpty()) {
      draft.units =
          List.of(
              new UnitSent(
                  row.text(unit),
                  text(row, unitKind),
                  unitTimes.isEmpty() ? draft.times() : draft.unitTimes()));
    }
  }

  private void readService(Row row, Draft draft) {
    draft.service = service;
    switch (text(row, serviceColumn).toLowerCase(Locale.ROOT)) {
      case "" -> draft.service = service;
      case "police" -> draft.service = Service.POLICE;
      case "fire" -> draft.service = Service.FIRE;
      case "ems" -> draft.service = Service.EMS;
      default -> draft.find(Finding.UNKNOWN_SERVICE);
    }
  }

  private void readPlace(Row row, Draft draft) {
    Places known = places;
    if (known == null) {
      draft.find(Finding.NO_PLACE);
    } else if (known.lon() == null) {
      readPoint(row.text(known.lat()), known.quality().apply(row), draft);
    } else {
      draft.place(row.text(known.lat()), row.text(known.lon()), known.quality().apply(row));
    }
  }

  private static void readPoint(String text, Where.Quality quality, Draft draft) {
    Matcher point = POINT_PATTERN.matcher(text);
    Matcher latLon = LAT_LON_PATTERN.matcher(text);
    if (point.matches()) {
      draft.place(point.group(2), point.group(1), quality);
    } else if (latLon.matches()) {
      draft.place(latLon.group(1), latLon.group(2), quality);
    } else if (text.isEmpty()) {
      draft.find(Finding.NO_PLACE);
    } else {
      draft.find(Finding.UNREADABLE_PLACE);
    }
  }

  private String text(Row row, Field field) {
    return text(row, fields.get(field));
  }

  private static String text(Row row, @Nullable Column column) {
    return column == null ? "" : row.text(column);
  }
}
