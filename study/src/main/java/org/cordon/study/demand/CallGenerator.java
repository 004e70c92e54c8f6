package org.cordon.study.demand;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cordon.dispatch.model.Service;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.study.demand.HourSlices.Slice;
import org.cordon.study.scenario.Area;
import org.cordon.study.scenario.Demand;
import org.cordon.study.scenario.Demand.Multiplier;
import org.cordon.study.scenario.Demand.Rate;
import org.cordon.study.scenario.IncidentType;
import org.cordon.study.scenario.IncidentType.Callers;
import org.cordon.study.scenario.IncidentType.Mobility;
import org.cordon.study.scenario.Scenario;
import org.cordon.study.scenario.Zone;

/**
 * The calls of a run. By rates, arrivals are a Poisson process whose rate is constant within each
 * local hour: the count of each hour is Poisson, the times lie evenly in it. Every value is a pure
 * function of (seed, run, call, purpose), where a call's subject comes from the rate, the hour and
 * its number in it; so every case has the same base calls, and a multiplied case adds further,
 * independent processes to them. From a file, every run has the calls of the file.
 *
 * <p>Made once for a city and its areas; safe for many threads.
 */
public final class CallGenerator {
  private static final double WEEK_DAYS = 7;
  private static final double HOUR_MS = 3_600_000;
  private static final int MOST_PER_SLICE = 800;

  private final List<Area> areas;
  private final List<AreaStreets> streets;
  private final FileCalls file;

  private CallGenerator(List<Area> areas, List<AreaStreets> streets, FileCalls file) {
    this.areas = areas;
    this.streets = streets;
    this.file = file;
  }

  /** Finds the streets of each area and reads the file of calls, if there is one. */
  public static CallGenerator of(Scenario scenario, City city) {
    Demand demand = scenario.demand();
    List<AreaStreets> streets = AreaStreets.of(city, demand.areas());
    for (Rate rate : demand.rates()) {
      for (int a = 0; a < streets.size(); a++) {
        if (rate.areaWeights().get(a) > 0 && streets.get(a).lengthMm() == 0) {
          throw new Refusal(
              "area-without-streets",
              "calls in area " + demand.areas().get(a).name() + ", where the city has no street",
              scenario.frame().cityFile().toString(),
              "Give that area no weight, or draw it where there are streets.");
        }
      }
    }
    Path path = demand.callsFile();
    if (path == null) {
      return new CallGenerator(demand.areas(), streets, new FileCalls(List.of(), Map.of()));
    }
    FileCalls file = CallsCsv.read(path, scenario, city);
    if (file.base().isEmpty()) {
      throw new Refusal(
          "no-usable-calls",
          "no row that can be used" + (file.rejected().isEmpty() ? "" : ": " + file.reasons()),
          path.toString(),
          "Check that places, times and types are those of this scenario.");
    }
    return new CallGenerator(demand.areas(), streets, file);
  }

  /** How much of the file of calls is used, in a sentence; empty without a file. */
  public String toldOfFile() {
    return file.base().isEmpty() ? "" : file.told();
  }

  /** How many rows of the file could not be used, by reason; empty without a file. */
  public Map<String, Integer> rejectedRows() {
    return file.rejected();
  }

  /** The calls of a run, by time of receipt, as a case of the scenario has them. */
  public List<GeneratedCall> calls(Scenario scenario, int run) {
    Multiplier multiplier = scenario.demand().multiplier();
    List<GeneratedCall> calls = new ArrayList<>();
    collect(scenario, run, 0, calls);
    int permille = multiplier == null ? 1000 : multiplier.permille();
    for (int copy = 1; 1000 * copy < permille; copy++) {
      List<GeneratedCall> more = new ArrayList<>();
      collect(scenario, run, copy, more);
      int kept = Math.min(1000, permille - 1000 * copy);
      boolean everywhere = multiplier != null && multiplier.where() == Demand.Where.EVERYWHERE;
      for (GeneratedCall call : more) {
        boolean where = everywhere || !call.zoneId().isEmpty();
        if (where && below(1000, scenario, run, call.subject(), Purpose.KEEP) < kept) {
          calls.add(call);
        }
      }
    }
    calls.sort(ORDER);
    return List.copyOf(calls);
  }

  private static final Comparator<GeneratedCall> ORDER =
      Comparator.comparingLong(GeneratedCall::receivedMs)
          .thenComparing(GeneratedCall::subject, Long::compareUnsigned);

  private void collect(Scenario scenario, int run, int copy, List<GeneratedCall> into) {
    List<Arrival> arrivals =
        scenario.demand().callsFile() == null
            ? byRates(scenario, run, copy)
            : file.arrivals(scenario, run, copy);
    arrivals.sort(Arrival.ORDER);
    String prefix = copy == 0 ? "C" : "X" + copy + "-";
    for (int i = 0; i < arrivals.size(); i++) {
      String number = Integer.toString(1_000_001 + i).substring(1);
      into.add(call(scenario, run, prefix + number, arrivals.get(i)));
    }
  }

  private List<Arrival> byRates(Scenario scenario, int run, int copy) {
    List<Arrival> arrivals = new ArrayList<>();
    List<Slice> slices = HourSlices.of(scenario.frame().timeZone(), scenario.frame().period());
    List<Rate> rates = scenario.demand().rates();
    for (int r = 0; r < rates.size(); r++) {
      Rate rate = rates.get(r);
      Weights hours = new Weights(rate.hourWeights());
      Weights weights = new Weights(rate.areaWeights());
      double perWeight = rate.perDayMicro() / 1e6 * WEEK_DAYS / hours.total();
      for (Slice slice : slices) {
        double mean =
            perWeight
                * rate.hourWeights().get(slice.hourOfWeek())
                * (slice.span().lengthMs() / HOUR_MS);
        long subject =
            (long) copy << 56 | (long) r << 40 | (slice.span().fromMs() / 1000 & 0xff_ffff_ffffL);
        add(arrivals, new Stream(scenario, run, subject), rate, slice, mean, weights);
      }
    }
    return arrivals;
  }

  private record Stream(Scenario scenario, int run, long subject) {
    long bits(int purpose) {
      return Draws.bits(scenario.study().seed(), run, subject, purpose);
    }
  }

  private void add(
      List<Arrival> arrivals, Stream stream, Rate rate, Slice slice, double mean, Weights areas) {
    int count = Poisson.count(mean, part -> stream.bits(Purpose.COUNT + part));
    if (count > MOST_PER_SLICE) {
      throw new Refusal(
          "too-many-calls",
          count + " " + rate.type() + " calls in one hour",
          "rates",
          "Lower \"per-day\", or share it among several rates.");
    }
    for (int n = 0; n < count; n++) {
      long subject = stream.bits(Purpose.ARRIVAL + n);
      Scenario s = stream.scenario;
      int run = stream.run;
      long at =
          slice.span().fromMs() + below(slice.span().lengthMs(), s, run, subject, Purpose.TIME);
      int area = areas.index(below(areas.total(), s, run, subject, Purpose.AREA));
      AreaStreets there = streets.get(area);
      Place place = there.at(below(there.lengthMm(), s, run, subject, Purpose.PLACE));
      List<Service> services = s.services(rate.type(), rate.priority());
      arrivals.add(new Arrival(subject, at, rate.type(), rate.priority(), services, place));
    }
  }

  private GeneratedCall call(Scenario scenario, int run, String id, Arrival a) {
    IncidentType type = scenario.type(a.type());
    Zone zone =
        scenario.timeline().zoneAt(a.place(), a.receivedMs(), scenario.settings().outline());
    return new GeneratedCall(
        id,
        a.subject(),
        a.receivedMs(),
        a.type(),
        a.priority(),
        a.services(),
        a.place(),
        areaOf(a.place()),
        zone == null ? "" : zone.id(),
        mobility(type.callers(), below(1000, scenario, run, a.subject(), Purpose.MOBILITY)),
        withdrawsAfterMs(type.callers(), scenario, run, a.subject()));
  }

  private String areaOf(Place place) {
    for (Area area : areas) {
      if (area.contains(place)) {
        return area.name();
      }
    }
    return "";
  }

  private static Mobility mobility(Callers callers, long draw) {
    if (draw < callers.walksPermille()) {
      return Mobility.WALKS;
    }
    return draw < callers.walksPermille() + callers.carriedPermille()
        ? Mobility.CARRIED
        : Mobility.CANNOT_BE_MOVED;
  }

  private static long withdrawsAfterMs(Callers callers, Scenario scenario, int run, long subject) {
    if (callers.patience() == null
        || below(1000, scenario, run, subject, Purpose.WITHDRAWS) >= callers.withdrawsPermille()) {
      return GeneratedCall.NEVER_MS;
    }
    return callers
        .patience()
        .drawMs(Draws.bits(scenario.study().seed(), run, subject, Purpose.PATIENCE));
  }

  static long below(long bound, Scenario scenario, int run, long subject, int purpose) {
    return Draws.below(bound, scenario.study().seed(), run, subject, purpose);
  }
}
