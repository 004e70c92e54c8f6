package org.cordon.calls.format;

import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.cordon.calls.Area;
import org.cordon.calls.CallPriority;
import org.cordon.calls.CallRecord;
import org.cordon.calls.CallType;
import org.cordon.calls.Finding;
import org.cordon.calls.Moment;
import org.cordon.calls.Service;
import org.cordon.calls.Times;
import org.cordon.calls.UnitSent;
import org.cordon.calls.Where;
import org.jspecify.annotations.Nullable;

/** A record in the making, from one row; keeps what it finds wrong instead of failing. */
public final class Draft {
  private static final Pattern TEST = Pattern.compile("^-*TEST\\b");

  private final LocalClock clock;
  private final EnumSet<Finding> findings = EnumSet.noneOf(Finding.class);
  private final String fallbackId;

  String id = "";

  String rowId = "";

  Service service = Service.FIRE;
  CallType type = new CallType("", "", "");
  CallPriority priority = new CallPriority("", "");
  Area area = Area.NONE;
  List<UnitSent> units = List.of();
  boolean onView;

  private Times times = Times.none();
  private Times unitTimes = Times.none();
  private @Nullable Where where;

  public Draft(LocalClock clock, long rowNumber) {
    this.clock = clock;
    this.fallbackId = "row " + rowNumber;
  }

  /** What makes the row unique: the call's id, with the unit's where a row is a unit; or "". */
  public String rowId() {
    return rowId;
  }

  public void find(Finding finding) {
    findings.add(finding);
  }

  public EnumSet<Finding> findings() {
    return findings;
  }

  Times times() {
    return times;
  }

  /** The times of the unit that this row is about. */
  Times unitTimes() {
    return unitTimes;
  }

  /** Takes one time of the call, in the order of the moments; empty text is an absent time. */
  void time(Moment moment, String text) {
    times = taken(times, moment, text);
  }

  /** Takes one time of the unit that this row is about, in the order of the moments. */
  void unitTime(Moment moment, String text) {
    unitTimes = taken(unitTimes, moment, text);
  }

  private Times taken(Times known, Moment moment, String text) {
    if (absent(text)) {
      return known;
    }
    long ms = clock.read(text, known.latest(), findings);
    return ms == LocalClock.NEVER ? known : known.with(moment, ms);
  }

  /** Takes degrees as text. */
  void place(String lat, String lon, Where.Quality quality) {
    if (absent(lat) || absent(lon)) {
      find(Finding.NO_PLACE);
    } else if (lat.startsWith("REDACTED") || lon.startsWith("REDACTED")) {
      find(Finding.PLACE_WITHHELD);
    } else {
      where = Where.ofDegrees(lat, lon, quality);
      if (where == null) {
        find(Finding.UNREADABLE_PLACE);
      } else if (where.latE7() == 0 && where.lonE7() == 0) {
        where = null;
        find(Finding.ZERO_PLACE);
      }
    }
  }

  static boolean absent(String text) {
    return text.isEmpty() || text.equalsIgnoreCase("NA") || text.equalsIgnoreCase("NULL");
  }

  /** Notes what the whole row shows, once all of it is read. */
  public void check(Moment required) {
    if (!times.has(required)) {
      find(Finding.NO_TIME);
    }
    if (times.runsBackwards() || unitTimes.runsBackwards()) {
      find(Finding.RUNS_BACKWARDS);
    }
    if (TEST.matcher(type.initial()).find() || TEST.matcher(type.last()).find()) {
      find(Finding.TEST_CALL);
    }
    if (onView) {
      find(Finding.ON_VIEW);
    }
  }

  public CallRecord record() {
    String name = id.isEmpty() ? fallbackId : id;
    return new CallRecord(
        name, service, type, priority, times, where, area, units, onView, findings);
  }
}
