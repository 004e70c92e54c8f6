package org.cordon.study.replay;

import java.util.Locale;
import org.cordon.roads.city.City;
import org.cordon.roads.route.Roads;
import org.cordon.roads.schematic.Schematic;

/**
 * One long street of 41 corners, 100 m apart from west to east, at 25 mph, with a parallel street
 * 100 m to the north and cross streets at every corner.
 */
final class SmallTown {
  private static final int CORNERS = 41;

  private SmallTown() {}

  static Roads roads() {
    StringBuilder text = new StringBuilder("zone America/Los_Angeles\n");
    for (int row = 0; row < 2; row++) {
      for (int i = 0; i < CORNERS; i++) {
        text.append(
            String.format(Locale.ROOT, "corner r%dc%d %.7f %.7f%n", row, i, lat(row), lon(i)));
      }
    }
    for (int row = 0; row < 2; row++) {
      text.append("street \"Street ").append(row).append("\" residential 25 :");
      for (int i = 0; i < CORNERS; i++) {
        text.append(" r").append(row).append('c').append(i);
      }
      text.append('\n');
    }
    for (int i = 0; i < CORNERS; i++) {
      text.append("street \"Avenue " + i + "\" residential 25 : r0c" + i + " r1c" + i + "\n");
    }
    City city = Schematic.parse(text.toString(), "small town");
    return Roads.of(city);
  }

  static double lat(int row) {
    return 47.6 + row * 0.0009;
  }

  static double lon(int corner) {
    return -122.3 + corner * 0.001334;
  }
}
