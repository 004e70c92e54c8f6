package org.cordon.study.report;

import java.util.List;
import org.cordon.study.result.Origin;

/** What a reader must not take from the figures. */
final class Limits {
  private Limits() {}

  static List<String> of(Origin origin) {
    return switch (origin) {
      case SIMULATED ->
          List.of(
              "It is no account of what happened. No call, unit or person on this page is real; the"
                  + " calls were drawn at random from the rates that the scenario states. No real"
                  + " call data of the month went into it.",
              "The intervals cover chance between runs only. They say nothing of whether the model is"
                  + " right: if its rates, times on scene or rules are wrong, the truth may lie well"
                  + " outside them.",
              "Travel times are those of the map that the scenario names, without traffic, weather or"
                  + " crowds. Where that map is a schematic drawn from public facts, as in the"
                  + " scenario that comes with Cordon, it is no survey.",
              "Where every unit is counts as known at every moment. Real positions are late, and"
                  + " sometimes wrong.",
              "People who stopped calling are invisible. Fewer calls from inside do not mean that"
                  + " fewer people needed help.",
              "Crews and dispatchers do what the rules of a case say, at once and without mistakes. Who"
                  + " gave a rule, and whether it was right to, is no question that this answers.",
              "Nothing here says whether anybody was harmed or saved. A time is not an outcome.");
      case REPLAYED ->
          List.of(
              "The calls are recorded, the answers are not: who was sent and when is what the engine"
                  + " would have done, not what was done.",
              "Places and times are as precise as the published record, which is blurred for some"
                  + " types of call; calls that it leaves out are missing here.",
              "The intervals cover chance between runs only, not the model's error.",
              "Where every unit is counts as known at every moment.",
              "People who did not call are invisible.");
    };
  }
}
