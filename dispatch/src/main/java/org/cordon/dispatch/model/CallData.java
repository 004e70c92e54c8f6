package org.cordon.dispatch.model;

import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a caller told.
 *
 * @param place exact; sealed. Null when it is not known
 * @param beat or other area, open
 * @param spokenAddress sealed, "" if none
 * @param caller name or number; sealed, "" if none
 * @param note free text; sealed, "" if none
 */
public record CallData(
    @Nullable Place place,
    PlaceStatus placeStatus,
    String beat,
    CallerState callerState,
    String spokenAddress,
    String caller,
    String note) {
  public CallData {
    if ((place == null) != (placeStatus == PlaceStatus.MISSING)) {
      throw new IllegalArgumentException(
          "place "
              + (place == null ? "missing" : "given")
              + " but its status is "
              + placeStatus
              + "; MISSING goes with no place and with nothing else");
    }
  }

  /** A verified place and nothing else. */
  public static CallData at(Place place, String beat, CallerState callerState) {
    return new CallData(place, PlaceStatus.VERIFIED, beat, callerState, "", "", "");
  }
}
