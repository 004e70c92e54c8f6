package org.cordon.app.drawing;

/** How a line is drawn; no two look alike without colour. */
public enum Stroke {
  /** The way of the unit that is recommended: thick, with arrowheads. */
  WAY("#002b66", "6", "", 90, "the unit's way"),
  /** The way of another unit: long dashes, with arrowheads. */
  OTHER_WAY("#002b66", "3", "14 5", 90, "the way of another unit, or to another point"),
  /** The caller's walk: round dots. */
  WALK("#000", "5", "0 8.5", 0, "the walk"),
  /** Another walk: small round dots. */
  OTHER_WALK("#000", "3", "0 6", 0, "the walk to another point");

  final String colour;
  final String width;
  final String dashes;

  /** One arrowhead in so many px, 0 for none. */
  final int arrowEveryPx;

  /** What the legend says where nothing else is given. */
  final String meaning;

  Stroke(String colour, String width, String dashes, int arrowEveryPx, String meaning) {
    this.colour = colour;
    this.width = width;
    this.dashes = dashes;
    this.arrowEveryPx = arrowEveryPx;
    this.meaning = meaning;
  }

  /** Whether it is a walk, which is drawn above ways. */
  boolean walk() {
    return arrowEveryPx == 0;
  }

  Pen pen() {
    return new Pen(colour, width, dashes, dashes.startsWith("0 "));
  }
}
