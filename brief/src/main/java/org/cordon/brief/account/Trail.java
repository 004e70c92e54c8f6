package org.cordon.brief.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.model.Alarm;
import org.cordon.dispatch.model.AlarmEvent;
import org.cordon.dispatch.model.CallEvent;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.Milestone;
import org.cordon.dispatch.model.PointEvent;
import org.cordon.dispatch.model.SetupEvent;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.dispatch.model.ZoneEvent;

/** Which entries of a record bear on what, by their numbers; filled in the order of the log. */
final class Trail {
  /** What was found of one zone. */
  private static final class OfZone {
    final List<Long> changes = new ArrayList<>();
    long outlined;
    long ruled;
    long activatedMs = -1;
  }

  private final TreeMap<Long, Long> ahead = new TreeMap<>(); // from a seq on: number - seq
  private final Map<String, List<Long>> incidents = new LinkedHashMap<>();
  private final TreeMap<String, List<Long>> handsOn = new TreeMap<>(); // by incident
  private final TreeMap<String, Long> recommended = new TreeMap<>();
  private final TreeMap<String, OfZone> zones = new TreeMap<>();
  private final TreeMap<String, Long> stations = new TreeMap<>();
  private final TreeMap<String, Long> alarms = new TreeMap<>();
  private long size;
  private long firstMs = -1;

  void see(Entry entry, long number) {
    size = number + 1;
    firstMs = firstMs < 0 ? entry.recordedAtMs() : firstMs;
    long difference = number - entry.seq();
    Map.Entry<Long, Long> last = ahead.lastEntry();
    if (last == null || last.getValue() != difference) {
      ahead.put(entry.seq(), difference);
    }
    switch (entry.event()) {
      case CallEvent e -> see(e, number);
      case PointEvent.PointSet e -> incident(e.incidentId(), number);
      case PointEvent.PointWithdrawn e -> incident(e.incidentId(), number);
      case UnitEvent.StatusChanged e when e.status() == UnitStatus.HANDS_ON ->
          handsOn(e.incidentId(), number);
      case UnitEvent.StepUndone e when e.undone() == UnitStatus.HANDS_ON ->
          handsOn(e.incidentId(), number);
      case UnitEvent.TimeCorrected e when e.milestone() == Milestone.HANDS_ON ->
          handsOn(e.incidentId(), number);
      case ZoneEvent e -> see(e, entry, number);
      case SetupEvent.StationClosed e -> stations.put(e.stationId(), number);
      case AlarmEvent.Raised e -> alarms.put(key(e.kind().name(), e.subject()), number);
      default -> {}
    }
  }

  private static String key(String kind, String subject) {
    return kind + " " + subject;
  }

  private void incident(String id, long number) {
    incidents.computeIfAbsent(id, i -> new ArrayList<>(4)).add(number);
  }

  private void handsOn(String incidentId, long number) {
    handsOn.computeIfAbsent(incidentId, i -> new ArrayList<>(1)).add(number);
  }

  private void see(CallEvent event, long number) {
    switch (event) {
      case CallEvent.IncidentOpened e -> incident(e.incidentId(), number);
      case CallEvent.IncidentLocated e -> incident(e.incidentId(), number);
      case CallEvent.ZonesRedecided e -> incident(e.incidentId(), number);
      case CallEvent.Reclassified e -> incident(e.incidentId(), number);
      case CallEvent.Linked e -> incident(e.incidentId(), number);
      case CallEvent.Transferred e -> incident(e.incidentId(), number);
      case CallEvent.SceneSecured e -> incident(e.incidentId(), number);
      case CallEvent.SceneRevoked e -> incident(e.incidentId(), number);
      case CallEvent.Held e -> incident(e.incidentId(), number);
      case CallEvent.IncidentEnded e -> incident(e.incidentId(), number);
      case CallEvent.IncidentReopened e -> incident(e.incidentId(), number);
      case CallEvent.Recommended e -> recommended.put(e.incidentId(), number);
      case CallEvent.CallReceived e -> {}
      case CallEvent.CallerUpdated e -> {}
      case CallEvent.CasualtyUpdated e -> {}
      case CallEvent.CasualtyRemoved e -> {}
      case CallEvent.CalledBack e -> {}
    }
  }

  private void see(ZoneEvent event, Entry entry, long number) {
    switch (event) {
      case ZoneEvent.ZoneDrafted e -> change(e.zoneId(), number).outlined = number;
      case ZoneEvent.OutlineSet e -> change(e.zoneId(), number).outlined = number;
      case ZoneEvent.RulesSet e -> change(e.zoneId(), number).ruled = number;
      case ZoneEvent.ZoneEnded e -> change(e.zoneId(), number);
      case ZoneEvent.ZoneActivated e -> {
        OfZone zone = change(e.zoneId(), number);
        zone.activatedMs = zone.activatedMs < 0 ? entry.recordedAtMs() : zone.activatedMs;
      }
      default -> {}
    }
  }

  private OfZone change(String zoneId, long number) {
    OfZone zone = zones.computeIfAbsent(zoneId, z -> new OfZone());
    zone.changes.add(number);
    return zone;
  }

  private OfZone known(String zoneId) {
    OfZone zone = zones.get(zoneId);
    if (zone == null) {
      throw new IllegalStateException("no entry drew zone " + zoneId);
    }
    return zone;
  }

  /** How many entries were recorded up to the last that was seen. */
  long size() {
    return size;
  }

  /** When the first entry was recorded, or -1. */
  long firstMs() {
    return firstMs;
  }

  /** The number of the entry with a sequence number. */
  long number(long seq) {
    Map.Entry<Long, Long> at = ahead.floorEntry(seq);
    if (at == null) {
      throw new IllegalStateException("no entry " + seq + " was seen");
    }
    return seq + at.getValue();
  }

  /** Every incident in the order in which it was opened, with its entries in theirs. */
  Map<String, List<Long>> incidents() {
    Map<String, List<Long>> all = new LinkedHashMap<>();
    incidents.forEach((id, numbers) -> {
      List<Long> whole = new ArrayList<>(numbers);
      Long last = recommended.get(id);
      if (last != null) {
        whole.add(last);
        whole.sort(null);
      }
      all.put(id, whole);
    });
    return all;
  }

  /** Entries that tell of hands-on at an incident, in their order. */
  List<Long> handsOn(String incidentId) {
    return handsOn.getOrDefault(incidentId, List.of());
  }

  List<Long> changes(String zoneId) {
    return known(zoneId).changes;
  }

  long outlined(String zoneId) {
    return known(zoneId).outlined;
  }

  long ruled(String zoneId) {
    return known(zoneId).ruled;
  }

  long activatedMs(String zoneId) {
    return known(zoneId).activatedMs;
  }

  long stationClosed(String stationId) {
    Long number = stations.get(stationId);
    if (number == null) {
      throw new IllegalStateException("no entry closed station " + stationId);
    }
    return number;
  }

  long raised(Alarm alarm) {
    Long number = alarms.get(key(alarm.kind().name(), alarm.subject()));
    if (number == null) {
      throw new IllegalStateException("no entry raised " + alarm.kind() + " of " + alarm.subject());
    }
    return number;
  }
}
