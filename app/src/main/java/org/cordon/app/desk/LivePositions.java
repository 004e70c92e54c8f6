package org.cordon.app.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.cordon.dispatch.engine.Positions;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Unit;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.jspecify.annotations.Nullable;

/**
 * Where units said last that they are. Telemetry and not entries: it is kept in memory alone, and a
 * desk that starts again ranks units from their posts until they are heard of. Written by the
 * desk's thread, read by any.
 */
public final class LivePositions implements Positions {
  /** A device's clock may be so far ahead of the desk's, since both are set over a network. */
  public static final long AHEAD_MS = 2_000;

  /** So far outside the box around all streets is off the map. */
  public static final long OFF_MAP_MM = 2_000_000;

  private static final long AT_POST_MM = 75_000; // a station's yard, and what a receiver may err

  private final City city;
  private final ConcurrentSkipListMap<String, Known> known = new ConcurrentSkipListMap<>();
  private final AtomicLong changes = new AtomicLong();

  LivePositions(City city) {
    this.city = city;
  }

  /**
   * What a device says.
   *
   * @param measuredAtMs by its own clock, UTC ms
   */
  public record Reading(String unitId, Place place, long measuredAtMs) {}

  /**
   * The last of a unit.
   *
   * @param change grows with everything that is taken, over all units
   */
  public record Known(String unitId, Place place, long measuredAtMs, boolean atPost, long change) {}

  /** A reading that was not taken; name, what was found, and what to do. */
  public record Refused(String unitId, String name, String found, String remedy) {}

  /**
   * What became of a batch.
   *
   * @param tooOld older than units are ranked by, or than what the same unit said before
   */
  public record Taken(int taken, int tooOld, List<Refused> refused) {
    /** Copies the list. */
    public Taken {
      refused = List.copyOf(refused);
    }
  }

  /** Takes what can be taken of a batch, in its order; asked of the desk, so on its thread. */
  public Taken take(List<Reading> batch, Desk.View view) {
    State state = view.engine().state();
    long nowMs = view.nowMs();
    int taken = 0;
    int tooOld = 0;
    List<Refused> refused = new ArrayList<>();
    long oldestMs = nowMs - state.setup().settings().sending().positionMaxAgeMs();
    for (Reading reading : batch) {
      Unit unit = state.unit(reading.unitId);
      Refused why = refusal(reading, unit, nowMs);
      Known before = known.get(reading.unitId);
      if (why != null || unit == null) {
        refused.add(why);
      } else if (reading.measuredAtMs < oldestMs
          || (before != null && reading.measuredAtMs < before.measuredAtMs)) {
        tooOld++;
      } else {
        boolean atPost =
            !unit.status().underWay()
                && reading.place.distanceMm(state.units().post(unit)) <= AT_POST_MM;
        long ms = Math.min(reading.measuredAtMs, nowMs);
        known.put(
            reading.unitId,
            new Known(reading.unitId, reading.place, ms, atPost, changes.get() + 1));
        changes.incrementAndGet();
        taken++;
      }
    }
    return new Taken(taken, tooOld, refused);
  }

  private @Nullable Refused refusal(Reading reading, @Nullable Unit unit, long nowMs) {
    if (unit == null) {
      return new Refused(
          reading.unitId, "unknown-unit", "no such unit", "Name a unit of the roster.");
    }
    if (reading.measuredAtMs > nowMs + AHEAD_MS) {
      return new Refused(
          reading.unitId,
          "clock-ahead",
          "a time " + (reading.measuredAtMs - nowMs) + " ms ahead of the desk's",
          "Set the device's clock; its positions are ranked by their age.");
    }
    long offMm = city.distanceMm(reading.place);
    return offMm <= OFF_MAP_MM
        ? null
        : new Refused(
            reading.unitId,
            "off-the-map",
            reading.place + ", " + offMm / 1_000_000 + " km beside all streets",
            "Send latitude and longitude in 1e-7 degree; or tell the unit's time of arrival.");
  }

  @Override
  public @Nullable Position of(String unitId, long nowMs) {
    Known last = known.get(unitId);
    return last == null ? null : new Position(last.place, last.measuredAtMs, last.atPost);
  }

  /** The last of a unit, or null. */
  public @Nullable Known last(String unitId) {
    return known.get(unitId);
  }

  /** Grows with everything that is taken. */
  public long changes() {
    return changes.get();
  }

  /** What was taken after a change, by unit. */
  public List<Known> since(long change) {
    return known.values().stream().filter(k -> k.change > change).toList();
  }
}
