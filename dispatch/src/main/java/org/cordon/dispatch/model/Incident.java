package org.cordon.dispatch.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An incident now. Written by the fold only. */
public final class Incident {
  private final String id;
  private final long receivedMs;
  private final long enteredMs;
  private final List<String> callIds = new ArrayList<>(1);
  private final List<Assignment> assignments = new ArrayList<>(2);
  private final List<Link> links = new ArrayList<>(0);
  private final List<String> duplicates = new ArrayList<>(0);
  final TreeMap<String, CallerState> others = new TreeMap<>(); // casualties beside the caller
  private final TreeMap<Party, Acknowledgement> acknowledgements = new TreeMap<>();
  ResponsePlan plan;
  boolean planKnown;
  PlaceStatus placeStatus = PlaceStatus.MISSING;
  String beat = "";
  List<String> zoneIds = List.of();
  CallerState callerState = CallerState.UNKNOWN;
  RecommendationKind kind = RecommendationKind.HELD;
  String reason = "just entered";
  @Nullable Hold hold;
  String securedBy = "";
  long securedMs = Times.UNKNOWN_MS;
  @Nullable MeetingPoint point;
  int pointVersion;
  boolean pointByHand;
  int overrides;
  String mergedInto = "";
  @Nullable IncidentOutcome outcome;
  long endedMs = Times.UNKNOWN_MS;
  long needSinceMs;

  Incident(String id, ResponsePlan plan, long receivedMs, long enteredMs) {
    this.id = id;
    this.plan = plan;
    this.receivedMs = receivedMs;
    this.enteredMs = enteredMs;
    needSinceMs = enteredMs;
  }

  /** Its id. */
  public String id() {
    return id;
  }

  /** Incident type. */
  public String type() {
    return plan.type();
  }

  /** 1 is the most urgent. */
  public int priority() {
    return plan.priority();
  }

  /** What it needs. */
  public ResponsePlan plan() {
    return plan;
  }

  /** Whether a response plan was found for its type and priority. */
  public boolean planKnown() {
    return planKnown;
  }

  /** How far its place can be trusted. */
  public PlaceStatus placeStatus() {
    return placeStatus;
  }

  /** Beat or other area, "" if unknown. */
  public String beat() {
    return beat;
  }

  /** The active zones it lies in, sorted. */
  public List<String> zoneIds() {
    return zoneIds;
  }

  /** What is known about the caller. */
  public CallerState callerState() {
    return callerState;
  }

  /** Everybody who needs help: the caller, then the others by id. */
  public List<Casualty> casualties() {
    List<Casualty> all = new ArrayList<>(1 + others.size());
    all.add(new Casualty(Casualty.CALLER, callerState));
    others.forEach((casualty, state) -> all.add(new Casualty(casualty, state)));
    return all;
  }

  /** Those who may come to a meeting point. */
  public List<Casualty> coming() {
    return casualties().stream().filter(c -> c.state().mayMove()).toList();
  }

  /** Those who cannot be moved, or are not safe to move: somebody has to go in to them. */
  public List<Casualty> staying() {
    return casualties().stream().filter(c -> !c.state().mayMove()).toList();
  }

  /** Its calls, oldest first. */
  public List<String> callIds() {
    return Collections.unmodifiableList(callIds);
  }

  /** Every unit ever sent, oldest first. */
  public List<Assignment> assignments() {
    return Collections.unmodifiableList(assignments);
  }

  /** Links to other incidents. */
  public List<Link> links() {
    return Collections.unmodifiableList(links);
  }

  /** The incidents that turned out to be this one. */
  public List<String> duplicates() {
    return Collections.unmodifiableList(duplicates);
  }

  /** What was recommended or done last. */
  public RecommendationKind kind() {
    return kind;
  }

  /** Why; never blank. */
  public String reason() {
    return reason;
  }

  /** Its hold, or null. */
  public @Nullable Hold hold() {
    return hold;
  }

  /** The unit that secured the scene, or "". */
  public String securedBy() {
    return securedBy;
  }

  /** Its meeting point, or null. */
  public @Nullable MeetingPoint point() {
    return point;
  }

  /** Whether a dispatcher named its meeting point, with a reason, instead of what was advised. */
  public boolean pointByHand() {
    return pointByHand;
  }

  /** The version of its last meeting point, 0 before the first. */
  public int pointVersion() {
    return pointVersion;
  }

  /** What each party holds, of whichever version. */
  public Collection<Acknowledgement> acknowledgements() {
    return Collections.unmodifiableCollection(acknowledgements.values());
  }

  /** What a party holds, or null. */
  public @Nullable Acknowledgement acknowledgement(Party party) {
    return acknowledgements.get(party);
  }

  /** Everybody who has to hold its meeting point. */
  public List<Party> parties() {
    TreeSet<Party> parties = new TreeSet<>();
    for (Assignment a : assignments) {
      if (a.active()) {
        parties.add(Party.unit(a.unit().id()));
      }
    }
    for (Requirement r : plan.requirements()) {
      parties.add(Party.desk(r.service()));
    }
    parties.add(Party.CALL_TAKER);
    return List.copyOf(parties);
  }

  /** Whether a party holds the current point in its current version. */
  public boolean holdsPoint(Party party) {
    Acknowledgement a = acknowledgements.get(party);
    MeetingPoint p = point;
    return a != null && p != null && a.version() == p.version() && a.pointId().equals(p.pointId());
  }

  /** Those who do not hold the current point yet; empty without a point. */
  public List<Party> missingParties() {
    if (point == null) {
      return List.of();
    }
    return parties().stream().filter(p -> !holdsPoint(p)).toList();
  }

  /** How often it was not done as recommended. */
  public int overrides() {
    return overrides;
  }

  /** The incident it is a duplicate of, or "". */
  public String mergedInto() {
    return mergedInto;
  }

  /** How it ended, or null while it is open. */
  public @Nullable IncidentOutcome outcome() {
    return outcome;
  }

  /** Whether it has no outcome yet. */
  public boolean open() {
    return outcome == null;
  }

  /** When its need for units began, UTC ms: entry, or when it last lost a unit. */
  public long needSinceMs() {
    return needSinceMs;
  }

  /** When it ended, UTC ms, or {@link Times#UNKNOWN_MS}. */
  public long endedMs() {
    return endedMs;
  }

  /** Whether any unit is on it. */
  public boolean hasUnits() {
    for (Assignment a : assignments) {
      if (a.active()) {
        return true;
      }
    }
    return false;
  }

  /** The unit's current or last assignment here, or null. */
  public @Nullable Assignment assignment(String unitId) {
    for (int i = assignments.size() - 1; i >= 0; i--) {
      if (assignments.get(i).unit().id().equals(unitId)) {
        return assignments.get(i);
      }
    }
    return null;
  }

  /**
   * When a milestone first happened to the incident, UTC ms, or {@link Times#UNKNOWN_MS}. Available
   * is when the last unit became so, and only once none is left.
   */
  public long timeMs(Milestone milestone) {
    return switch (milestone) {
      case RECEIVED -> receivedMs;
      case ENTERED -> enteredMs;
      case SCENE_SECURED -> securedMs;
      case AVAILABLE -> hasUnits() ? Times.UNKNOWN_MS : last(milestone);
      default -> first(milestone);
    };
  }

  private long first(Milestone milestone) {
    long first = Times.UNKNOWN_MS;
    for (Assignment a : assignments) {
      long ms = a.timeMs(milestone);
      if (!a.unsent() && ms >= 0 && (first < 0 || ms < first)) {
        first = ms;
      }
    }
    return first;
  }

  private long last(Milestone milestone) {
    long last = Times.UNKNOWN_MS;
    for (Assignment a : assignments) {
      if (!a.unsent()) {
        last = Math.max(last, a.timeMs(milestone));
      }
    }
    return last;
  }

  /** What is still missing: the plan's requirements less the units that count towards them. */
  public List<Requirement> unmet() {
    List<Requirement> unmet = new ArrayList<>(plan.requirements().size());
    boolean[] used = new boolean[assignments.size()];
    for (Requirement r : plan.requirements()) {
      int missing = r.count() - take(r, used);
      if (missing > 0) {
        unmet.add(missing == r.count() ? r : new Requirement(r.service(), r.capability(), missing));
      }
    }
    return unmet;
  }

  private int take(Requirement r, boolean[] used) {
    int found = 0;
    for (int i = 0; i < used.length && found < r.count(); i++) {
      Assignment a = assignments.get(i);
      if (!used[i] && a.counts() && fits(a.unit(), r)) {
        used[i] = true;
        found++;
      }
    }
    return found;
  }

  /** Whether a unit has what a requirement asks for. */
  public static boolean fits(UnitSpec unit, Requirement r) {
    return unit.service() == r.service()
        && (r.capability().isEmpty() || unit.capabilities().contains(r.capability()));
  }

  /** Whether it is open, no duplicate, and something is missing. */
  public boolean needsUnits() {
    return outcome == null && mergedInto.isEmpty() && !unmet().isEmpty();
  }

  void addCall(String callId) {
    callIds.add(callId);
  }

  void add(Assignment assignment) {
    assignments.add(assignment);
  }

  void addDuplicate(String incidentId) {
    duplicates.add(incidentId);
  }

  void removeDuplicate(String incidentId) {
    duplicates.remove(incidentId);
  }

  void add(Link link) {
    links.add(link);
  }

  void acknowledge(Acknowledgement a) {
    acknowledgements.put(a.party(), a);
  }

  /** This incident in one exact form. */
  public void canonical(Canonical out) {
    out.put(id).put(receivedMs).put(enteredMs).putAll(callIds).put(type()).put(priority());
    out.put(planKnown).put(plan.requirements().size());
    for (Requirement r : plan.requirements()) {
      out.put(r.service()).put(r.capability()).put(r.count());
    }
    out.put(placeStatus).put(beat).putAll(zoneIds);
    out.put(callerState.mobility()).put(callerState.safeToMove());
    out.put(callerState.child()).put(callerState.language());
    others.forEach((casualty, state) -> { // nothing where there are none, as in the first logs
      out.put("casualty").put(casualty).put(state.mobility()).put(state.safeToMove());
      out.put(state.child()).put(state.language());
    });
    out.put(kind).put(reason).put(securedBy).put(securedMs).put(overrides).put(mergedInto);
    out.put(outcome).put(endedMs).put(needSinceMs);
    Hold held = hold;
    if (held != null) {
      out.put(held.reason()).put(held.callbackOwner()).put(held.callbackDueMs());
    }
    out.put(assignments.size());
    assignments.forEach(a -> a.canonical(out));
    out.putAll(duplicates);
    links.forEach(l -> out.put(l.kind()).put(l.otherId()));
    canonicalPoint(out);
  }

  private void canonicalPoint(Canonical out) {
    out.put(pointVersion);
    MeetingPoint p = point;
    if (p != null) {
      out.put(p.pointId()).put(p.spokenName()).put(p.place());
      out.put(p.walkMs()).put(p.meetAtMs()).put(p.leaveAtMs());
      if (pointByHand) {
        out.put("by hand"); // only where it is so: logs from before have the same hash
      }
    }
    for (Acknowledgement a : acknowledgements.values()) {
      out.put(a.party().kind()).put(a.party().id()).put(a.version()).put(a.pointId());
      out.put(a.how()).put(a.atMs());
    }
  }
}
