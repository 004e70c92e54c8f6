package org.cordon.study.demand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Nearest;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.study.scenario.CityBox;
import org.cordon.study.scenario.LocalTimes;
import org.cordon.study.scenario.Scenario;

/**
 * Reads calls from CSV: {@code received,lat,lon,type,priority[,service]}, one a line, without
 * commas or quotes inside values; several services stand apart by {@code +}. A row that cannot be
 * used is counted under its reason; a column that is not known is refused.
 */
final class CallsCsv {
  private static final List<String> COLUMNS =
      List.of("received", "lat", "lon", "type", "priority", "service");

  private final Scenario scenario;
  private final CityBox box;
  private final LocalTimes times;
  private final List<String> header;
  private final List<Arrival> arrivals = new ArrayList<>();
  private final Map<String, Integer> rejected = new TreeMap<>();

  private CallsCsv(Scenario scenario, City city, List<String> header) {
    this.scenario = scenario;
    this.header = header;
    box = CityBox.of(city);
    times = new LocalTimes(scenario.frame().timeZone());
  }

  static FileCalls read(Path file, Scenario scenario, City city) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new Refusal(
          "unreadable-calls", "no readable UTF-8 text", file.toString(), "Check the file.");
    }
    CallsCsv csv = new CallsCsv(scenario, city, header(file, lines));
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        csv.row(i, lines.get(i).split(",", -1));
      }
    }
    return new FileCalls(csv.arrivals, csv.rejected);
  }

  private static List<String> header(Path file, List<String> lines) {
    List<String> header =
        lines.isEmpty()
            ? List.of()
            : List.of(lines.getFirst().replace("\uFEFF", "").strip().split("\\s*,\\s*", -1));
    for (String column : header) {
      if (!COLUMNS.contains(column)) {
        throw new Refusal(
            "unknown-column",
            "\"" + column + "\"",
            file + ":1",
            "Perhaps \"" + Nearest.to(column, COLUMNS, 1).getFirst() + "\" was meant.");
      }
    }
    List<String> missing = new ArrayList<>(COLUMNS.subList(0, 5));
    missing.removeAll(header);
    if (!missing.isEmpty()) {
      throw new Refusal(
          "missing-column",
          "no column " + String.join(", ", missing),
          file + ":1",
          "Begin the file with " + String.join(",", COLUMNS.subList(0, 5)) + ".");
    }
    return header;
  }

  private void row(int line, String[] values) {
    String reason = values.length == header.size() ? read(line, values) : "wrong-number-of-values";
    if (!reason.isEmpty()) {
      rejected.merge(reason, 1, Integer::sum);
    }
  }

  private String value(String[] values, String column) {
    return values[header.indexOf(column)].strip();
  }

  /** Takes a row, or says why not. */
  private String read(int line, String[] values) {
    String type = value(values, "type");
    String priority = value(values, "priority");
    long received;
    Place place;
    try {
      received = times.ms(value(values, "received"), "row");
      place = Place.parse(value(values, "lat") + "," + value(values, "lon"));
    } catch (Refusal r) {
      return r.name();
    }
    if (place.latE7() == 0 && place.lonE7() == 0) {
      return "place-0-0";
    }
    if (!box.contains(place)) {
      return "place-outside-the-city";
    }
    if (!scenario.frame().period().contains(received)) {
      return "outside-the-period";
    }
    if (scenario.work().types().stream().noneMatch(t -> t.name().equals(type))) {
      return "unknown-type";
    }
    if (!priority.matches("\\d") || scenario.findPlan(type, Integer.parseInt(priority)) == null) {
      return "no-plan-for-type-and-priority";
    }
    int p = Integer.parseInt(priority);
    List<Service> services = services(type, p, values);
    if (services.isEmpty()) {
      return "unknown-service";
    }
    long subject = Draws.bits(0, 0, line, Purpose.ARRIVAL);
    arrivals.add(new Arrival(subject, received, type, p, services, place));
    return "";
  }

  /** The services of the row, by default those of the plan; none if one is unknown. */
  private List<Service> services(String type, int priority, String[] values) {
    List<Service> ofType = scenario.services(type, priority);
    if (!header.contains("service") || value(values, "service").isEmpty()) {
      return ofType;
    }
    List<Service> services = new ArrayList<>();
    for (String word : value(values, "service").split("\\+", -1)) {
      List<Service> match =
          ofType.stream()
              .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(word.strip()))
              .toList();
      if (match.isEmpty()) {
        return List.of();
      }
      services.addAll(match);
    }
    return services;
  }
}
