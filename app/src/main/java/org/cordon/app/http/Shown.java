package org.cordon.app.http;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.cordon.app.desk.Desk;
import org.cordon.app.desk.LivePositions;
import org.cordon.brief.account.Subject;
import org.cordon.brief.account.Subjects;
import org.cordon.dispatch.model.AccessRule;
import org.cordon.dispatch.model.AccountItem;
import org.cordon.dispatch.model.Acknowledgement;
import org.cordon.dispatch.model.Alarm;
import org.cordon.dispatch.model.CallerState;
import org.cordon.dispatch.model.Closure;
import org.cordon.dispatch.model.Hold;
import org.cordon.dispatch.model.Incident;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.dispatch.model.IncidentsBoard;
import org.cordon.dispatch.model.MeetingPoint;
import org.cordon.dispatch.model.Milestone;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.dispatch.model.Party;
import org.cordon.dispatch.model.PlaceStatus;
import org.cordon.dispatch.model.RecommendationKind;
import org.cordon.dispatch.model.Requirement;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.State;
import org.cordon.dispatch.model.Task;
import org.cordon.dispatch.model.Unit;
import org.cordon.dispatch.model.UnitStatus;
import org.cordon.dispatch.model.Zone;
import org.cordon.dispatch.model.ZoneStatus;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.EntryKind;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** The state as consoles see it; the components are the names in JSON. */
final class Shown {
  /** So many incidents that ended are shown beside the open ones. */
  static final int MOST_ENDED = 100;

  private static final long FIRST_CALL = 1_001;

  private Shown() {}

  /** A type that calls may have, at a priority that has a response plan. */
  record Kind(String type, int priority) {}

  /**
   * Everything that stands.
   *
   * @param seq the last entry that it takes in
   * @param nowMs the desk's time, UTC ms
   * @param nextCall a number that no incident has
   * @param incidents all that are open, and the newest {@link #MOST_ENDED} that ended
   */
  record Everything(
      long seq,
      long nowMs,
      long nextCall,
      List<OneIncident> incidents,
      List<OneUnit> units,
      List<OneZone> zones,
      List<Closure> closures,
      List<Alarm> alarms,
      List<Kind> kinds,
      List<Differing> differing,
      List<Said> figures) {}

  /** A subject on which offices take positions in other words. */
  record Differing(String subject, List<Stance> stances) {}

  /** The position of an office that holds now. */
  record Stance(String office, String stance) {}

  /** A figure that an office spoke, with its unit. */
  record Said(String office, String subject, String said) {}

  /**
   * An incident that is open, or ended lately.
   *
   * @param waiting whether it needs something now
   * @param place where it is; null when that is not known
   * @param receivedMs when its first call came, UTC ms
   * @param needSinceMs since when it needs units, UTC ms
   * @param waitLimitMs how long it may wait before every desk is told
   * @param acknowledgements who said which meeting point they hold, the last word of each
   * @param notHolding who does not hold the newest version of its meeting point
   */
  record OneIncident(
      String id,
      String type,
      int priority,
      @Nullable Place place,
      PlaceStatus placeStatus,
      String beat,
      List<String> zoneIds,
      CallerState callerState,
      boolean waiting,
      long receivedMs,
      long needSinceMs,
      long waitLimitMs,
      RecommendationKind kind,
      String reason,
      @Nullable Hold hold,
      @Nullable MeetingPoint point,
      List<Party> notHolding,
      List<Acknowledgement> acknowledgements,
      List<Sent> units,
      List<Requirement> unmet,
      @Nullable IncidentOutcome outcome) {}

  /** A unit that is on an incident now. */
  record Sent(String unitId, Task task) {}

  /**
   * Where a unit said that it is.
   *
   * @param ranked whether it is young enough to rank the unit by; else it is ranked from its post
   */
  record Seen(Place place, long measuredAtMs, long ageMs, boolean ranked) {}

  /**
   * A unit.
   *
   * @param post where it is posted, from where it is ranked while nothing nearer is known
   * @param lastContactMs when its crew was last heard of, UTC ms
   * @param seen its last position, null when none came since the desk started
   */
  record OneUnit(
      String id,
      Service service,
      List<String> capabilities,
      UnitStatus status,
      String postId,
      Place post,
      long lastContactMs,
      String incidentId,
      @Nullable Seen seen) {}

  /** A zone with its rules. */
  record OneZone(
      String id,
      String name,
      ZoneStatus status,
      int outlineVersion,
      int ruleVersion,
      List<Place> outline,
      List<AccessRule> rules,
      List<NamedPlace> collectionPoints) {}

  static Everything of(Desk.View view) {
    State state = view.engine().state();
    TreeSet<String> waiting = new TreeSet<>();
    state.waiting().forEach(i -> waiting.add(i.id()));
    return new Everything(
        state.seq(),
        view.nowMs(),
        nextCall(state),
        shown(state).stream().map(i -> of(i, view, waiting.contains(i.id()))).toList(),
        state.units().all().stream()
            .map(u -> of(u, state.units().post(u), seen(u.id(), view)))
            .toList(),
        state.zones().all().stream().map(Shown::of).toList(),
        List.copyOf(state.zones().closures()),
        List.copyOf(state.alarms().all()),
        state.setup().plans().stream().map(p -> new Kind(p.type(), p.priority())).toList(),
        differing(state),
        figures(state));
  }

  /** Those that are open, and the newest of those that ended: of a busy day there are too many. */
  private static List<Incident> shown(State state) {
    PriorityQueue<Incident> ended =
        new PriorityQueue<>(comparingLong(Incident::endedMs).thenComparing(Incident::id));
    List<Incident> all = new ArrayList<>();
    for (Incident i : state.incidents().active()) {
      if (i.open()) {
        all.add(i);
      } else {
        ended.add(i);
        if (ended.size() > MOST_ENDED) {
          ended.remove();
        }
      }
    }
    all.addAll(ended.stream().sorted(ended.comparator()).toList());
    return all;
  }

  /** A number that no incident has. */
  private static long nextCall(State state) {
    IncidentsBoard incidents = state.incidents();
    long next = FIRST_CALL + incidents.active().size() + incidents.filedCount();
    for (Incident i : incidents.active()) {
      if (i.id().matches("[1-9][0-9]{0,14}")) {
        next = Math.max(next, Long.parseLong(i.id()) + 1);
      }
    }
    while (incidents.filed(Long.toString(next)) != null) {
      next++;
    }
    return next;
  }

  private static List<Differing> differing(State state) {
    return Subjects.of(state.account()).stream()
        .filter(s -> s.alignment() == Subject.Alignment.DIFFER)
        .map(Shown::of)
        .toList();
  }

  private static Differing of(Subject subject) {
    return new Differing(
        subject.name(),
        subject.offices().stream()
            .filter(o -> !o.stance().isEmpty())
            .map(o -> new Stance(o.name(), o.stance()))
            .toList());
  }

  private static List<Said> figures(State state) {
    List<Said> all = new ArrayList<>();
    for (AccountItem item : state.account().of(EntryKind.STATEMENT)) {
      if (item.stands() && item.entry() instanceof AccountEntry.Statement s) {
        for (AccountEntry.Statement.Figure f : s.figures()) {
          String said = f.metric() + " " + f.value() + (f.unit().isEmpty() ? "" : " " + f.unit());
          all.add(new Said(s.office(), s.subject(), said));
        }
      }
    }
    return all;
  }

  private static OneIncident of(Incident i, Desk.View view, boolean waiting) {
    return new OneIncident(
        i.id(),
        i.type(),
        i.priority(),
        view.engine().place(i.id()),
        i.placeStatus(),
        i.beat(),
        List.copyOf(i.zoneIds()),
        i.callerState(),
        waiting,
        i.timeMs(Milestone.RECEIVED),
        i.needSinceMs(),
        view.engine().state().setup().settings().watch().waitingMs(i.priority()),
        i.kind(),
        i.reason(),
        i.hold(),
        i.point(),
        i.point() == null ? List.of() : List.copyOf(i.missingParties()),
        List.copyOf(i.acknowledgements()),
        i.assignments().stream()
            .filter(a -> a.active())
            .map(a -> new Sent(a.unit().id(), a.task()))
            .toList(),
        i.open() ? List.copyOf(i.unmet()) : List.of(),
        i.outcome());
  }

  /** The last position of a unit with its age, or null. */
  static @Nullable Seen seen(String unitId, Desk.View view) {
    LivePositions.Known last = view.positions().last(unitId);
    if (last == null) {
      return null;
    }
    long ageMs = view.nowMs() - last.measuredAtMs();
    long mostMs = view.engine().state().setup().settings().sending().positionMaxAgeMs();
    return new Seen(last.place(), last.measuredAtMs(), ageMs, ageMs <= mostMs);
  }

  private static OneUnit of(Unit u, Place post, @Nullable Seen seen) {
    return new OneUnit(
        u.id(),
        u.service(),
        u.spec().capabilities(),
        u.status(),
        u.postId(),
        post,
        u.lastContactMs(),
        u.incidentId(),
        seen);
  }

  private static OneZone of(Zone z) {
    return new OneZone(
        z.id(),
        z.name(),
        z.status(),
        z.outlineVersion(),
        z.ruleVersion(),
        List.copyOf(z.outline()),
        List.copyOf(z.rules()),
        List.copyOf(z.collectionPoints()));
  }
}
