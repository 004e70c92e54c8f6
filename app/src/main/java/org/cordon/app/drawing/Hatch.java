package org.cordon.app.drawing;

import java.util.Locale;

/** How an area is filled; no two look alike without colour. */
public enum Hatch {
  /** Rising lines, as what is closed is drawn. */
  CLOSED(8, "M-2 2L2-2M0 8L8 0M6 10L10 6", "#8a0000", "1.3"),
  /** Falling lines. */
  FALLING(8, "M-2 6L2 10M0 0L8 8M6-2L10 2", "#333", "1"),
  /** Crossed lines: the densest. */
  CROSSED(7, "M0 0L7 7M7 0L0 7", "#222", "1"),
  /** Dots. */
  DOTTED(7, "M3.5 3.5h0", "#333", "2.2"),
  /** Level lines. */
  LEVEL(6, "M0 3H6", "#444", "0.9"),
  /** Upright lines. */
  UPRIGHT(6, "M3 0V6", "#444", "0.9"),
  /** Short level dashes. */
  BRICKS(10, "M0 2.5H5M5 7.5H10", "#444", "1.1"),
  /** The outline alone. */
  PLAIN(8, "", "#333", "1");

  final int sizePx;
  final String path;
  final String colour;
  final String width;

  Hatch(int sizePx, String path, String colour, String width) {
    this.sizePx = sizePx;
    this.path = path;
    this.colour = colour;
    this.width = width;
  }

  /** What fills a shape. */
  String fill() {
    return this == PLAIN ? "none" : "url(#hatch-" + id() + ")";
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
