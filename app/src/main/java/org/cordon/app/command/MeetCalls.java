package org.cordon.app.command;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.Snap;

/**
 * The casualties of {@code --call}, each {@code PLACE}, {@code PLACE;layer=N} or either with {@code
 * ;STATE} behind it: where, and how they come.
 */
final class MeetCalls {
  private static final int CARRIED_MM_PER_S = 700;
  private static final int CHILD_MM_PER_S = 1_000;

  /**
   * Somebody who comes.
   *
   * @param number of the call, from 1
   */
  record Comes(int number, Snap at, int mmPerS, String state) {}

  /** Somebody who cannot be moved: no meeting point is an answer for them. */
  record Stays(int number, Place at) {}

  private record Told(String where, String state) {}

  final List<Comes> comes = new ArrayList<>();
  final List<Stays> stays = new ArrayList<>();

  /**
   * Reads them.
   *
   * @param mmPerS of who has no state
   * @param doubts where what their places leave open is said
   */
  MeetCalls(List<String> calls, int mmPerS, CityPlaces places, Doubts doubts) {
    for (int i = 0; i < calls.size(); i++) {
      Told told = told(calls.get(i));
      Spot spot = places.spot(told.where, "--call");
      int speed = speed(told.state, mmPerS);
      Snap at = // who stays need not stand where one may walk
          speed == 0
              ? places.snap(Profile.FOOT, spot.place(), "--call")
              : places.snap(Profile.FOOT, spot);
      doubts.about(spot, at);
      if (speed == 0) {
        stays.add(new Stays(i + 1, spot.place()));
      } else {
        comes.add(new Comes(i + 1, at, speed, told.state));
      }
    }
    if (comes.isEmpty()) {
      throw new Refusal(
          "nobody-can-come",
          "every casualty cannot be moved",
          "--call",
          "A meeting point is no answer for them: somebody has to go in, under a rule that allows it.");
    }
  }

  /** The state is what follows the last semicolon, unless that is the layer. */
  private static Told told(String call) {
    int last = call.lastIndexOf(';');
    String end = last < 0 ? "" : call.substring(last + 1).strip();
    return end.isEmpty() || end.startsWith("layer")
        ? new Told(end.isEmpty() && last >= 0 ? call.substring(0, last) : call, "")
        : new Told(call.substring(0, last), end);
  }

  /** In mm/s; 0 of who cannot be moved. */
  private static int speed(String state, int mmPerS) {
    return switch (state) {
      case "" -> mmPerS;
      case "walks" -> MeetCommand.WALKS_MM_PER_S;
      case "carried" -> CARRIED_MM_PER_S;
      case "child" -> CHILD_MM_PER_S;
      case "cannot-be-moved" -> 0;
      default ->
          throw new Refusal(
              "unknown-state",
              "\"" + state + "\"",
              "--call",
              "Write PLACE;walks, PLACE;carried, PLACE;child or PLACE;cannot-be-moved.");
    };
  }

  /** Who stays, in words: "; call 2 cannot be moved and needs somebody to go in"; else "". */
  String staysWords() {
    if (stays.isEmpty()) {
      return "";
    }
    List<String> numbers = stays.stream().map(s -> Integer.toString(s.number)).toList();
    boolean one = stays.size() == 1;
    return (one ? "call " : "calls ")
        + String.join(" and ", numbers)
        + " cannot be moved and "
        + (one ? "needs" : "need")
        + " somebody to go in";
  }
}
