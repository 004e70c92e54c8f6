package org.cordon.app.tile;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which tile of the world.
 *
 * @param zoom 0 to {@link #DEEPEST}; the world is 2^zoom tiles wide and high
 * @param x column, from the west
 * @param y row, from the north
 */
public record TileId(int zoom, int x, int y) {
  /** A browser enlarges these for what is nearer: a point of the grid is 6 cm. */
  public static final int DEEPEST = 16;

  private static final Pattern FORM = Pattern.compile("(\\d{1,2})-(\\d{1,6})-(\\d{1,6})");

  /** Reads "14-2624-5721", as zoom, column and row; null when no tile is called that. */
  public static @Nullable TileId read(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      return null;
    }
    int zoom = Integer.parseInt(m.group(1));
    int x = Integer.parseInt(m.group(2));
    int y = Integer.parseInt(m.group(3));
    boolean inTheWorld = zoom <= DEEPEST && x < 1 << zoom && y < 1 << zoom;
    return inTheWorld ? new TileId(zoom, x, y) : null;
  }
}
