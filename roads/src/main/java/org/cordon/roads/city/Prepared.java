package org.cordon.roads.city;

/**
 * What a city file keeps beside the streets so that nothing has to be computed when it is opened.
 * All of it follows from the streets. The order is part of the file's format.
 */
public enum Prepared {
  FIRST_ARC_OUT,
  ARCS_OUT,
  GRID_SHAPE,
  GRID_FIRST,
  GRID_SEGMENTS,
  EDGE_OF_POINT,
  MAIN_PART,
  NODE_OF_ARC,
  FIRST_TURN,
  TURN_TO,
  TURN_FORBIDDEN,
  RANK_OF_NODE,
  PARENT_OF_RANK,
  FIRST_UP,
  UP_HEAD,
  FIRST_DOWN,
  DOWN_HEAD,
  ARC_OF_TURN;

  private static final Prepared[] ALL = values();

  /** How many. */
  static int count() {
    return ALL.length;
  }

  /** The section of the given number. */
  static Prepared of(int number) {
    return ALL[number];
  }

  /** Its number in the file, after the streets' own sections. */
  @SuppressWarnings("EnumOrdinal")
  int index() {
    return ordinal();
  }
}
