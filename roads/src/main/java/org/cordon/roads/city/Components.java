package org.cordon.roads.city;

import org.cordon.roads.Profile;

/**
 * Largest strongly connected part of the streets that a profile may use, by Tarjan's algorithm
 * (1972) without recursion, on junctions and permitted arcs.
 */
final class Components {
  private final City city;
  private final Profile profile;
  private final int[] index;
  private final int[] low;
  private final int[] component;
  private final int[] stack;
  private final int[] callStack;
  private final int[] nextArc;
  private int stackSize;
  private int counter;
  private int components;

  private Components(City city, Profile profile) {
    this.city = city;
    this.profile = profile;
    int n = city.junctionCount();
    index = new int[n];
    low = new int[n];
    component = new int[n];
    java.util.Arrays.fill(component, -1);
    stack = new int[n];
    callStack = new int[n];
    nextArc = new int[n];
  }

  /** By edge: the mask of profiles in whose largest part it lies. */
  static int[] mainParts(City city) {
    int[] parts = new int[city.edgeCount()];
    for (int p = 0; p < Profile.count(); p++) {
      boolean[] inside = main(city, Profile.of(p));
      for (int e = 0; e < parts.length; e++) {
        parts[e] |= inside[e] ? Profile.of(p).bit() : 0;
      }
    }
    return parts;
  }

  /** By edge: whether it lies inside the largest part. */
  private static boolean[] main(City city, Profile profile) {
    Components c = new Components(city, profile);
    for (int j = 0; j < city.junctionCount(); j++) {
      if (c.index[j] == 0) {
        c.visit(j);
      }
    }
    int[] sizes = new int[c.components];
    int largest = 0;
    for (int part : c.component) {
      sizes[part]++;
    }
    for (int part = 1; part < sizes.length; part++) {
      largest = sizes[part] > sizes[largest] ? part : largest;
    }
    boolean[] inside = new boolean[city.edgeCount()];
    for (int e = 0; e < inside.length; e++) {
      boolean usable =
          city.timeMs(profile, 2 * e) < City.INFINITY_MS
              || city.timeMs(profile, 2 * e + 1) < City.INFINITY_MS;
      inside[e] =
          usable && c.component[city.tail(e)] == largest && c.component[city.head(e)] == largest;
    }
    return inside;
  }

  private void visit(int root) {
    int depth = 0;
    callStack[depth++] = root;
    open(root);
    while (depth > 0) {
      int j = callStack[depth - 1];
      if (nextArc[j] < city.outDegree(j)) {
        int arc = city.arcOut(j, nextArc[j]++);
        if (city.timeMs(profile, arc) == City.INFINITY_MS) {
          continue;
        }
        int to = city.arcHead(arc);
        if (index[to] == 0) {
          open(to);
          callStack[depth++] = to;
        } else if (component[to] < 0) {
          low[j] = Math.min(low[j], index[to]);
        }
      } else {
        depth--;
        close(j);
        if (depth > 0) {
          int parent = callStack[depth - 1];
          low[parent] = Math.min(low[parent], low[j]);
        }
      }
    }
  }

  private void open(int j) {
    index[j] = ++counter;
    low[j] = counter;
    stack[stackSize++] = j;
  }

  private void close(int j) {
    if (low[j] != index[j]) {
      return;
    }
    int member;
    do {
      member = stack[--stackSize];
      component[member] = components;
    } while (member != j);
    components++;
  }
}
