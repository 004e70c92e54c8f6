package org.cordon.app.command;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.Snap;

/**
 * The casualties of {@code --call}, each {@code PLACE} or {@code PLACE;STATE}: where, and how they
 * come.
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

  final List<Comes> comes = new ArrayList<>();
  final List<Stays> stays = new ArrayList<>();

  /**
   * Reads them.
   *
   * @param mmPerS of who has no state
   */
  MeetCalls(List<String> calls, int mmPerS, CityPlaces places) {
    for (int i = 0; i < calls.size(); i++) {
      int semicolon = calls.get(i).indexOf(';');
      String where = semicolon < 0 ? calls.get(i) : calls.get(i).substring(0, semicolon).strip();
      String state = semicolon < 0 ? "" : calls.get(i).substring(semicolon + 1).strip();
      Place place = places.read(where, "--call");
      int speed = speed(state, mmPerS);
      if (speed == 0) {
        stays.add(new Stays(i + 1, place));
      } else {
        comes.add(new Comes(i + 1, places.snap(Profile.FOOT, place, "--call"), speed, state));
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
