package org.cordon.study.scenario.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.cordon.roads.Refusal;
import org.cordon.study.hypercube.Town;
import org.jspecify.annotations.Nullable;

/** Reads the file of {@code hypercube} strictly (docs/hypercube.md); errors are told with lines. */
public final class HypercubeReader {
  private static final List<String> TOWN =
      List.of("name", "service-time", "when-all-busy", "units", "areas");
  private static final int DECIMALS = 6;

  /** The corrections of the approximation grow as e to this power; a double holds that. */
  private static final int MOST_UNITS = 500;

  /** What becomes of a call that finds all units busy. */
  private enum AllBusy {
    WAIT,
    LOSE
  }

  private final Source source;

  private HypercubeReader(Source source) {
    this.source = source;
  }

  /** The town in a file; a {@link Refusal} says what is wrong with it. */
  public static Town read(Path file) {
    Problems problems = new Problems();
    Source source = new Source(problems, file.toAbsolutePath());
    Item root = new Item(ScenarioReader.compose(file), file.toString(), problems);
    HypercubeReader reader = new HypercubeReader(source);
    Town town = problems.attempt(() -> reader.town(root));
    problems.refuse(file.toString());
    return Objects.requireNonNull(town, "a town that was not read has problems");
  }

  private Town town(Item root) {
    Item.Fields f = root.fields("town", TOWN, TOWN);
    Item time = f.get("service-time");
    long serviceMs = Forms.durationMs(time);
    if (serviceMs == 0) {
      throw time.refusal("empty-duration", "a service time of 0", "Write a time above 0.");
    }
    boolean waits = Words.read(f.get("when-all-busy"), AllBusy.class) == AllBusy.WAIT;
    List<String> units = source.problems.each(f.get("units"), item -> source.define("unit", item));
    if (units.isEmpty() || units.size() > MOST_UNITS) {
      throw f.get("units")
          .refusal("units", units.size() + " units", "Name 1 to " + MOST_UNITS + " units.");
    }
    source.section();
    List<Town.Area> areas = source.problems.each(f.get("areas"), item -> area(item, units));
    if (!source.problems.none()) {
      throw Problems.follows();
    }
    if (areas.stream().noneMatch(a -> a.perHour() > 0)) {
      throw f.get("areas").refusal("no-calls", "no area with calls", "Give an area calls.");
    }
    Town town = new Town(f.get("name").text(), units, areas, serviceMs, waits);
    if (!town.keepsUp()) {
      throw root.refusal(
          "more-calls-than-units-can-take",
          String.format(
              Locale.ROOT,
              "work for %.2f units, and %d units, so that the queue would grow for ever",
              town.load(),
              units.size()),
          "Give more units or fewer calls, or \"when-all-busy: lose\".");
    }
    return town;
  }

  private Town.Area area(Item item, List<String> units) {
    Item.Fields f =
        item.fields(
            "area", List.of("name", "per-hour"), List.of("name", "per-hour", "travel", "order"));
    String name = source.define("area", f.get("name"));
    double perHour = Forms.decimal(f.get("per-hour"), DECIMALS) / 1e6;
    Item travel = f.find("travel");
    List<Long> travelMs = travel == null ? List.of() : travel(travel, units);
    Item order = f.find("order");
    if (order == null && travel == null) {
      throw item.refusal(
          "area-without-order",
          "neither \"order\" nor \"travel\" in " + name,
          "Give travel times from the units, or the order in which units are sent.");
    }
    return new Town.Area(name, perHour, order(order, travelMs, units), travelMs);
  }

  private List<Long> travel(Item item, List<String> units) {
    Map<String, Item> entries = item.entries();
    for (Map.Entry<String, Item> entry : entries.entrySet()) {
      if (!units.contains(entry.getKey())) {
        throw source.dangling(
            entry
                .getValue()
                .refusal(
                    "unknown-unit",
                    "\"" + entry.getKey() + "\"",
                    Words.remedy(entry.getKey(), units)));
      }
    }
    List<Long> times = new ArrayList<>();
    for (String unit : units) {
      Item time = entries.get(unit);
      if (time == null) {
        throw source.dangling(
            item.refusal("unit-left-out", "no time from " + unit, "Give one for every unit."));
      }
      times.add(Forms.durationMs(time));
    }
    return times;
  }

  /** As the file orders them, or the nearest first and among equals in the order of the units. */
  private List<Integer> order(@Nullable Item item, List<Long> travelMs, List<String> units) {
    if (item == null) {
      return IntStream.range(0, units.size())
          .boxed()
          .sorted(Comparator.comparing(travelMs::get))
          .toList();
    }
    List<Integer> order = new ArrayList<>();
    for (Item unit : item.items()) {
      int index = units.indexOf(source.refer("unit", unit));
      if (order.contains(index)) {
        throw unit.refusal("unit-twice", "\"" + unit.text() + "\" twice", "Leave one out.");
      }
      order.add(index);
    }
    for (int u = 0; u < units.size(); u++) {
      if (!order.contains(u)) {
        throw source.dangling(
            item.refusal("unit-left-out", "no " + units.get(u), "Name every unit."));
      }
    }
    return order;
  }
}
