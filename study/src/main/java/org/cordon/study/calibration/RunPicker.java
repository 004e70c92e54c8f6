package org.cordon.study.calibration;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cordon.calls.CallRecord;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.UnitSent;
import org.cordon.calls.Where;
import org.cordon.calls.reader.CallReader;
import org.cordon.calls.reader.ReadingRules;
import org.cordon.calls.reader.Tally;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.jspecify.annotations.Nullable;

/**
 * Picks the responses that were a drive from a known station to a known place. Which station a unit
 * belongs to is inferred from its number, and that it was there from its having been available for
 * a while; both are guesses that the records cannot prove.
 */
public final class RunPicker {
  private static final long AT_STATION_AFTER_MS = 15 * 60_000L;
  private static final long LEAST_MS = 5_000;
  private static final long MOST_MS = 30 * 60_000L;
  private static final long MOST_MM_PER_MS = 40;
  private static final long OFF_STREET_MM = 150_000;

  private final Roads roads;
  private final Stations stations;
  private final Rules rules;
  private final ZoneId zone;
  private final Router router;
  private final SortedMap<LeftOut, Integer> leftOut = new TreeMap<>();
  private final List<Run> runs = new ArrayList<>();

  /**
   * Which responses are asked for.
   *
   * @param kinds of unit, in capitals, and whose speeds they show
   * @param priorities final priorities of a run with lights and siren
   */
  public record Rules(SortedMap<String, Profile> kinds, List<String> priorities) {
    public Rules {
      kinds = new TreeMap<>(kinds);
      priorities = List.copyOf(priorities);
    }

    /** San Francisco's engines and trucks; its medic units, of which none has a station. */
    public static Rules sanFrancisco() {
      SortedMap<String, Profile> kinds = new TreeMap<>();
      kinds.put("ENGINE", Profile.FIRE);
      kinds.put("TRUCK", Profile.FIRE);
      kinds.put("MEDIC", Profile.EMS);
      return new Rules(kinds, List.of("3", "E"));
    }
  }

  /** What was picked, by time of response, and what was not; in which zone the files have times. */
  public record Picked(List<Run> runs, SortedMap<LeftOut, Integer> leftOut, ZoneId zone) {
    public Picked {
      runs = List.copyOf(runs);
      leftOut = new TreeMap<>(leftOut);
    }
  }

  private record Response(UnitSent unit, CallRecord call) {
    OptionalLong at(Moment moment) {
      return unit.times().get(moment);
    }

    long orderMs() {
      return at(Moment.EN_ROUTE).orElse(at(Moment.DISPATCHED).orElse(call.atMs()));
    }
  }

  private RunPicker(Roads roads, Stations stations, Rules rules, ZoneId zone) {
    this.roads = roads;
    this.stations = stations;
    this.rules = rules;
    this.zone = zone;
    router = roads.router();
  }

  /** The runs in files of call records that stamp every unit's response and arrival. */
  public static Picked pick(Roads roads, List<Path> files, Stations stations, Rules rules) {
    ReadingRules reading = ReadingRules.everyReadableRow().leavingOut(Finding.DUPLICATE);
    Map<String, List<Response>> byUnit = new TreeMap<>();
    ZoneId zone = ZoneId.of("UTC");
    for (Path file : files) {
      Tally tally =
          CallReader.stream(
              file,
              reading,
              call -> {
                for (UnitSent unit : call.units()) {
                  byUnit
                      .computeIfAbsent(unit.id(), u -> new ArrayList<>())
                      .add(new Response(unit, call));
                }
              });
      zone = tally.format().zone();
    }
    RunPicker picker = new RunPicker(roads, stations, rules, zone);
    byUnit.values().forEach(picker::unit);
    picker.runs.sort(
        Comparator.comparingLong(Run::atMs)
            .thenComparing(Run::kind)
            .thenComparingInt(r -> r.to().edge())
            .thenComparingLong(Run::travelMs));
    return new Picked(picker.runs, picker.leftOut, zone);
  }

  private void unit(List<Response> responses) {
    responses.sort(Comparator.comparingLong(Response::orderMs).thenComparing(r -> r.call.id()));
    long freeMs = Long.MIN_VALUE / 2;
    for (Response r : responses) {
      LeftOut reason = judge(r, freeMs);
      if (reason != null) {
        leftOut.merge(reason, 1, Integer::sum);
      }
      freeMs = Math.max(freeMs, r.at(Moment.AVAILABLE).orElse(r.orderMs()));
    }
  }

  private @Nullable LeftOut judge(Response r, long freeMs) {
    String kind = r.unit.kind().toUpperCase(Locale.ROOT);
    if (kind.equals("PRIVATE")) {
      return LeftOut.PRIVATE_AMBULANCE;
    }
    if (!rules.kinds.containsKey(kind)) {
      return LeftOut.OTHER_KIND;
    }
    if (stations.place(stations.numberOf(r.unit.id())) == null) {
      return LeftOut.NO_STATION;
    }
    if (!rules.priorities.contains(r.call.priority().last())) {
      return LeftOut.NOT_URGENT;
    }
    if (r.at(Moment.EN_ROUTE).isEmpty()) {
      return LeftOut.NO_RESPONSE_TIME;
    }
    if (r.at(Moment.ON_SCENE).isEmpty()) {
      return LeftOut.NO_ARRIVAL;
    }
    long atMs = r.at(Moment.EN_ROUTE).getAsLong();
    long travelMs = r.at(Moment.ON_SCENE).getAsLong() - atMs;
    if (atMs < freeMs + AT_STATION_AFTER_MS) {
      return LeftOut.OUT_ALREADY;
    }
    if (travelMs < LEAST_MS) {
      return LeftOut.STAMPED_AT_ONCE;
    }
    return travelMs > MOST_MS ? LeftOut.LONGER_THAN_A_RUN : place(r, kind, atMs, travelMs);
  }

  private @Nullable LeftOut place(Response r, String kind, long atMs, long travelMs) {
    Where where = r.call.where();
    int number = stations.numberOf(r.unit.id());
    Place station = stations.place(number);
    if (where == null || station == null || (where.latE7() == 0 && where.lonE7() == 0)) {
      return LeftOut.NO_PLACE;
    }
    Place scene = new Place(where.latE7(), where.lonE7());
    if (station.distanceMm(scene) > MOST_MM_PER_MS * travelMs) {
      return LeftOut.FASTER_THAN_ANY;
    }
    Profile profile = rules.kinds.getOrDefault(kind, Profile.FIRE);
    Snap from = roads.snap(profile, station);
    Snap to = roads.snap(profile, scene);
    if (from == null || to == null || to.distanceMm() > OFF_STREET_MM) {
      return LeftOut.OFF_THE_STREETS;
    }
    Metric free = roads.metric(profile, Closures.none());
    if (router.travelTimeMs(free, from, to) >= City.INFINITY_MS) {
      return LeftOut.NO_WAY;
    }
    boolean own =
        r.call.area().sector().equals(Integer.toString(number))
            || r.call.area().sector().equals("0" + number);
    LocalDate day = Instant.ofEpochMilli(atMs).atZone(zone).toLocalDate();
    runs.add(new Run(profile, kind, day, atMs, travelMs, from, to, own));
    return null;
  }
}
