package org.cordon.dispatch.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Open incidents and their calls. An ended incident stays for a while, to be corrected or reopened,
 * and is then filed: it leaves every map, and a running hash keeps what it was. Whether filed
 * incidents are also kept in memory is the reader's choice and changes neither fold nor hash.
 */
public final class IncidentsBoard {
  private static final Comparator<Incident> BY_URGENCY =
      Comparator.comparingInt(Incident::priority)
          .thenComparingLong(i -> i.timeMs(Milestone.RECEIVED))
          .thenComparing(Incident::id);

  private record Ended(long recordedMs, Incident incident) {}

  private final TreeMap<String, Incident> active = new TreeMap<>();
  private final TreeMap<String, Call> calls = new TreeMap<>();
  private final TreeMap<String, Incident> filed = new TreeMap<>();
  private final TreeSet<Incident> waiting = new TreeSet<>(BY_URGENCY);
  private final Deque<Ended> ended = new ArrayDeque<>();
  private final Canonical canonical = new Canonical();
  private final MessageDigest sha256 = sha256();
  private final boolean keepFiled;
  private final Timers timers;
  private final SetupBoard setup;
  private byte[] filedHash = new byte[32];
  private long filedCount;
  private final Map<IncidentOutcome, Long> filedOutcomes = new EnumMap<>(IncidentOutcome.class);

  IncidentsBoard(Timers timers, SetupBoard setup, boolean keepFiled) {
    this.timers = timers;
    this.setup = setup;
    this.keepFiled = keepFiled;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** An incident that is open or ended lately, or null. */
  public @Nullable Incident incident(String id) {
    return active.get(id);
  }

  /** An incident that an event names. */
  public Incident known(String id) {
    Incident incident = active.get(id);
    if (incident == null) {
      throw new IllegalStateException("an event names incident " + id + ", which is not active");
    }
    return incident;
  }

  /** Open and lately ended incidents, by id. */
  public Collection<Incident> active() {
    return Collections.unmodifiableCollection(active.values());
  }

  /** Those that need something, by priority, then age. */
  public Collection<Incident> waiting() {
    return Collections.unmodifiableCollection(waiting);
  }

  /** A call of an active incident, or null. */
  public @Nullable Call call(String id) {
    return calls.get(id);
  }

  /** The calls of active incidents, by id. */
  public Collection<Call> calls() {
    return Collections.unmodifiableCollection(calls.values());
  }

  /** Filed incidents, by id; empty when they are not kept. */
  public Collection<Incident> filed() {
    return Collections.unmodifiableCollection(filed.values());
  }

  /** A filed incident, or null when there is none or they are not kept. */
  public @Nullable Incident filed(String id) {
    return filed.get(id);
  }

  /** How many were filed. */
  public long filedCount() {
    return filedCount;
  }

  /** How many of them ended how; counted also when they are not kept. */
  public Map<IncidentOutcome, Long> filedOutcomes() {
    return Collections.unmodifiableMap(filedOutcomes);
  }

  /** Whether filed incidents stay readable. */
  boolean keepsFiled() {
    return keepFiled;
  }

  /** Whether an ended incident is filed by the time of the next entry. */
  public boolean fallsDue(String id, long nowMs) {
    Incident incident = active.get(id);
    return incident != null
        && incident.endedMs >= 0
        && incident.endedMs + setup.settings().sending().reopenMs() <= nowMs;
  }

  /** Ended incidents whose time for corrections is over leave the maps. */
  void fileEnded(long nowMs) {
    long reopenMs = setup.settings().sending().reopenMs();
    while (!ended.isEmpty() && ended.getFirst().recordedMs + reopenMs <= nowMs) {
      Ended first = ended.removeFirst();
      boolean still = active.get(first.incident.id()) == first.incident;
      if (still && first.incident.endedMs == first.recordedMs) {
        file(first.incident);
      }
    }
  }

  private void file(Incident incident) {
    incident.canonical(canonical);
    sha256.update(filedHash);
    filedHash = sha256.digest(canonical.take());
    filedCount++;
    if (incident.outcome != null) {
      filedOutcomes.merge(incident.outcome, 1L, Long::sum);
    }
    active.remove(incident.id());
    incident.callIds().forEach(calls::remove);
    if (keepFiled) {
      filed.put(incident.id(), incident);
    }
  }

  void apply(CallEvent event, Entry entry) {
    long nowMs = entry.recordedAtMs();
    switch (event) {
      case CallEvent.CallReceived e -> received(e, entry);
      case CallEvent.IncidentOpened e -> open(e, entry);
      case CallEvent.IncidentLocated e -> {
        Incident i = known(e.incidentId());
        i.placeStatus = e.placeStatus();
        i.beat = e.beat();
        i.zoneIds = e.zoneIds();
      }
      case CallEvent.ZonesRedecided e -> known(e.incidentId()).zoneIds = e.zoneIds();
      case CallEvent.CallerUpdated e -> known(e.incidentId()).callerState = e.callerState();
      case CallEvent.CasualtyUpdated e ->
          known(e.incidentId()).others.put(e.casualtyId(), e.state());
      case CallEvent.CasualtyRemoved e -> known(e.incidentId()).others.remove(e.casualtyId());
      case CallEvent.Reclassified e -> reclassify(e, nowMs);
      case CallEvent.Recommended e -> {
        Incident i = known(e.incidentId());
        i.kind = e.kind();
        i.reason = e.reason();
      }
      case CallEvent.Held e -> hold(e);
      case CallEvent.CalledBack e -> calledBack(e);
      case CallEvent.Linked e -> link(e, nowMs);
      case CallEvent.Transferred e -> known(e.incidentId()).reason = "transferred to " + e.agency();
      case CallEvent.SceneSecured e -> {
        Incident i = known(e.incidentId());
        i.securedBy = e.unitId();
        i.securedMs = entry.happenedAtMs();
      }
      case CallEvent.SceneRevoked e -> {
        Incident i = known(e.incidentId());
        i.securedBy = "";
        i.securedMs = Times.UNKNOWN_MS;
      }
      case CallEvent.IncidentEnded e -> end(known(e.incidentId()), e.outcome(), nowMs);
      case CallEvent.IncidentReopened e -> {
        Incident i = known(e.incidentId());
        i.outcome = null;
        i.endedMs = Times.UNKNOWN_MS;
        i.reason = "reopened";
        separate(i);
        refresh(i, nowMs);
      }
    }
  }

  private void received(CallEvent.CallReceived e, Entry entry) {
    Call call = new Call(e.callId(), e.incidentId(), e.placeStatus(), entry.happenedAtMs());
    calls.put(e.callId(), call);
    Incident i = active.get(e.incidentId());
    if (i != null) {
      i.addCall(e.callId());
      if (!e.callerState().equals(CallerState.UNKNOWN)) {
        i.callerState = e.callerState();
      }
    }
  }

  private void open(CallEvent.IncidentOpened e, Entry entry) {
    ResponsePlan plan = setup.resolve(e.type(), e.priority(), e.services());
    Incident i = new Incident(e.incidentId(), plan, entry.happenedAtMs(), entry.recordedAtMs());
    i.planKnown = setup.plan(e.type(), e.priority()) != null;
    i.placeStatus = e.placeStatus();
    i.beat = e.beat();
    i.zoneIds = e.zoneIds();
    active.put(i.id(), i);
    refresh(i, entry.recordedAtMs());
  }

  private void reclassify(CallEvent.Reclassified e, long nowMs) {
    Incident i = known(e.incidentId());
    waiting.remove(i); // its place in the queue is about to change
    timers.cancel(Timers.Kind.WAITING, i.id());
    i.plan = setup.resolve(e.type(), e.priority(), e.services());
    i.planKnown = setup.plan(e.type(), e.priority()) != null;
    refresh(i, nowMs);
  }

  private void hold(CallEvent.Held e) {
    Incident i = known(e.incidentId());
    i.hold = new Hold(e.reason(), e.callbackOwner(), e.callbackDueMs());
    i.kind = RecommendationKind.HELD;
    i.reason = "held: " + e.reason().why() + "; released by " + e.reason().release();
    timers.set(Timers.Kind.CALLBACK, i.id(), e.callbackDueMs());
  }

  private void calledBack(CallEvent.CalledBack e) {
    Incident i = known(e.incidentId());
    Hold old = i.hold;
    if (old != null) {
      i.hold = new Hold(old.reason(), old.callbackOwner(), e.nextDueMs());
    }
    timers.set(Timers.Kind.CALLBACK, i.id(), e.nextDueMs());
  }

  private void link(CallEvent.Linked e, long nowMs) {
    Incident i = known(e.incidentId());
    i.add(new Link(e.kind(), e.otherId()));
    if (e.kind() == LinkKind.DUPLICATE_OF) {
      i.mergedInto = e.otherId();
      known(e.otherId()).addDuplicate(i.id());
      timers.cancel(Timers.Kind.POINT, i.id());
      i.reason = "duplicate of " + e.otherId();
      release(i);
    }
    refresh(i, nowMs);
  }

  /** A duplicate that is reopened turned out to be none. */
  private void separate(Incident i) {
    Incident original = i.mergedInto.isEmpty() ? null : active.get(i.mergedInto);
    if (original != null) {
      original.removeDuplicate(i.id());
    }
    i.mergedInto = "";
  }

  private void end(Incident i, IncidentOutcome outcome, long nowMs) {
    i.outcome = outcome;
    i.endedMs = nowMs;
    release(i);
    timers.cancel(Timers.Kind.POINT, i.id());
    refresh(i, nowMs);
    ended.addLast(new Ended(nowMs, i));
  }

  /** Ends a hold; a unit goes, or nobody needs to. */
  void release(Incident i) {
    if (i.hold != null) {
      i.hold = null;
      timers.cancel(Timers.Kind.CALLBACK, i.id());
    }
  }

  /** Puts an incident into the queue or takes it out, after anything changed what it needs. */
  void refresh(Incident i, long nowMs) {
    boolean needs = i.needsUnits();
    if (needs && waiting.add(i)) {
      i.needSinceMs = nowMs;
      long limitMs = setup.settings().watch().waitingMs(i.priority());
      timers.set(Timers.Kind.WAITING, i.id(), nowMs + limitMs);
    } else if (!needs && waiting.remove(i)) {
      timers.cancel(Timers.Kind.WAITING, i.id());
    }
  }

  /** Who was sent after everybody else had the meeting point has to acknowledge it in time too. */
  void watchPoint(Incident i, long nowMs) {
    if (!i.missingParties().isEmpty() && !timers.isSet(Timers.Kind.POINT, i.id())) {
      timers.set(Timers.Kind.POINT, i.id(), nowMs + setup.settings().watch().pointAcknowledgeMs());
    }
  }

  void apply(PointEvent event, Entry entry) {
    long dueMs = entry.recordedAtMs() + setup.settings().watch().pointAcknowledgeMs();
    switch (event) {
      case PointEvent.PointSet e -> {
        Incident i = known(e.incidentId());
        i.point = e.point();
        i.pointVersion = e.point().version();
        i.pointByHand = e.override() != null;
        i.overrides += e.override() == null ? 0 : 1;
        timers.set(Timers.Kind.POINT, i.id(), dueMs);
      }
      case PointEvent.PointWithdrawn e -> {
        known(e.incidentId()).point = null;
        timers.cancel(Timers.Kind.POINT, e.incidentId());
      }
      case PointEvent.PointAcknowledged e -> {
        Incident i = known(e.incidentId());
        i.acknowledge(
            new Acknowledgement(
                e.party(), e.version(), e.pointId(), e.how(), entry.happenedAtMs()));
        if (i.missingParties().isEmpty()) {
          timers.cancel(Timers.Kind.POINT, i.id());
        }
      }
    }
  }

  StateImage.Incidents image(ImageTaker taker) {
    List<StateImage.Ending> endings = new ArrayList<>();
    filedOutcomes.forEach((outcome, n) -> endings.add(new StateImage.Ending(outcome, n)));
    return new StateImage.Incidents(
        active.values().stream().map(taker::of).toList(),
        List.copyOf(calls.values()),
        filed.values().stream().map(taker::of).toList(),
        waiting.stream().map(Incident::id).toList(),
        ended.stream().map(e -> new StateImage.Ended(e.recordedMs, e.incident.id())).toList(),
        HexFormat.of().formatHex(filedHash),
        filedCount,
        endings);
  }

  void restore(StateImage.Incidents image, ImageReader reader) {
    image.active().forEach(i -> active.put(i.id(), reader.incident(i)));
    image.calls().forEach(c -> calls.put(c.id(), c));
    image.filed().forEach(i -> filed.put(i.id(), reader.incident(i)));
    image.waiting().forEach(id -> waiting.add(known(id)));
    image.ended().forEach(e -> ended.addLast(new Ended(e.recordedMs(), known(e.incidentId()))));
    filedHash = HexFormat.of().parseHex(image.filedHash());
    filedCount = image.filedCount();
    image.filedOutcomes().forEach(e -> filedOutcomes.put(e.outcome(), e.count()));
  }

  /** All of them in one exact form. */
  public void canonical(Canonical out) {
    out.put(filedCount).put(HexFormat.of().formatHex(filedHash)).put(active.size());
    active.values().forEach(i -> i.canonical(out));
    for (Call c : calls.values()) {
      out.put(c.id()).put(c.incidentId()).put(c.placeStatus()).put(c.receivedMs());
    }
    out.put(waiting.size());
    waiting.forEach(i -> out.put(i.id()));
  }
}
