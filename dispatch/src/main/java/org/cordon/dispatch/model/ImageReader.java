package org.cordon.dispatch.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the parts of a state from its image. */
final class ImageReader {
  private final List<Assignment> assignments;

  ImageReader(List<StateImage.Sent> sent) {
    assignments = sent.stream().map(Assignment::of).toList();
  }

  /** The one assignment of a number, or null for -1. */
  @Nullable Assignment assignment(int number) {
    return number < 0 ? null : assignments.get(number);
  }

  static void restore(StateImage.Setup image, SetupBoard setup) {
    setup.start(image.cityHash(), image.speedsHash());
    setup.configure(image.settings());
    image
        .operators()
        .forEach(o ->
            setup.enrol(new SetupEvent.OperatorEnrolled(o.id(), o.role(), o.office(), o.key())));
    image.plans().forEach(setup::set);
  }

  Incident incident(StateImage.OneIncident image) {
    Incident i = new Incident(image.id(), image.plan(), image.receivedMs(), image.enteredMs());
    image.callIds().forEach(i::addCall);
    image.assignments().forEach(n -> i.add(assignments.get(n)));
    image.links().forEach(i::add);
    image.duplicates().forEach(i::addDuplicate);
    image.others().forEach(c -> i.others.put(c.id(), c.state()));
    image.acknowledgements().forEach(i::acknowledge);
    i.planKnown = image.planKnown();
    i.placeStatus = image.placeStatus();
    i.beat = image.beat();
    i.zoneIds = List.copyOf(image.zoneIds());
    i.callerState = image.callerState();
    i.kind = image.kind();
    i.reason = image.reason();
    i.hold = image.hold();
    i.securedBy = image.securedBy();
    i.securedMs = image.securedMs();
    i.point = image.point();
    i.pointVersion = image.pointVersion();
    i.pointByHand = image.pointByHand();
    i.overrides = image.overrides();
    i.mergedInto = image.mergedInto();
    i.outcome = image.outcome();
    i.endedMs = image.endedMs();
    i.needSinceMs = image.needSinceMs();
    return i;
  }
}
