package org.cordon.dispatch.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.Period;
import org.jspecify.annotations.Nullable;

/**
 * The state of a centre: the fold of its entries, which consults no map, clock or file. Readers get
 * it by subject; only {@link #apply} changes it. Every iteration is ordered. One thread.
 */
public final class State {
  private final Timers timers = new Timers();
  private final SetupBoard setup = new SetupBoard();
  private final UnitsBoard units = new UnitsBoard(timers);
  private final ZonesBoard zones = new ZonesBoard(timers, setup);
  private final AlarmsBoard alarms = new AlarmsBoard(timers);
  private final AccountBoard account = new AccountBoard();
  private final IncidentsBoard incidents;
  private final UnitFold unitFold;
  private final Map<OverrideReason, Long> overrides = new EnumMap<>(OverrideReason.class);
  private long seq;
  private long recordedAtMs;
  private long corrections;

  /**
   * An empty state.
   *
   * @param keepFiled whether incidents stay readable after they were filed
   */
  public State(boolean keepFiled) {
    incidents = new IncidentsBoard(timers, setup, keepFiled);
    unitFold = new UnitFold(units, incidents, timers, setup);
  }

  /**
   * A state that is equal to the one that the image was taken of, and goes on as that one would.
   *
   * @throws IllegalArgumentException or another runtime exception for an image of no state
   */
  public static State of(StateImage image) {
    State s = new State(image.keepsFiled());
    ImageReader reader = new ImageReader(image.assignments());
    ImageReader.restore(image.setup(), s.setup);
    s.incidents.restore(image.incidents(), reader);
    s.units.restore(image.units(), reader);
    s.zones.restore(image.zones());
    s.account.restore(image.account());
    s.alarms.restore(image.alarms());
    s.timers.restore(image.timers());
    image.overrides().forEach(o -> s.overrides.put(o.reason(), o.count()));
    s.seq = image.seq();
    s.recordedAtMs = image.recordedAtMs();
    s.corrections = image.corrections();
    return s;
  }

  /** All of this state as plain values. */
  public StateImage image() {
    return ImageTaker.of(this);
  }

  /** Settings, operators, plans. */
  public SetupBoard setup() {
    return setup;
  }

  /** Units, crews, stations. */
  public UnitsBoard units() {
    return units;
  }

  /** Incidents, calls, the queue. */
  public IncidentsBoard incidents() {
    return incidents;
  }

  /** Zones, closures, agreements, orders. */
  public ZonesBoard zones() {
    return zones;
  }

  /** Alarms that stand. */
  public AlarmsBoard alarms() {
    return alarms;
  }

  /** What people entered about what happened. */
  public AccountBoard account() {
    return account;
  }

  /** What falls due. */
  public Timers timers() {
    return timers;
  }

  /** A unit, or null. */
  public @Nullable Unit unit(String id) {
    return units.unit(id);
  }

  /** An active incident, or null. */
  public @Nullable Incident incident(String id) {
    return incidents.incident(id);
  }

  /** Incidents that need something, by priority, then age. */
  public Collection<Incident> waiting() {
    return incidents.waiting();
  }

  /** The last entry's number; 0 before the first. */
  public long seq() {
    return seq;
  }

  /** The last entry's time. */
  public long recordedAtMs() {
    return recordedAtMs;
  }

  /** How often each reason was given for not doing what was recommended. */
  public Map<OverrideReason, Long> overrides() {
    return Collections.unmodifiableMap(overrides);
  }

  /** How many wrong keys were taken back and times corrected. */
  public long corrections() {
    return corrections;
  }

  /**
   * SHA-256 of the state in one exact form, 64 hexadecimal digits: equal states have equal hashes,
   * whether filed incidents are kept or not, and whether sealed matter was deleted or not.
   */
  public String hash() {
    Canonical out = new Canonical();
    out.put("cordon-state-1").put(seq).put(recordedAtMs).put(corrections);
    overrides.forEach((reason, count) -> out.put(reason).put((long) count));
    setup.canonical(out);
    units.canonical(out);
    zones.canonical(out);
    incidents.canonical(out);
    alarms.canonical(out);
    timers.canonical(out);
    account.canonical(out);
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(out.take()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Folds the next entry in. An entry out of order is a bug of the caller. */
  public void apply(Entry entry) {
    if (entry.seq() != seq + 1 || entry.recordedAtMs() < recordedAtMs) {
      throw new IllegalStateException(
          "entry " + entry.seq() + " at " + entry.recordedAtMs() + " does not follow " + seq);
    }
    seq = entry.seq();
    recordedAtMs = entry.recordedAtMs();
    incidents.fileEnded(recordedAtMs);
    switch (entry.event()) {
      case SetupEvent e -> apply(e);
      case CallEvent e -> {
        incidents.apply(e, entry);
        if (e instanceof CallEvent.ZonesRedecided z) {
          unitFold.zonesChanged(incidents.known(z.incidentId()), recordedAtMs);
        }
      }
      case UnitEvent e -> {
        unitFold.apply(e, entry);
        count(e);
      }
      case ZoneEvent e -> {
        zones.apply(e, recordedAtMs);
        if (e instanceof ZoneEvent.AuthorityTimeReached reached) {
          retime(reached.entryId());
        }
      }
      case PointEvent e -> {
        incidents.apply(e, entry);
        if (e instanceof PointEvent.PointSet set && set.override() != null) {
          overrides.merge(set.override(), 1L, Long::sum);
        }
      }
      case AccountEvent.Entered e -> {
        account.apply(e, entry);
        retime(e.entry().id());
      }
      case AlarmEvent e -> alarms.apply(e, entry);
    }
  }

  private void apply(SetupEvent event) {
    switch (event) {
      case SetupEvent.Started e -> setup.start(e.cityHash(), e.speedsHash());
      case SetupEvent.Configured e -> setup.configure(e.settings());
      case SetupEvent.OperatorEnrolled e -> setup.enrol(e);
      case SetupEvent.PlanSet e -> setup.set(e.plan());
      case SetupEvent.StationAdded e -> units.add(e.station());
      case SetupEvent.StationMoved e -> units.move(e.stationId(), e.place());
      case SetupEvent.StationClosed e -> units.close(e.stationId(), e.authority());
      case SetupEvent.StationOpened e -> units.open(e.stationId());
      case SetupEvent.UnitAdded e -> units.add(e.unit(), e.onDuty(), recordedAtMs);
      case SetupEvent.ShiftSet e -> units.setShift(e.unitId(), e.shift(), recordedAtMs);
      case SetupEvent.UnitRehomed e -> units.known(e.unitId()).setHome(e.stationId());
    }
  }

  /** When what others may rest on begins or ends next. */
  private void retime(String entryId) {
    AccountItem item = account.item(entryId);
    AccountItem root = item == null ? null : item.root();
    Period period =
        root == null
            ? null
            : switch (root.entry()) {
              case AccountEntry.Decision d -> d.period();
              case AccountEntry.Order o -> o.period();
              default -> null;
            };
    if (root != null && period != null) {
      boolean begun = period.fromMs() <= recordedAtMs;
      long next = begun ? period.untilMs() : period.fromMs();
      boolean comes = root.inForce() && next > recordedAtMs;
      timers.set(Timers.Kind.AUTHORITY, root.id(), comes ? next : Times.NEVER_MS);
    }
  }

  private void count(UnitEvent event) {
    switch (event) {
      case UnitEvent.Dispatched e when e.override() != null ->
          overrides.merge(e.override(), 1L, Long::sum);
      case UnitEvent.Instructed e when e.override() != null ->
          overrides.merge(e.override(), 1L, Long::sum);
      case UnitEvent.StepUndone e -> corrections++;
      case UnitEvent.TimeCorrected e -> corrections++;
      default -> {}
    }
  }
}
