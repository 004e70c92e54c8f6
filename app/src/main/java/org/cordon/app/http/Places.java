package org.cordon.app.http;

import org.cordon.app.desk.Ground;
import org.cordon.dispatch.model.PlaceStatus;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.corner.Corners;
import org.cordon.roads.corner.Gazetteer;
import org.cordon.roads.corner.SpokenPlace;
import org.jspecify.annotations.Nullable;

/**
 * Where a place is that somebody names: a corner, a stretch of a street, a station, a house number,
 * coordinates. Looked up beside the desk's thread, one at a time.
 */
final class Places {
  private static final int LONGEST = 200;

  private final Ground ground;
  private @Nullable Gazetteer gazetteer; // made when first asked

  Places(Ground ground) {
    this.ground = ground;
  }

  /**
   * What was found.
   *
   * @param spokenName as it is said back to the caller
   * @param placeStatus UNVERIFIED where the map does not bear it out
   * @param doubt why not, "" for one that is verified
   * @param beat that it lies in, "" outside all
   */
  record Named(
      String spokenName, Place place, PlaceStatus placeStatus, String doubt, String beat) {}

  /** Answers {@code ?name=}; words that mean several places are refused with the choices. */
  void find(Exchange e) {
    String name = e.query("name");
    if (name == null || name.isBlank() || name.length() > LONGEST) {
      throw HttpRefusal.badRequest(
          "no-place-named", "nothing, or too much", "name", "Name a corner, as 10th and Pine.");
    }
    try {
      SpokenPlace found = found(name);
      e.send(
          200,
          Json.of(
              new Named(
                  found.spokenName(),
                  found.place(),
                  found.verified() ? PlaceStatus.VERIFIED : PlaceStatus.UNVERIFIED,
                  found.doubt(),
                  ground.beat(found.place()))));
    } catch (Refusal r) {
      throw new HttpRefusal(422, r.name(), r.found(), r.where(), r.remedy());
    }
  }

  /** On corners of its own, for those of the desk are its thread's. */
  private synchronized SpokenPlace found(String name) {
    Gazetteer known = gazetteer;
    if (known == null) {
      known =
          Gazetteer.of(Corners.of(ground.city()))
              .with(ground.names().stations())
              .withAddresses(ground.names().addresses());
      gazetteer = known;
    }
    return known.find(name);
  }
}
