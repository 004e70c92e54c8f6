package org.cordon.roads;

/** Who travels. Police, fire and EMS share one street topology; foot has its own. */
public enum Profile {
  POLICE,
  FIRE,
  EMS,
  FOOT;

  private static final Profile[] ALL = values();

  /** The bit of this profile in a mask of profiles. */
  public int bit() {
    return 1 << index();
  }

  /** Whether this profile drives. */
  public boolean vehicle() {
    return this != FOOT;
  }

  /** The number of profiles. */
  public static int count() {
    return ALL.length;
  }

  /** The profile of the given ordinal. */
  public static Profile of(int ordinal) {
    return ALL[ordinal];
  }

  /** The number by which profiles are stored: the order above is part of the city file's format. */
  @SuppressWarnings("EnumOrdinal")
  public int index() {
    return ordinal();
  }
}
