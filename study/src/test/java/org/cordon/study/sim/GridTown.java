package org.cordon.study.sim;

import java.util.Locale;
import org.cordon.roads.city.City;
import org.cordon.roads.schematic.Schematic;

/**
 * A town of equal blocks of about 100 m, all at 25 mph (11.176 m/s): rows are streets, columns are
 * avenues, and every driving time is countable by hand.
 */
final class GridTown {
  static final int BLOCK_LAT_E7 = 9_000;
  static final int BLOCK_LON_E7 = 13_340;

  private GridTown() {}

  static City city(int rows, int columns) {
    return Schematic.parse(text(rows, columns), "grid town");
  }

  static String text(int rows, int columns) {
    StringBuilder out = new StringBuilder("zone America/Los_Angeles\n");
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        out.append(
            String.format(
                Locale.ROOT, "corner r%dc%d %.7f %.7f%n", r, c, lat(r) / 1e7, lon(c) / 1e7));
      }
    }
    for (int r = 0; r < rows; r++) {
      out.append("street \"Street ").append(r).append("\" residential 25 :");
      for (int c = 0; c < columns; c++) {
        out.append(" r").append(r).append('c').append(c);
      }
      out.append('\n');
    }
    for (int c = 0; c < columns; c++) {
      out.append("street \"Avenue ").append(c).append("\" residential 25 :");
      for (int r = 0; r < rows; r++) {
        out.append(" r").append(r).append('c').append(c);
      }
      out.append('\n');
    }
    return out.toString();
  }

  static int lat(int row) {
    return 476_000_000 + row * BLOCK_LAT_E7;
  }

  static int lon(int column) {
    return -1_223_000_000 + column * BLOCK_LON_E7;
  }
}
