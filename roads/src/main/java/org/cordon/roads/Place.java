package org.cordon.roads;

/** A point on the ground, in 1e-7 degree (WGS 84). */
public record Place(int latE7, int lonE7) {
  /**
   * 1e-7 degree of latitude in nanometres: a mean Earth radius of 6,371,008.8 m (IUGG) gives
   * 11.1195080 mm.
   */
  private static final long NM_PER_E7 = 11_119_508L;

  public Place {
    if (latE7 < -900_000_000 || latE7 > 900_000_000) {
      throw new IllegalArgumentException("latitude " + latE7 + "e-7 is outside -90..90 degrees");
    }
    if (lonE7 < -1_800_000_000 || lonE7 > 1_800_000_000) {
      throw new IllegalArgumentException("longitude " + lonE7 + "e-7 is outside -180..180 degrees");
    }
  }

  /** From decimal degrees. */
  public static Place of(double lat, double lon) {
    return new Place((int) Math.rint(lat * 1e7), (int) Math.rint(lon * 1e7));
  }

  /** Reads {@code LAT,LON} in decimal degrees. */
  public static Place parse(String text) {
    int comma = text.indexOf(',');
    if (comma > 0) {
      try {
        return of(
            Double.parseDouble(text.substring(0, comma).strip()),
            Double.parseDouble(text.substring(comma + 1).strip()));
      } catch (IllegalArgumentException e) {
        throw refusal(text);
      }
    }
    throw refusal(text);
  }

  private static Refusal refusal(String text) {
    return new Refusal(
        "unreadable-place",
        "\"" + text + "\"",
        "place",
        "Write LAT,LON in decimal degrees, latitude first, such as 47.6149,-122.3173.");
  }

  /**
   * Distance on the plane that touches the Earth between the two, in mm; meant for a city, not for
   * an ocean.
   */
  public long distanceMm(Place o) {
    return distanceMm(latE7, lonE7, o.latE7, o.lonE7);
  }

  /** As {@link #distanceMm(Place)}, without objects. */
  public static long distanceMm(int latE7, int lonE7, int otherLatE7, int otherLonE7) {
    long dy = ((long) otherLatE7 - latE7) * NM_PER_E7 / 1_000_000;
    long dx = ((long) otherLonE7 - lonE7) * lonNm(latE7) / 1_000_000;
    return (long) StrictMath.sqrt((double) dx * dx + (double) dy * dy);
  }

  /** The length of 1e-7 degree of longitude at this latitude, in nm. */
  public static long lonNm(int latE7) {
    return (long) (NM_PER_E7 * StrictMath.cos(StrictMath.toRadians(latE7 / 1e7)));
  }

  /** The length of 1e-7 degree of latitude, in nm. */
  public static long latNm() {
    return NM_PER_E7;
  }

  /** Decimal degrees, seven places, as {@code LAT,LON}. */
  @Override
  public String toString() {
    return degrees(latE7) + "," + degrees(lonE7);
  }

  private static String degrees(int e7) {
    long abs = Math.abs((long) e7);
    String fraction = Long.toString(10_000_000 + abs % 10_000_000).substring(1);
    return (e7 < 0 ? "-" : "") + abs / 10_000_000 + "." + fraction;
  }
}
