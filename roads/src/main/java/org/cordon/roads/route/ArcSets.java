package org.cordon.roads.route;

import java.util.Arrays;

/** Sets of arcs as ascending arrays. */
final class ArcSets {
  private ArcSets() {}

  /** How many arcs only one of two sets has; no more than {@code most} are counted. */
  static int apart(int[] a, int[] b, int most) {
    int apart = 0;
    int i = 0;
    int j = 0;
    while (apart < most && i < a.length && j < b.length) {
      apart += a[i] == b[j] ? 0 : 1;
      boolean same = a[i] == b[j];
      if (same || a[i] < b[j]) {
        i++;
        j += same ? 1 : 0;
      } else {
        j++;
      }
    }
    return Math.min(most, apart + a.length - i + b.length - j);
  }

  /** What the first has and the second has not. */
  static int[] minus(int[] a, int[] b) {
    int[] left = new int[a.length];
    int count = 0;
    int j = 0;
    for (int arc : a) {
      while (j < b.length && b[j] < arc) {
        j++;
      }
      if (j == b.length || b[j] != arc) {
        left[count++] = arc;
      }
    }
    return Arrays.copyOf(left, count);
  }
}
