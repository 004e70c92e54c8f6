package org.cordon.study.scenario.yaml;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.model.Service;
import org.cordon.study.scenario.Resources;
import org.cordon.study.scenario.Resources.Head;
import org.cordon.study.scenario.Resources.Hospital;
import org.cordon.study.scenario.Resources.Shift;
import org.cordon.study.scenario.Resources.Station;
import org.cordon.study.scenario.Resources.Unit;
import org.cordon.study.scenario.yaml.Item.Fields;
import org.jspecify.annotations.Nullable;

/** Reads stations, hospitals, the roster and the heads. */
final class ResourcesReader {
  private final Source source;
  private final Map<String, Item> crewHomes = new TreeMap<>();

  ResourcesReader(Source source) {
    this.source = source;
  }

  Resources read(Fields scenario) {
    List<Station> stations = source.problems.each(scenario.get("stations"), this::station);
    List<Hospital> hospitals = source.problems.each(scenario.find("hospitals"), this::hospital);
    List<Head> heads = source.problems.each(scenario.find("heads"), this::head);
    source.section();
    Item units = scenario.get("units");
    List<Unit> roster = source.problems.each(units, this::unit);
    if (units.isList() && units.items().isEmpty()) {
      source.problems.add(
          units.refusal("roster-without-units", "no units", "List at least one unit."));
    }
    return new Resources(stations, hospitals, roster, heads);
  }

  private Station station(Item item) {
    Fields f = item.fields(Section.STATION);
    return new Station(
        source.define("station", f.get("id")),
        f.get("name").text(),
        Forms.service(f.get("service")),
        source.place(f.get("place")));
  }

  private Hospital hospital(Item item) {
    Fields f = item.fields(Section.HOSPITAL);
    return new Hospital(
        source.define("hospital", f.get("id")),
        f.get("name").text(),
        source.place(f.get("place")),
        Forms.distribution(f.get("handover")));
  }

  private Head head(Item item) {
    Fields f = item.fields(Section.HEAD);
    return new Head(
        source.define("operator", f.get("id")), source.define("office", f.get("office")));
  }

  private Unit unit(Item item) {
    Fields f = item.fields(Section.UNIT);
    String id = source.define("unit", f.get("id"));
    Service service = Forms.service(f.get("service"));
    List<String> capabilities = new ArrayList<>();
    Item listed = f.find("capabilities");
    for (Item capability : listed == null ? List.<Item>of() : listed.items()) {
      capabilities.add(capability.text());
      source.know(capabilityOf(service), capability);
    }
    source.know("service with units", f.get("service"));
    Item eta = f.find("manual-eta");
    Item crew = f.find("crew");
    if (crew != null) {
      Item home = crewHomes.putIfAbsent(crew.text(), f.get("home"));
      if (home != null && !home.text().equals(f.get("home").text())) {
        throw crew.refusal(
            "crew-in-two-places",
            crew.text()
                + " at "
                + f.get("home").text()
                + " and, in "
                + home.where()
                + ", at "
                + home.text(),
            "Give units that share a crew one home, or the units crews of their own.");
      }
    }
    return new Unit(
        id,
        service,
        capabilities,
        crew == null ? "crew-" + id : crew.text(),
        source.refer("station", f.get("home")),
        source.problems.each(f.find("shifts"), this::shift),
        eta == null ? null : Forms.durationMs(eta));
  }

  /** The kind of name under which the capabilities of a service's units are known. */
  static String capabilityOf(Service service) {
    return "capability of " + Words.kebab(service) + " units";
  }

  private Shift shift(Item item) {
    Fields f = item.fields(Section.SHIFT);
    return new Shift(days(f.get("days")), time(f.get("from")), time(f.get("until")));
  }

  private static LocalTime time(Item item) {
    try {
      return LocalTime.parse(item.text());
    } catch (DateTimeException e) {
      throw Forms.unreadable(item, "time", "19:00");
    }
  }

  /** {@code all}, {@code mon-thu} or {@code sat,sun}; in the order of the week. */
  static List<DayOfWeek> days(Item item) {
    List<DayOfWeek> days = new ArrayList<>();
    for (String part : item.text().split(",", -1)) {
      String[] ends =
          part.strip().equals("all") ? new String[] {"mon", "sun"} : part.split("-", -1);
      DayOfWeek first = day(ends[0].strip());
      DayOfWeek last = ends.length > 2 ? null : day(ends[ends.length - 1].strip());
      if (first == null || last == null) {
        throw Forms.unreadable(item, "days", "all, mon-thu or sat,sun");
      }
      for (DayOfWeek day = first; ; day = day.plus(1)) {
        days.add(day);
        if (day == last) {
          break;
        }
      }
    }
    return days.stream().sorted().distinct().toList();
  }

  private static @Nullable DayOfWeek day(String word) {
    return switch (word) {
      case "mon" -> DayOfWeek.MONDAY;
      case "tue" -> DayOfWeek.TUESDAY;
      case "wed" -> DayOfWeek.WEDNESDAY;
      case "thu" -> DayOfWeek.THURSDAY;
      case "fri" -> DayOfWeek.FRIDAY;
      case "sat" -> DayOfWeek.SATURDAY;
      case "sun" -> DayOfWeek.SUNDAY;
      default -> null;
    };
  }
}
