package org.cordon.dispatch.engine;

import java.util.function.Supplier;
import org.cordon.dispatch.model.NamedPlace;
import org.cordon.roads.Place;
import org.cordon.roads.corner.MeetingPoint.Standing;

/**
 * A place within the walk, how long those who come walk there in their state, and whether one can
 * meet there.
 *
 * @param name how it is spoken; asked only of the few that are spoken of
 */
public record MeetingCandidate(
    String id, Place place, long walkMs, boolean agreed, Standing standing, Supplier<String> name) {
  /** A place whose name is known. */
  public MeetingCandidate(NamedPlace point, long walkMs, boolean agreed, Standing standing) {
    this(point.id(), point.place(), walkMs, agreed, standing, point::spokenName);
  }

  /** The place by name. */
  public NamedPlace point() {
    return new NamedPlace(id, name.get(), place);
  }

  /** Whether one can meet there. */
  public boolean offered() {
    return standing == Standing.OFFERED;
  }
}
