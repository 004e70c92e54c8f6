package org.cordon.calls;

/** A rectangle of the map, edges included, in 1e-7 degree. */
public record Box(int southE7, int westE7, int northE7, int eastE7) {
  public Box {
    if (southE7 > northE7 || westE7 > eastE7) {
      throw new IllegalArgumentException("a box wants south <= north and west <= east");
    }
  }

  public boolean contains(Where where) {
    return where.latE7() >= southE7
        && where.latE7() <= northE7
        && where.lonE7() >= westE7
        && where.lonE7() <= eastE7;
  }
}
