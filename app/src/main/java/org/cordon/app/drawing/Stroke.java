package org.cordon.app.drawing;

import java.util.List;

/** How a line is drawn; no two look alike without colour. */
public enum Stroke {
  /** The way of the unit that is recommended: thick, with arrowheads. */
  WAY("#002b66", "6", "", 90),
  /** The way of another unit: long dashes, with arrowheads. */
  OTHER_WAY("#002b66", "3", "14 5", 90),
  /** The caller's walk: round dots. */
  WALK("#000", "5", "0 8.5", 0),
  /** Another walk: small round dots. */
  OTHER_WALK("#000", "3", "0 6", 0);

  final String colour;
  final String width;
  final String dashes;

  /** One arrowhead in so many px, 0 for none. */
  final int arrowEveryPx;

  Stroke(String colour, String width, String dashes, int arrowEveryPx) {
    this.colour = colour;
    this.width = width;
    this.dashes = dashes;
    this.arrowEveryPx = arrowEveryPx;
  }

  /** The attributes of a path that is drawn so. */
  List<String> look() {
    return List.of(
        "fill",
        "none",
        "stroke",
        colour,
        "stroke-width",
        width,
        "stroke-linejoin",
        "round",
        "stroke-linecap",
        dashes.startsWith("0 ") ? "round" : "butt",
        "stroke-dasharray",
        dashes.isEmpty() ? "none" : dashes);
  }
}
