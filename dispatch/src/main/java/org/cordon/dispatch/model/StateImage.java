package org.cordon.dispatch.model;

import java.util.List;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * All of a state as plain values, from which an equal state can be made: {@link State#image()},
 * {@link State#of}. Every list is in the state's own order, so equal states have equal images. What
 * follows from the rest (the queue's order, who is of which crew) is not in it. Two units of one
 * incident share what they did by its number in {@code assignments}; -1 is none.
 *
 * @param keepsFiled whether {@code incidents.filed} holds the filed incidents
 */
public record StateImage(
    boolean keepsFiled,
    long seq,
    long recordedAtMs,
    long corrections,
    List<Reasoned> overrides,
    Setup setup,
    Units units,
    Zones zones,
    List<Sent> assignments,
    Incidents incidents,
    List<Told> account,
    List<Alarm> alarms,
    List<Timers.Timer> timers) {

  /** How often a reason was given for not doing what was recommended. */
  public record Reasoned(OverrideReason reason, long count) {}

  /** {@link SetupBoard}. */
  public record Setup(
      List<Operator> operators,
      List<ResponsePlan> plans,
      Settings settings,
      String cityHash,
      String speedsHash) {}

  /** Who may give commands. */
  public record Operator(String id, Role role, String office, String key) {}

  /** {@link AccountItem}; what corrections did to it follows from those after it. */
  public record Told(
      long seq,
      long recordedAtMs,
      long happenedAtMs,
      String by,
      List<Commitment> commitments,
      String office,
      AccountEntry entry,
      Provenance provenance) {}

  /** {@link UnitsBoard}. */
  public record Units(
      List<OneUnit> units, List<Station> stations, List<Opening> open, int stationsVersion) {}

  /** Whether a station is open; if it is not, what that rests on. */
  public record Opening(String stationId, boolean open, String closedOn) {}

  /** {@link Unit}. */
  public record OneUnit(
      UnitSpec spec,
      List<Step> steps,
      String homeId,
      String postId,
      UnitStatus status,
      Shift shift,
      String incidentId,
      int assignment,
      boolean leavesWhenFree,
      long manualEtaMs,
      long lastContactMs) {}

  /** A step that can be taken back. */
  public record Step(
      UnitStatus before,
      int assignmentBefore,
      String incidentBefore,
      UnitStatus after,
      int assignmentAfter,
      String incidentAfter,
      long formerMs) {}

  /** {@link Assignment}; times by {@link Milestone}. */
  public record Sent(
      UnitSpec unit,
      Task task,
      List<Long> timesMs,
      @Nullable Place destination,
      @Nullable Instruction instruction,
      boolean active,
      boolean unsent) {}

  /** {@link ZonesBoard}. */
  public record Zones(
      List<OneZone> zones,
      List<Closure> closures,
      List<Agreement> agreements,
      List<CourtOrder> orders,
      int version) {}

  /** {@link Zone}. */
  public record OneZone(
      String id,
      String name,
      List<NamedPlace> collectionPoints,
      ZoneStatus status,
      List<Place> outline,
      int outlineVersion,
      String outlineAuthority,
      List<AccessRule> rules,
      int ruleVersion,
      int attempts,
      int attemptsFailed,
      List<ProposedRule> proposals,
      int contacts,
      int contactsFailed) {}

  /** {@link IncidentsBoard}; {@code waiting} and {@code ended} name active incidents. */
  public record Incidents(
      List<OneIncident> active,
      List<Call> calls,
      List<OneIncident> filed,
      List<String> waiting,
      List<Ended> ended,
      String filedHash,
      long filedCount,
      List<Ending> filedOutcomes) {}

  /** An incident that ended, and when that was recorded. */
  public record Ended(long recordedMs, String incidentId) {}

  /** How many filed incidents ended so. */
  public record Ending(IncidentOutcome outcome, long count) {}

  /** {@link Incident}; {@code others} are the casualties beside the caller. */
  public record OneIncident(
      String id,
      long receivedMs,
      long enteredMs,
      List<String> callIds,
      List<Integer> assignments,
      List<Link> links,
      List<String> duplicates,
      List<Casualty> others,
      List<Acknowledgement> acknowledgements,
      ResponsePlan plan,
      boolean planKnown,
      PlaceStatus placeStatus,
      String beat,
      List<String> zoneIds,
      CallerState callerState,
      RecommendationKind kind,
      String reason,
      @Nullable Hold hold,
      String securedBy,
      long securedMs,
      @Nullable MeetingPoint point,
      int pointVersion,
      boolean pointByHand,
      int overrides,
      String mergedInto,
      @Nullable IncidentOutcome outcome,
      long endedMs,
      long needSinceMs) {}
}
