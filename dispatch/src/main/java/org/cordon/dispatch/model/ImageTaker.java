package org.cordon.dispatch.model;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the image of a state. Assignments get their numbers in the order they are met. */
final class ImageTaker {
  private final IdentityHashMap<Assignment, Integer> numbers =
      new IdentityHashMap<>(); // never iterated
  private final List<StateImage.Sent> assignments = new ArrayList<>();

  private ImageTaker() {}

  static StateImage of(State s) {
    ImageTaker taker = new ImageTaker();
    StateImage.Incidents incidents = s.incidents().image(taker);
    StateImage.Units units = s.units().image(taker);
    List<StateImage.Reasoned> overrides = new ArrayList<>();
    s.overrides().forEach((reason, n) -> overrides.add(new StateImage.Reasoned(reason, n)));
    return new StateImage(
        s.incidents().keepsFiled(),
        s.seq(),
        s.recordedAtMs(),
        s.corrections(),
        overrides,
        setup(s.setup()),
        units,
        s.zones().image(),
        List.copyOf(taker.assignments),
        incidents,
        s.account().image(),
        List.copyOf(s.alarms().all()),
        s.timers().all());
  }

  private static StateImage.Setup setup(SetupBoard s) {
    List<StateImage.Operator> operators = new ArrayList<>();
    for (String id : s.operators()) {
      Role role = s.role(id);
      if (role != null) {
        operators.add(new StateImage.Operator(id, role, s.office(id), s.key(id)));
      }
    }
    return new StateImage.Setup(operators, s.plans(), s.settings(), s.cityHash(), s.speedsHash());
  }

  /** The number of an assignment, its image taken when it is met first; -1 for none. */
  int number(@Nullable Assignment a) {
    if (a == null) {
      return -1;
    }
    Integer known = numbers.get(a);
    if (known != null) {
      return known;
    }
    int number = assignments.size();
    numbers.put(a, number);
    assignments.add(a.image());
    return number;
  }

  StateImage.OneIncident of(Incident i) {
    List<Casualty> others = new ArrayList<>();
    i.others.forEach((id, state) -> others.add(new Casualty(id, state)));
    return new StateImage.OneIncident(
        i.id(),
        i.timeMs(Milestone.RECEIVED),
        i.timeMs(Milestone.ENTERED),
        List.copyOf(i.callIds()),
        i.assignments().stream().map(this::number).toList(),
        List.copyOf(i.links()),
        List.copyOf(i.duplicates()),
        others,
        List.copyOf(i.acknowledgements()),
        i.plan,
        i.planKnown,
        i.placeStatus,
        i.beat,
        i.zoneIds,
        i.callerState,
        i.kind,
        i.reason,
        i.hold,
        i.securedBy,
        i.securedMs,
        i.point,
        i.pointVersion,
        i.pointByHand,
        i.overrides,
        i.mergedInto,
        i.outcome,
        i.endedMs,
        i.needSinceMs);
  }
}
