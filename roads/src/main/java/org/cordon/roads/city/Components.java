package org.cordon.roads.city;

import java.util.function.IntPredicate;
import org.cordon.roads.Profile;

/**
 * Largest strongly connected part of the streets that a profile may use, by Tarjan's algorithm
 * (1972) without recursion, on junctions and permitted arcs.
 */
public final class Components {
  private final City city;
  private final IntPredicate usable; // by arc
  private final int[] index;
  private final int[] low;
  private final int[] component;
  private final int[] stack;
  private final int[] callStack;
  private final int[] nextArc;
  private int stackSize;
  private int counter;
  private int components;

  private Components(City city, IntPredicate usable) {
    this.city = city;
    this.usable = usable;
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
    IntPredicate usable = arc -> city.timeMs(profile, arc) < City.INFINITY_MS;
    boolean[] junctions = mainJunctions(city, usable);
    boolean[] inside = new boolean[city.edgeCount()];
    for (int e = 0; e < inside.length; e++) {
      boolean either = usable.test(2 * e) || usable.test(2 * e + 1);
      inside[e] = either && junctions[city.tail(e)] && junctions[city.head(e)];
    }
    return inside;
  }

  /** By junction: whether it is one of the most that all reach each other over usable arcs. */
  public static boolean[] mainJunctions(City city, IntPredicate usable) {
    Components c = new Components(city, usable);
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
    boolean[] inside = new boolean[city.junctionCount()];
    for (int j = 0; j < inside.length; j++) {
      inside[j] = c.component[j] == largest;
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
        if (!usable.test(arc)) {
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
