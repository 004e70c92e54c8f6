package org.cordon.brief.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cordon.dispatch.codec.Fold;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Alarm;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.Ownership;
import org.cordon.dispatch.model.Role;
import org.cordon.dispatch.model.SetupBoard;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Station;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.ZoneStatus;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.record.log.LogReader;

/**
 * A record as of a time: the state that its entries up to then fold to, and for everything that a
 * page says of it the numbers of the entries that it rests on. Entries are read once, in order, and
 * from the first: a page for others does not rest on what somebody kept beside the record.
 *
 * <p>Numbers are those of the record, from 0, which {@code record show} and {@code record proof}
 * take. Times are UTC milliseconds.
 */
public final class Account {
  private final State state;
  private final Trail trail;
  private final String name;
  private final long atMs;
  private final long recordSize;

  private Account(State state, Trail trail, Origin origin) {
    this.state = state;
    this.trail = trail;
    name = origin.name;
    atMs = origin.atMs;
    recordSize = origin.recordSize;
  }

  private record Origin(String name, long atMs, long recordSize) {}

  /**
   * What was recorded up to a time.
   *
   * @param name of the record's log, by which a simulated one is known
   * @throws org.cordon.roads.Refusal for an entry that does not follow or that nobody can read
   */
  public static Account read(LogReader log, String name, long atMs) {
    Trail trail = new Trail();
    Fold fold = new Fold(name, atMs, true).all(log, 0, trail::see);
    return new Account(fold.state(), trail, new Origin(name, atMs, log.size()));
  }

  /** Name of the record's log. */
  public String name() {
    return name;
  }

  /** Whether its calls come out of a simulation, which its keys, made by anybody, say by name. */
  public boolean simulated() {
    return name.startsWith("proves-nothing.");
  }

  /** The time as of which this is. */
  public long atMs() {
    return atMs;
  }

  /** When its first entry was recorded, UTC milliseconds; -1 where there is none by then. */
  public long fromMs() {
    return trail.firstMs();
  }

  /** How many entries of the record were recorded up to that time. */
  public long size() {
    return trail.size();
  }

  /** How many entries the whole record has. */
  public long recordSize() {
    return recordSize;
  }

  /** The state then; incidents that ended are kept. To be read only. */
  public State state() {
    return state;
  }

  /** Number in the record of the entry with a sequence number of the dispatch log. */
  public long number(long seq) {
    return trail.number(seq);
  }

  /** Number in the record of what somebody entered. */
  public long number(AccountItem item) {
    return trail.number(item.on().seq());
  }

  /** Numbers of an entry and of everything that corrected, answered or ended it, in order. */
  public List<Long> numbers(AccountItem item) {
    TreeSet<Long> all = new TreeSet<>();
    collect(item, all);
    return List.copyOf(all);
  }

  private void collect(AccountItem item, Set<Long> into) {
    into.add(number(item));
    item.corrections().forEach(c -> collect(c, into));
  }

  /** The offices of the heads, in order; those that a joint briefing is asked of. */
  public List<String> heads() {
    SetupBoard setup = state.setup();
    TreeSet<String> offices = new TreeSet<>();
    for (String operator : setup.operators()) {
      if (setup.role(operator) == Role.HEAD) {
        offices.add(setup.office(operator));
      }
    }
    return List.copyOf(offices);
  }

  /** Every decision that stands, in the order of the log, with whose it is. */
  public List<DecisionOnRecord> decisions() {
    List<DecisionOnRecord> all = new ArrayList<>();
    for (AccountItem item : state.account().of(EntryKind.DECISION)) {
      if (item.stands()) {
        Ownership ownership = Ownership.of(item, state.account());
        TreeSet<Long> numbers = new TreeSet<>(numbers(item));
        ownership.said().forEach(s -> numbers.add(number(s.by())));
        all.add(new DecisionOnRecord(item, ownership, List.copyOf(numbers)));
      }
    }
    return all;
  }

  /** Every subject on which anybody said, took a position or asked something, by name. */
  public List<Subject> subjects() {
    return Subjects.of(state.account());
  }

  /** Entries that cannot both hold, in the order of the log. */
  public List<Contradiction> contradictions() {
    return Contradictions.of(state.account());
  }

  /** Zones that are or were in force, by id. */
  public List<ZoneOnRecord> zones() {
    List<ZoneOnRecord> all = new ArrayList<>();
    for (Zone zone : state.zones().all()) {
      if (zone.status() == ZoneStatus.ACTIVE || zone.status() == ZoneStatus.ENDED) {
        all.add(ZoneOnRecord.of(zone, state, trail, atMs));
      }
    }
    return all;
  }

  /** Every incident, in the order of the log. */
  public List<CallOnRecord> calls() {
    List<CallOnRecord> all = new ArrayList<>();
    for (Map.Entry<String, List<Long>> each : trail.incidents().entrySet()) {
      Incident incident = state.incident(each.getKey());
      incident = incident != null ? incident : state.incidents().filed(each.getKey());
      if (incident != null) {
        List<Long> handsOn = trail.handsOn(each.getKey());
        all.add(new CallOnRecord(incident, each.getValue(), handsOn));
      }
    }
    return all;
  }

  /** Stations that are closed, by id, each with the entry that says so. */
  public Map<Station, Long> closedStations() {
    Map<Station, Long> closed = new TreeMap<>(Comparator.comparing(Station::id));
    for (Station station : state.units().stations()) {
      if (!state.units().isOpen(station.id())) {
        closed.put(station, trail.stationClosed(station.id()));
      }
    }
    return Collections.unmodifiableMap(closed);
  }

  /** Number of the entry that raised an alarm which stands. */
  public long number(Alarm alarm) {
    return trail.raised(alarm);
  }

  /** Everything of a kind that somebody entered and that stands, in the order of the log. */
  public List<AccountItem> standing(EntryKind kind) {
    return state.account().of(kind).stream().filter(AccountItem::stands).toList();
  }
}
