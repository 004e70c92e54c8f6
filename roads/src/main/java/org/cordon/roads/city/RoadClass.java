package org.cordon.roads.city;

/** How a street is built and used; the order is from the largest to the smallest. */
public enum RoadClass {
  MOTORWAY,
  TRUNK,
  PRIMARY,
  SECONDARY,
  TERTIARY,
  RESIDENTIAL,
  SERVICE,
  ALLEY,
  PATH,
  STEPS;

  private static final RoadClass[] ALL = values();

  /** The class of the given ordinal. */
  public static RoadClass of(int ordinal) {
    return ALL[ordinal];
  }

  /** The number of classes. */
  public static int count() {
    return ALL.length;
  }

  /** The number by which classes are stored: the order above is part of the city file's format. */
  @SuppressWarnings("EnumOrdinal")
  public int index() {
    return ordinal();
  }
}
