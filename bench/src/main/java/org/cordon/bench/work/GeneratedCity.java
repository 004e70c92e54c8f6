package org.cordon.bench.work;

import java.util.List;
import java.util.SplittableRandom;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.Access;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityBuilder;
import org.cordon.roads.city.CityBuilder.Street;
import org.cordon.roads.city.Driving;
import org.cordon.roads.city.RoadClass;

/**
 * A city drawn from a seed, of any size, whose separators look like those of a real one: blocks of
 * uneven width, arterials every eighth street, one-way pairs between them, parks without streets,
 * forbidden turns, and rivers that only some arterials cross. A city four times as large has four
 * times the area, and the same streets a kilometre.
 */
public final class GeneratedCity {
  /** Streets each way of the smallest city: about 5,000 junctions and 76,000 turns. */
  private static final int BASE_SIDE = 76;

  private static final int ARTERIAL_EVERY = 8;
  private static final int BRIDGE_EVERY = 24;
  private static final int RIVER_EVERY = 60;
  private static final int SOUTH_E7 = 476_000_000;
  private static final int WEST_E7 = -1_223_000_000;
  private static final int BLOCK_NORTH_E7 = 9_000; // 100 m
  private static final int BLOCK_EAST_E7 = 10_600; // 80 m at this latitude
  private static final int STREET_MM_PER_S = 8_300;
  private static final int ARTERIAL_MM_PER_S = 13_900;

  private final int side;
  private final SplittableRandom random;
  private final CityBuilder builder = new CityBuilder();
  private final int[] north;
  private final int[] east;
  private final boolean[][] park;
  private final int[][] rightOf; // piece that leaves a crossing to the east, or -1
  private final int[][] above; // and to the north

  private GeneratedCity(int side, long seed) {
    this.side = side;
    random = new SplittableRandom(seed);
    north = lines(BLOCK_NORTH_E7);
    east = lines(BLOCK_EAST_E7);
    park = new boolean[side][side];
    rightOf = new int[side][side];
    above = new int[side][side];
  }

  /** So many times the smallest one (4, 16, 64: that many times its junctions). */
  public static City of(int times, long seed) {
    return ofSide((int) Math.rint(BASE_SIDE * Math.sqrt(times)), seed);
  }

  /** So many streets each way, before some are left out. */
  public static City ofSide(int side, long seed) {
    return new GeneratedCity(side, seed).build();
  }

  private int[] lines(int block) {
    int[] at = new int[side];
    for (int i = 1; i < side; i++) {
      at[i] = at[i - 1] + block * random.nextInt(70, 140) / 100;
    }
    return at;
  }

  private City build() {
    for (int i = 0; i < side * side / 1_500; i++) {
      int x = random.nextInt(side);
      int y = random.nextInt(side);
      int size = random.nextInt(2, 7);
      for (int a = x; a < Math.min(side, x + size); a++) {
        for (int b = y; b < Math.min(side, y + size); b++) {
          park[a][b] = a % ARTERIAL_EVERY != 0 && b % ARTERIAL_EVERY != 0;
        }
      }
    }
    for (int x = 0; x < side; x++) {
      for (int y = 0; y < side; y++) {
        builder.addJunction(crossing(x, y));
      }
    }
    for (int x = 0; x < side; x++) {
      for (int y = 0; y < side; y++) {
        rightOf[x][y] = x + 1 < side ? street(x, y, x + 1, y, y, "Row ") : -1;
        above[x][y] = y + 1 < side ? street(x, y, x, y + 1, x, "Column ") : -1;
      }
    }
    forbidSomeTurns();
    return builder.build();
  }

  private Place crossing(int x, int y) {
    return new Place(
        SOUTH_E7 + north[y] + random.nextInt(-900, 900),
        WEST_E7 + east[x] + random.nextInt(-900, 900));
  }

  /** Rivers wander between two columns, and between two rows; this is the one right of a column. */
  private static boolean river(int from, int along) {
    int bend = (int) (4 * StrictMath.sin(along / 17.0));
    return Math.floorMod(from - bend, RIVER_EVERY) == RIVER_EVERY / 2;
  }

  private int street(int x, int y, int toX, int toY, int line, String name) {
    boolean arterial = line % ARTERIAL_EVERY == 0;
    boolean eastward = toX > x;
    boolean water = eastward ? river(x, y) : river(y, x);
    boolean bridge = water && line % BRIDGE_EVERY == 0;
    boolean missing = !arterial && random.nextInt(100) < 9;
    if (park[x][y] || park[toX][toY] || missing || (water && !bridge)) {
      return -1;
    }
    boolean oneWay = !arterial && line % 6 < 2;
    int speed = arterial ? ARTERIAL_MM_PER_S : STREET_MM_PER_S;
    RoadClass roadClass = arterial ? RoadClass.SECONDARY : RoadClass.RESIDENTIAL;
    List<Integer> with = List.of(speed, speed, speed, City.WALK_MM_PER_S);
    List<Integer> against =
        Driving.RULES.stream()
            .map(d -> d.profile().vehicle() ? d.contraflowMmPerS(speed) : City.WALK_MM_PER_S)
            .toList();
    Access access =
        !oneWay
            ? Access.both(speed, City.WALK_MM_PER_S)
            : line % 2 == 0
                ? new Access(with, against, false, true)
                : new Access(against, with, true, false);
    Street street = Street.named(name + line, roadClass);
    return builder.addEdge(x * side + y, toX * side + toY, street, access, List.of());
  }

  private void forbidSomeTurns() {
    int profiles = Profile.FIRE.bit() | Profile.EMS.bit();
    for (int x = 1; x < side; x++) {
      for (int y = 0; y + 1 < side; y++) {
        int from = rightOf[x - 1][y];
        int onto = above[x][y];
        if (from >= 0 && onto >= 0 && random.nextInt(100) < 2) {
          builder.restrict(2 * from, 2 * onto, profiles); // eastward, then left
        }
      }
    }
  }
}
