package org.cordon.app.command;

import java.util.Locale;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/**
 * A place as a user wrote it.
 *
 * @param layer which of the streets above each other is meant, or null where nobody said
 * @param where the option or line it came from, for messages
 * @param doubt why the map does not bear it out; empty where it does
 */
record Spot(Place place, @Nullable Integer layer, String where, String doubt) {
  /** "on the bridge", "in the tunnel" or "on the ground", as one asks a caller. */
  static String level(int layer) {
    return layer > 0
        ? "on the bridge" + (layer > 1 ? " of level " + layer : "")
        : layer < 0 ? "in the tunnel" + (layer < -1 ? " of level " + -layer : "") : "on the ground";
  }

  /** The place with one of its layers, ready to be given again. */
  String on(int chosen) {
    return String.format(Locale.ROOT, "\"%s;layer=%d\"", place, chosen);
  }
}
