package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * Finds new weights from others of which some input arcs differ, whatever either have closed; one
 * per thread, its arrays are used again.
 *
 * <p>The weight of an arc from p up to q is the least of its input and of all its lower triangles,
 * p to x to q over a node x below both; downwards alike ({@link Side}). So a weight can only rise
 * when the triangle (or input) that made it has risen, and only sink to what a triangle has sunk
 * to. Nodes are visited by rank. At p, every triangle with a leg that has changed is looked at
 * once, with its old sum and its new one:
 *
 * <ul>
 *   <li>a leg has sunk: the weight sinks to the new sum if that is less;
 *   <li>a leg has risen, and the old sum was the weight: the weight is <i>suspect</i>, for what
 *       made it may be gone.
 * </ul>
 *
 * Only suspects are found anew: one by one over the lower neighbours that p and q share, or, where
 * p has many, by all triangles below p at once; a count of steps decides. Blocks of weights are
 * copied when the first weight in them does change.
 *
 * <p>Whole nodes above the change are twenty times the triangles (Porto, six blocks, median). In
 * the closures counted, no suspect kept its weight, and four in five or more were so one way only:
 * nothing is gained by stopping early; finding one way only took 4 to 8 % off the p99 on Porto.
 */
@SuppressWarnings("ReferenceEquality") // a block is another's own or it is shared
public final class PartialCustomization {
  private static final int NONE = LegList.NONE;
  private static final int LOOK_UPS = 16;
  private static final int[][] NOTHING = new int[0][];

  private final Topology t;
  private final long[] dirty; // ranks to visit
  private final Way up;
  private final Way down;
  private int[][] fromBase = NOTHING;
  private int[][] toBase = NOTHING;
  private int[] groupNode = new int[64]; // a node with changed arcs
  private int groups;

  /** For one topology. */
  public PartialCustomization(Topology topology) {
    t = topology;
    dirty = new long[(t.nodeCount() >> 6) + 1];
    up = new Way(t.up, t.down, 0);
    down = new Way(t.down, t.up, 1);
  }

  Weights apply(Weights weights, int[] inputs, int[] changed) {
    Weights to = weights.share();
    up.begin(weights.up, to.up);
    down.begin(weights.down, to.down);
    fromBase = weights.base;
    toBase = to.base;
    groups = 0;
    for (int i = 0; i < inputs.length; i++) {
      setInput(inputs[i], changed[i]);
    }
    for (int word = 0; word < dirty.length; word++) {
      while (dirty[word] != 0) {
        int v = (word << 6) + Long.numberOfTrailingZeros(dirty[word]);
        dirty[word] &= dirty[word] - 1;
        visit(v);
      }
    }
    fromBase = toBase = NOTHING; // not to keep them alive
    up.begin(NOTHING, NOTHING);
    down.begin(NOTHING, NOTHING);
    return to;
  }

  private void setInput(int input, int weight) {
    int slot = t.slotOf[input];
    if (slot < 0) {
      return;
    }
    int code = t.inputCode[slot];
    int v = ((code & 1) == 0 ? t.up : t.down).tailOf(code >> 1);
    int block = t.blockOf[v];
    int at = slot - t.inputStart[block];
    if (toBase[block][at] != weight) {
      if (toBase[block] == fromBase[block]) {
        toBase[block] = toBase[block].clone();
      }
      toBase[block][at] = weight;
      dirty[v >> 6] |= 1L << v;
    }
  }

  private void visit(int p) {
    up.open(p);
    down.open(p);
    takeInputs(p);
    up.takeTriangles(p, down);
    down.takeTriangles(p, up);
    up.recompute(p, down);
    down.recompute(p, up);
    boolean risenOrSunk = up.keep(p);
    risenOrSunk |= down.keep(p); // both, whatever the first says
    if (risenOrSunk) {
      groupNode = grown(groupNode, groups);
      groupNode[groups] = p;
      up.endGroup();
      down.endGroup();
      up.tell(p, down);
      down.tell(p, up);
      groups++;
    }
  }

  private void takeInputs(int p) {
    int block = t.blockOf[p];
    int[] before = fromBase[block];
    int[] after = toBase[block];
    if (before == after) {
      return;
    }
    for (int slot = t.firstInput[p]; slot < t.firstInput[p + 1]; slot++) {
      int was = before[slot - t.inputStart[block]];
      int is = after[slot - t.inputStart[block]];
      if (was != is) {
        int code = t.inputCode[slot];
        Way way = (code & 1) == 0 ? up : down;
        int i = (code >> 1) - way.arcs.first[p];
        way.now[i] = Math.min(way.now[i], is);
        if (is > was && was == way.old[i]) {
          way.suspect(i);
        }
      }
    }
  }

  private int base(int p, int code) {
    for (int slot = t.firstInput[p]; slot < t.firstInput[p + 1]; slot++) {
      if (t.inputCode[slot] == code) {
        return toBase[t.blockOf[p]][slot - t.inputStart[t.blockOf[p]]];
      }
    }
    return Weights.INFINITY;
  }

  private static int[] grown(int[] items, int count) {
    return count < items.length ? items : Arrays.copyOf(items, 2 * items.length);
  }

  /** One way, up or down: its arcs, which the legs of the other and its own rests make. */
  private final class Way {
    private final Side arcs;
    private final Side legs;
    private final int direction; // in codes of input
    private final int[] position; // by rank: place of an arc at the node visited
    private final int[] lower; // by rank: place of a lower end, if among the visited node's legs
    private final LegList told; // by rank
    private int[] groupStart = new int[65]; // in changed arcs
    private int[] changed = new int[256]; // ascending in a group
    private int changedCount;

    // The node visited: by place of an arc.
    private int size;
    private int[] old = new int[0];
    private int[] now = new int[0];
    private boolean[] suspect = new boolean[0];
    private int[] suspects = new int[0]; // those
    private int[] shareFirst = new int[0]; // by suspect: common lower ends lie among these
    private int[] shareEnd = new int[0];
    private int suspectCount;
    private int[][] from = NOTHING;
    private int[][] to = NOTHING;

    Way(Side arcs, Side legs, int direction) {
      this.arcs = arcs;
      this.legs = legs;
      this.direction = direction;
      position = new int[t.nodeCount()];
      lower = new int[t.nodeCount()];
      told = new LegList(t.nodeCount());
      Arrays.fill(lower, NONE);
    }

    void begin(int[][] before, int[][] after) {
      from = before;
      to = after;
      told.clear();
      changedCount = 0;
    }

    void open(int p) {
      int start = arcs.first[p];
      int block = t.blockOf[p];
      size = arcs.first[p + 1] - start;
      ensure();
      System.arraycopy(from[block], start - arcs.blockStart[block], old, 0, size);
      System.arraycopy(old, 0, now, 0, size);
      suspectCount = 0;
      for (int i = 0; i < size; i++) {
        position[arcs.head[start + i]] = i;
      }
    }

    private void ensure() {
      if (old.length < size) {
        int room = 2 * size;
        old = new int[room];
        now = new int[room];
        suspect = new boolean[room];
        suspects = new int[room];
        shareFirst = new int[room];
        shareEnd = new int[room];
      }
    }

    private void suspect(int i) {
      if (!suspect[i]) {
        suspect[i] = true;
        suspects[suspectCount++] = i;
      }
    }

    void takeTriangles(int p, Way other) {
      for (int entry = told.first[p]; entry != NONE; entry = told.next[entry]) {
        take(entry, other);
      }
      told.first[p] = NONE;
    }

    /**
     * The triangles over a lower node whose leg to the node visited has changed, all of them; and
     * those whose rest has.
     */
    private void take(int entry, Way other) {
      int group = told.group[entry];
      int low = groupNode[group];
      int block = t.blockOf[low];
      int legAt = told.leg[entry] - legs.blockStart[block];
      int was = other.from[block][legAt];
      int is = other.to[block][legAt];
      int after = told.after[entry];
      int shift = arcs.blockStart[block];
      int end = arcs.first[low + 1];
      if (is > was) {
        risen(was, from[block], after, end, shift);
      } else if (is < was) {
        sunk(is, to[block], after, end, shift);
      }
      for (int k = groupStart[group + 1] - 1; k >= groupStart[group] && changed[k] >= after; k--) {
        int i = position[arcs.head[changed[k]]];
        int before = from[block][changed[k] - shift];
        int rest = to[block][changed[k] - shift];
        if (rest < before) {
          now[i] = Math.min(now[i], is + rest);
        } else if (was + before == old[i]) {
          suspect(i);
        }
      }
    }

    /** A leg that cost so much costs more: what it made with any rest is suspect. */
    private void risen(int leg, int[] was, int after, int end, int shift) {
      for (int e = after; e < end; e++) {
        int i = position[arcs.head[e]];
        if (leg + was[e - shift] == old[i]) {
          suspect(i);
        }
      }
    }

    /** A leg costs less, so much: weights may sink to what it makes with any rest. */
    private void sunk(int leg, int[] is, int after, int end, int shift) {
      for (int e = after; e < end; e++) {
        int i = position[arcs.head[e]];
        now[i] = Math.min(now[i], leg + is[e - shift]);
      }
    }

    void recompute(int p, Way other) {
      if (suspectCount == 0) {
        return;
      }
      int begin = legs.firstLow[p];
      int end = legs.firstLow[p + 1];
      long most = (long) arcs.triangles[p] + size;
      long steps = (long) end - begin;
      for (int s = 0; s < suspectCount && steps <= most && begin < end; s++) {
        int q = arcs.head[arcs.first[p] + suspects[s]];
        shareFirst[s] = arcs.lowFrom(q, legs.lowTail[begin]);
        shareEnd[s] = arcs.lowFrom(q, p);
        steps += shareEnd[s] - shareFirst[s] + LOOK_UPS;
      }
      boolean all = steps > most;
      if (all) {
        all(p, other);
      }
      for (int k = begin; !all && k < end; k++) {
        lower[legs.lowTail[k]] = k;
      }
      for (int s = 0; s < suspectCount; s++) {
        int i = suspects[s];
        suspect[i] = false;
        if (!all) {
          now[i] = one(p, s, other);
        }
      }
    }

    /** Every weight above p from its input and all triangles. */
    private void all(int p, Way other) {
      Arrays.fill(now, 0, size, Weights.INFINITY);
      int[] base = toBase[t.blockOf[p]];
      int baseShift = t.inputStart[t.blockOf[p]];
      for (int slot = t.firstInput[p]; slot < t.firstInput[p + 1]; slot++) {
        int code = t.inputCode[slot];
        if ((code & 1) == direction) {
          now[(code >> 1) - arcs.first[p]] = base[slot - baseShift];
        }
      }
      for (int k = legs.firstLow[p]; k < legs.firstLow[p + 1]; k++) {
        int low = legs.lowTail[k];
        int block = t.blockOf[low];
        int leg = other.to[block][legs.lowArc[k] - legs.blockStart[block]];
        sunk(leg, to[block], legs.lowAfter[k], arcs.first[low + 1], arcs.blockStart[block]);
      }
    }

    /** One weight between p and a node above it over the common lower ends of both. */
    private int one(int p, int s, Way other) {
      int best = base(p, 2 * (arcs.first[p] + suspects[s]) + direction);
      int begin = legs.firstLow[p];
      int end = legs.firstLow[p + 1];
      for (int k = shareFirst[s]; begin < end && k < shareEnd[s]; k++) {
        int low = arcs.lowTail[k];
        int a = lower[low];
        if (a >= begin && a < end) {
          int block = t.blockOf[low];
          int leg = other.to[block][legs.lowArc[a] - legs.blockStart[block]];
          best = Math.min(best, leg + to[block][arcs.lowArc[k] - arcs.blockStart[block]]);
        }
      }
      return best;
    }

    /** Writes what differs into a block of its own, and tells whether anything does. */
    boolean keep(int p) {
      int start = arcs.first[p];
      int before = changedCount;
      for (int i = 0; i < size; i++) {
        if (now[i] != old[i]) {
          changed = grown(changed, changedCount);
          changed[changedCount++] = start + i;
        }
      }
      if (changedCount == before) {
        return false;
      }
      int block = t.blockOf[p];
      if (to[block] == from[block]) {
        to[block] = to[block].clone();
      }
      System.arraycopy(now, 0, to[block], start - arcs.blockStart[block], size);
      return true;
    }

    void endGroup() {
      groupStart = grown(groupStart, groups + 1);
      groupStart[groups + 1] = changedCount;
    }

    /**
     * Tells the nodes above p of triangles over it in which something has changed: a triangle
     * belongs to its middle node, the head of the leg.
     */
    void tell(int p, Way other) {
      int end = arcs.first[p + 1];
      int after = arcs.first[p];
      int last = changedCount > groupStart[groups] ? changed[changedCount - 1] : NONE;
      int k = other.groupStart[groups];
      for (int leg = legs.first[p]; leg < legs.first[p + 1]; leg++) {
        int q = legs.head[leg];
        while (after < end && arcs.head[after] <= q) {
          after++;
        }
        boolean legChanged = k < other.changedCount && other.changed[k] == leg;
        k += legChanged ? 1 : 0;
        if (after < end && (legChanged || last >= after)) {
          told.add(q, leg, after, groups);
          dirty[q >> 6] |= 1L << q;
        }
      }
    }
  }
}
