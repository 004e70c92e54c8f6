package org.cordon.calls.roster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.cordon.calls.CallsRefusal;
import org.cordon.calls.Where;
import org.cordon.calls.format.Layout;
import org.cordon.calls.format.Layout.Column;
import org.cordon.calls.format.Row;
import org.cordon.calls.reader.Table;
import org.cordon.calls.roster.FireRoster.Apparatus;
import org.cordon.calls.roster.FireRoster.FireStation;

/**
 * Reads a roster of two tables: stations ({@code station,lat,lon}) and apparatus ({@code
 * apparatus,station,apparatus_note}). What is in reserve, unstaffed or nowhere is left out by name.
 */
public final class RosterReader {
  private static final Pattern CALL_SIGN = Pattern.compile("[A-Z]+[0-9]+");

  private final List<FireStation> stations = new ArrayList<>();
  private final List<Apparatus> apparatus = new ArrayList<>();
  private final SortedMap<String, List<String>> leftOut = new TreeMap<>();

  private RosterReader() {}

  /**
   * Reads both tables.
   *
   * @throws CallsRefusal when a file is missing or lacks a column, or nothing is left
   */
  public static FireRoster read(Path stations, Path apparatus) {
    RosterReader reader = new RosterReader();
    reader.readStations(stations);
    reader.readApparatus(apparatus);
    if (reader.apparatus.isEmpty()) {
      throw new CallsRefusal(
          "empty-roster",
          "no unit with a call sign and a station that is on the list; left out: " + reader.leftOut,
          apparatus.toString(),
          "Give one line per unit: its call sign, and a station of " + stations + ".");
    }
    return new FireRoster(reader.stations, reader.apparatus, reader.leftOut);
  }

  private void readStations(Path file) {
    Layout layout = new Layout();
    Column id = layout.required("station");
    Column lat = layout.required("lat");
    Column lon = layout.required("lon");
    forEachRow(file, layout, row -> addStation(row.text(id), row.text(lat), row.text(lon)));
  }

  private void addStation(String id, String lat, String lon) {
    Where where = Where.ofDegrees(lat, lon, Where.Quality.EXACT);
    if (where == null) {
      leaveOut("station without a place", id);
    } else {
      stations.add(new FireStation(id, where));
    }
  }

  private void readApparatus(Path file) {
    Layout layout = new Layout();
    Column id = layout.required("apparatus");
    Column station = layout.required("station");
    Column note = layout.optional("apparatus_note", "note");
    Set<String> known = new TreeSet<>(stations.stream().map(FireStation::id).toList());
    forEachRow(
        file, layout, row -> addApparatus(row.text(id), row.text(station), row.text(note), known));
  }

  private void addApparatus(String id, String station, String note, Set<String> known) {
    String lower = note.toLowerCase(Locale.ROOT);
    if (!CALL_SIGN.matcher(id).matches()) {
      leaveOut("no call sign of letters and a number", id);
    } else if (lower.contains("reserve") || lower.contains("not staffed")) {
      leaveOut("in reserve or not staffed", id);
    } else if (!known.contains(station)) {
      leaveOut("at a station that is not on the list", id);
    } else if (apparatus.stream().anyMatch(other -> other.id().equals(id))) {
      leaveOut("listed twice", id);
    } else {
      apparatus.add(new Apparatus(id, id.replaceAll("[0-9]", ""), station, note));
    }
  }

  private void leaveOut(String reason, String id) {
    leftOut.computeIfAbsent(reason, r -> new ArrayList<>()).add(id);
  }

  private static void forEachRow(Path file, Layout layout, Consumer<Row> consumer) {
    try (Table table = Table.open(file)) {
      table.require(layout);
      table.forEachRow(layout, List.of(), consumer);
    }
  }
}
