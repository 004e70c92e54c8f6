package org.cordon.study.scenario.yaml;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.cordon.roads.Refusal;
import org.cordon.study.scenario.Area;
import org.cordon.study.scenario.Demand;
import org.cordon.study.scenario.Demand.Rate;
import org.cordon.study.scenario.Plan;
import org.cordon.study.scenario.yaml.Item.Fields;
import org.jspecify.annotations.Nullable;

/** Reads areas and the rates of calls. */
final class DemandReader {
  private static final int DECIMALS = 6;

  private final Source source;

  DemandReader(Source source) {
    this.source = source;
  }

  Demand read(Item item, List<Plan> plans) {
    source.section();
    Fields f = item.fields(Section.DEMAND);
    List<Area> areas = source.problems.attempt(List.<Area>of(), () -> areas(f.get("areas")));
    Item rates = f.find("rates");
    Item file = f.find("file");
    if ((rates == null) == (file == null)) {
      throw item.refusal(
          "demand-not-one-kind",
          rates == null ? "neither rates nor a file" : "both rates and a file",
          "Give exactly one of \"rates\" and \"file\".");
    }
    Path calls = file == null ? null : source.file(file);
    Map<String, List<Long>> hours = named(f.find("hour-profiles"), this::hours);
    Map<String, List<Long>> weights = named(f.find("area-weights"), i -> weights(i, areas));
    List<Rate> read = source.problems.each(rates, rate -> rate(rate, hours, weights, plans));
    return new Demand(areas, read, calls, null);
  }

  private List<Area> areas(Item item) {
    Fields f = item.fields(Section.AREAS);
    Path file = source.file(f.get("file"));
    try {
      List<Area> areas = AreasFile.areas(file, f.get("name").text());
      for (Area area : areas) {
        source.define("area", f.get("file"), area.name());
      }
      return areas;
    } catch (Refusal r) {
      throw new Refusal(r.name(), r.found(), item.where() + ", " + r.where(), r.remedy());
    }
  }

  private Map<String, List<Long>> named(@Nullable Item item, Function<Item, List<Long>> reader) {
    Map<String, List<Long>> named = new TreeMap<>();
    if (item != null) {
      item.entries()
          .forEach((name, value) ->
              named.put(name, source.problems.attempt(List.<Long>of(), () -> reader.apply(value))));
    }
    return named;
  }

  /** 168 weights; every hour of the week must be given once. */
  private List<Long> hours(Item item) {
    long[] weights = new long[Demand.HOURS_OF_WEEK];
    Arrays.fill(weights, -1);
    for (Item block : item.items()) {
      Fields f = block.fields(Section.HOURS);
      String[] ends = f.get("hours").text().split("-", -1);
      if (ends.length != 2 || !ends[0].matches("\\d{1,2}") || !ends[1].matches("\\d{1,2}")) {
        throw Forms.unreadable(f.get("hours"), "hours", "6-12 (from 6:00 to 12:00)");
      }
      int from = Integer.parseInt(ends[0]);
      int until = Integer.parseInt(ends[1]);
      if (from >= until || until > 24) {
        throw Forms.unreadable(f.get("hours"), "hours", "6-12, at most 0-24, the later one last");
      }
      long weight = Forms.decimal(f.get("weight"), DECIMALS);
      for (DayOfWeek day : ResourcesReader.days(f.get("days"))) {
        for (int hour = from; hour < until; hour++) {
          int slot = 24 * (day.getValue() - 1) + hour;
          if (weights[slot] >= 0) {
            throw block.refusal("hour-given-twice", hourName(slot), "Give each hour once.");
          }
          weights[slot] = weight;
        }
      }
    }
    for (int slot = 0; slot < weights.length; slot++) {
      if (weights[slot] < 0) {
        throw item.refusal("hour-not-given", hourName(slot), "Cover all 168 hours of the week.");
      }
    }
    return positive(item, Arrays.stream(weights).boxed().toList());
  }

  private static String hourName(int slot) {
    String day = DayOfWeek.of(slot / 24 + 1).name().substring(0, 3).toLowerCase(Locale.ROOT);
    return day + " " + slot % 24 + ":00";
  }

  private List<Long> weights(Item item, List<Area> areas) {
    List<String> names = areas.stream().map(Area::name).toList();
    List<Long> weights = new ArrayList<>(Collections.nCopies(areas.size(), 0L));
    item.entries()
        .forEach((name, value) -> {
          int at = names.indexOf(name);
          if (at < 0) {
            throw value.refusal("unknown-area", "\"" + name + "\"", Words.remedy(name, names));
          }
          weights.set(at, Forms.decimal(value, DECIMALS));
        });
    return positive(item, weights);
  }

  private static List<Long> positive(Item item, List<Long> weights) {
    if (weights.stream().mapToLong(Long::longValue).sum() == 0) {
      throw item.refusal("weights-all-0", "no weight above 0", "Give at least one.");
    }
    return weights;
  }

  private Rate rate(
      Item item, Map<String, List<Long>> hours, Map<String, List<Long>> weights, List<Plan> plans) {
    Fields f = item.fields(Section.RATE);
    String type = source.refer("incident-type", f.get("type"));
    int priority = Forms.count(f.get("priority"), 1, 9);
    source.define("rate", f.get("type"), type + " P" + priority + " in " + f.get("areas").text());
    if (plans.stream().noneMatch(p -> p.type().equals(type) && p.priority() == priority)) {
      throw source.dangling(
          f.get("type")
              .refusal(
                  "calls-without-plan",
                  type + " P" + priority,
                  "Add a response plan for this type and priority."));
    }
    return new Rate(
        type,
        priority,
        Forms.decimal(f.get("per-day"), DECIMALS),
        chosen(f.get("hours"), hours, "hour-profile"),
        chosen(f.get("areas"), weights, "area-weights"));
  }

  private static List<Long> chosen(Item item, Map<String, List<Long>> from, String kind) {
    List<Long> found = from.get(item.text());
    if (found == null) {
      throw Words.unknown(item, "unknown-" + kind, List.copyOf(from.keySet()));
    }
    if (found.isEmpty()) {
      throw Problems.follows();
    }
    return found;
  }
}
