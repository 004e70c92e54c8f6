package org.cordon.record.tile;

/**
 * Where a tile or an entry bundle stands, as C2SP tlog-tiles names it: {@code
 * tile/<L>/<N>[.p/<W>]}, N in groups of three digits, all but the last with an {@code x} in front.
 */
public final class TilePath {
  /** Hashes, or entries, of a full tile. */
  public static final int WIDTH = 256;

  private TilePath() {}

  /** Path of a tile of hashes; {@code width} is 256 for a full one. */
  public static String tile(int level, long index, int width) {
    if (level < 0 || level > 63) {
      throw new IllegalArgumentException("tile level " + level);
    }
    return "tile/" + level + "/" + number(index) + partial(width);
  }

  /** Path of a bundle of entries; {@code width} is 256 for a full one. */
  public static String entries(long index, int width) {
    return "tile/entries/" + number(index) + partial(width);
  }

  private static String number(long index) {
    if (index < 0) {
      throw new IllegalArgumentException("tile " + index);
    }
    StringBuilder path = new StringBuilder(three(index % 1000));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      path.insert(0, "x" + three(rest % 1000) + "/");
    }
    return path.toString();
  }

  private static String three(long n) {
    return "" + (char) ('0' + n / 100) + (char) ('0' + n / 10 % 10) + (char) ('0' + n % 10);
  }

  private static String partial(int width) {
    if (width < 1 || width > WIDTH) {
      throw new IllegalArgumentException("a tile of " + width);
    }
    return width == WIDTH ? "" : ".p/" + width;
  }
}
