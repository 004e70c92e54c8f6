package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * Finds new weights from others of which some input arcs differ, whatever either have closed; one
 * per thread, its arrays are used again.
 *
 * <p>The weight of an up-arc (p, q) is the least of its input and of all its lower triangles, p to
 * x to q over a node x below both. So a weight can only rise when the triangle (or input) that made
 * it has risen, and only sink to what a triangle has sunk to. Nodes are visited by rank. At p,
 * every triangle with a leg that has changed is looked at once, with its old sum and its new one:
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
  private static final int NONE = -1;
  private static final int LOOK_UPS = 16;
  private static final int[][] NOTHING = new int[0][];

  private final Topology t;
  private final long[] dirty; // ranks to visit
  private final int[] position; // by rank: place of an up-arc at the node visited
  private final int[] lower; // by rank: place of a lower neighbour, if among the visited node's
  private final int[] firstEntry; // by rank: list of triangles to look at there
  private int[] entryNext = new int[256];
  private int[] entryArc = new int[256]; // the lower leg
  private int[] entryGroup = new int[256];
  private int entries;
  private int[] groupNode = new int[64]; // a node with changed up-arcs
  private int[] groupStart = new int[65]; // those, in changedArcs
  private int groups;
  private int[] changedArcs = new int[256]; // ascending in a group
  private int changedCount;

  // The node visited: by place of an up-arc.
  private int[] oldUp = new int[0];
  private int[] oldDown = new int[0];
  private int[] newUp = new int[0];
  private int[] newDown = new int[0];
  private boolean[] suspect = new boolean[0]; // by 2·place, + 1 for downwards
  private int[] suspects = new int[0]; // those
  private int[] shareFirst = new int[0]; // by suspect: common lower neighbours lie among these
  private int[] shareEnd = new int[0];
  private int suspectCount;
  private int[][] fromUp = NOTHING;
  private int[][] fromDown = NOTHING;
  private int[][] fromBase = NOTHING;
  private int[][] toUp = NOTHING;
  private int[][] toDown = NOTHING;
  private int[][] toBase = NOTHING;

  /** For one topology. */
  public PartialCustomization(Topology topology) {
    t = topology;
    int n = t.nodeCount();
    dirty = new long[(n >> 6) + 1];
    position = new int[n];
    lower = new int[n];
    firstEntry = new int[n];
    Arrays.fill(lower, NONE);
    Arrays.fill(firstEntry, NONE);
  }

  Weights apply(Weights weights, int[] inputs, int[] changed) {
    Weights to = weights.share();
    fromUp = weights.up;
    fromDown = weights.down;
    fromBase = weights.base;
    toUp = to.up;
    toDown = to.down;
    toBase = to.base;
    entries = 0;
    groups = 0;
    changedCount = 0;
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
    fromUp = fromDown = fromBase = toUp = toDown = toBase = NOTHING; // not to keep them alive
    return to;
  }

  private void setInput(int input, int weight) {
    int slot = t.slotOf[input];
    if (slot < 0) {
      return;
    }
    int v = t.tailOf(t.inputCode[slot] >> 1);
    int chunk = t.chunkOf[v];
    int at = slot - t.inputStart[chunk];
    if (toBase[chunk][at] != weight) {
      if (toBase[chunk] == fromBase[chunk]) {
        toBase[chunk] = toBase[chunk].clone();
      }
      toBase[chunk][at] = weight;
      dirty[v >> 6] |= 1L << v;
    }
  }

  private void visit(int p) {
    int start = t.first[p];
    int size = t.first[p + 1] - start;
    int chunk = t.chunkOf[p];
    int at = start - t.chunkStart[chunk];
    ensure(size);
    System.arraycopy(fromUp[chunk], at, oldUp, 0, size);
    System.arraycopy(fromDown[chunk], at, oldDown, 0, size);
    System.arraycopy(oldUp, 0, newUp, 0, size);
    System.arraycopy(oldDown, 0, newDown, 0, size);
    suspectCount = 0;
    for (int i = 0; i < size; i++) {
      position[t.head[start + i]] = i;
    }
    takeInputs(p, chunk);
    for (int entry = firstEntry[p]; entry != NONE; entry = entryNext[entry]) {
      takeTriangles(entry);
    }
    firstEntry[p] = NONE;
    recompute(p, size);
    keep(p, size);
  }

  private void ensure(int size) {
    if (oldUp.length < size) {
      int room = 2 * size;
      oldUp = new int[room];
      oldDown = new int[room];
      newUp = new int[room];
      newDown = new int[room];
      suspect = new boolean[2 * room];
      suspects = new int[2 * room];
      shareFirst = new int[2 * room];
      shareEnd = new int[2 * room];
    }
  }

  private void takeInputs(int p, int chunk) {
    int[] before = fromBase[chunk];
    int[] after = toBase[chunk];
    if (before == after) {
      return;
    }
    for (int slot = t.firstInput[p]; slot < t.firstInput[p + 1]; slot++) {
      int was = before[slot - t.inputStart[chunk]];
      int is = after[slot - t.inputStart[chunk]];
      if (was != is) {
        int code = t.inputCode[slot];
        int i = (code >> 1) - t.first[p];
        boolean upwards = (code & 1) == 0;
        int[] soFar = upwards ? newUp : newDown;
        soFar[i] = Math.min(soFar[i], is);
        if (is > was && was == (upwards ? oldUp : oldDown)[i]) {
          suspect(2 * i + (code & 1));
        }
      }
    }
  }

  private void suspect(int code) {
    if (!suspect[code]) {
      suspect[code] = true;
      suspects[suspectCount++] = code;
    }
  }

  /**
   * The triangles over a lower node whose leg to the node visited has changed, all of them; and
   * those whose other leg has. Each direction by itself: seldom do all change.
   */
  private void takeTriangles(int entry) {
    int group = entryGroup[entry];
    int low = groupNode[group];
    int leg = entryArc[entry];
    int chunk = t.chunkOf[low];
    int shift = t.chunkStart[chunk];
    int at = leg - shift;
    int end = t.first[low + 1] - shift;
    int[] wasUp = fromUp[chunk];
    int[] wasDown = fromDown[chunk];
    int[] isUp = toUp[chunk];
    int[] isDown = toDown[chunk];
    if (isDown[at] > wasDown[at]) {
      risen(wasDown[at], wasUp, at, end, shift, 0);
    } else if (isDown[at] < wasDown[at]) {
      sunk(isDown[at], isUp, at, end, shift, newUp);
    }
    if (isUp[at] > wasUp[at]) {
      risen(wasUp[at], wasDown, at, end, shift, 1);
    } else if (isUp[at] < wasUp[at]) {
      sunk(isUp[at], isDown, at, end, shift, newDown);
    }
    for (int k = after(leg, group); k < groupStart[group + 1]; k++) {
      int other = changedArcs[k] - shift;
      int i = position[t.head[changedArcs[k]]];
      if (isUp[other] > wasUp[other]) {
        lost(2 * i, wasDown[at] + wasUp[other], oldUp[i]);
      } else if (isUp[other] < wasUp[other]) {
        newUp[i] = Math.min(newUp[i], isDown[at] + isUp[other]);
      }
      if (isDown[other] > wasDown[other]) {
        lost(2 * i + 1, wasUp[at] + wasDown[other], oldDown[i]);
      } else if (isDown[other] < wasDown[other]) {
        newDown[i] = Math.min(newDown[i], isUp[at] + isDown[other]);
      }
    }
  }

  /** A leg that cost so much costs more: what it made with any arc after it is suspect. */
  private void risen(int leg, int[] was, int at, int end, int shift, int direction) {
    int[] old = direction == 0 ? oldUp : oldDown;
    for (int a = at + 1; a < end; a++) {
      int i = position[t.head[a + shift]];
      if (leg + was[a] == old[i]) {
        suspect(2 * i + direction);
      }
    }
  }

  /** A leg costs less, so much: weights may sink to what it makes with any arc after it. */
  private void sunk(int leg, int[] is, int at, int end, int shift, int[] soFar) {
    for (int a = at + 1; a < end; a++) {
      int i = position[t.head[a + shift]];
      soFar[i] = Math.min(soFar[i], leg + is[a]);
    }
  }

  private void lost(int code, int sum, int weight) {
    if (sum == weight) {
      suspect(code);
    }
  }

  /** Where in the changed arcs of a group those after a leg begin. */
  private int after(int leg, int group) {
    int k = groupStart[group + 1];
    while (k > groupStart[group] && changedArcs[k - 1] > leg) {
      k--;
    }
    return k;
  }

  private void recompute(int p, int size) {
    if (suspectCount == 0) {
      return;
    }
    // A triangle of all costs about twice what a look at one lower neighbour does.
    long most = 2L * t.triangles[p] + size;
    long steps = (long) t.firstDown[p + 1] - t.firstDown[p];
    for (int s = 0; s < suspectCount && steps <= most; s++) {
      int q = t.head[t.first[p] + (suspects[s] >> 1)];
      shareFirst[s] = t.firstCommon(p, q);
      shareEnd[s] = t.lowerEnd(p, q);
      steps += shareEnd[s] - shareFirst[s] + LOOK_UPS;
    }
    boolean all = steps > most;
    if (all) {
      all(p, size);
    }
    for (int k = t.firstDown[p]; !all && k < t.firstDown[p + 1]; k++) {
      lower[t.downTail[k]] = k;
    }
    for (int s = 0; s < suspectCount; s++) {
      int code = suspects[s];
      suspect[code] = false;
      if (!all) {
        boolean up = (code & 1) == 0;
        (up ? newUp : newDown)[code >> 1] = up ? one(p, s, toDown, toUp) : one(p, s, toUp, toDown);
      }
    }
  }

  /** Every weight above p from its input and all triangles. */
  private void all(int p, int size) {
    Arrays.fill(newUp, 0, size, Weights.INFINITY);
    Arrays.fill(newDown, 0, size, Weights.INFINITY);
    for (int slot = t.firstInput[p]; slot < t.firstInput[p + 1]; slot++) {
      int code = t.inputCode[slot];
      ((code & 1) == 0 ? newUp : newDown)[(code >> 1) - t.first[p]] =
          toBase[t.chunkOf[p]][slot - t.inputStart[t.chunkOf[p]]];
    }
    for (int k = t.firstDown[p]; k < t.firstDown[p + 1]; k++) {
      int low = t.downArc[k];
      int x = t.downTail[k];
      int chunk = t.chunkOf[x];
      int[] up = toUp[chunk];
      int[] down = toDown[chunk];
      int shift = t.chunkStart[chunk];
      int legUp = up[low - shift];
      int legDown = down[low - shift];
      int end = t.first[x + 1];
      for (int e = low + 1; e < end; e++) {
        int i = position[t.head[e]];
        newUp[i] = Math.min(newUp[i], legDown + up[e - shift]);
        newDown[i] = Math.min(newDown[i], down[e - shift] + legUp);
      }
    }
  }

  /**
   * One weight between p and a node q above it, one way, over the common lower neighbours of both.
   *
   * @param atP by block, weights of legs between p and a node below
   * @param atQ by block, weights of legs between q and a node below
   */
  private int one(int p, int s, int[][] atP, int[][] atQ) {
    int best = base(p, 2 * t.first[p] + suspects[s]);
    int begin = t.firstDown[p];
    int end = t.firstDown[p + 1];
    int last = shareEnd[s];
    for (int b = shareFirst[s]; b < last; b++) {
      int x = t.downTail[b];
      int a = lower[x];
      if (a >= begin && a < end) {
        int chunk = t.chunkOf[x];
        int shift = t.chunkStart[chunk];
        best = Math.min(best, atP[chunk][t.downArc[a] - shift] + atQ[chunk][t.downArc[b] - shift]);
      }
    }
    return best;
  }

  private int base(int p, int code) {
    for (int slot = t.firstInput[p]; slot < t.firstInput[p + 1]; slot++) {
      if (t.inputCode[slot] == code) {
        return toBase[t.chunkOf[p]][slot - t.inputStart[t.chunkOf[p]]];
      }
    }
    return Weights.INFINITY;
  }

  /** Writes what differs into a block of its own, and tells the nodes above. */
  private void keep(int p, int size) {
    int start = t.first[p];
    int firstChanged = changedCount;
    for (int i = 0; i < size; i++) {
      if (newUp[i] != oldUp[i] || newDown[i] != oldDown[i]) {
        changedArcs = grown(changedArcs, changedCount);
        changedArcs[changedCount++] = start + i;
      }
    }
    if (changedCount == firstChanged) {
      return;
    }
    int chunk = t.chunkOf[p];
    int at = start - t.chunkStart[chunk];
    if (toUp[chunk] == fromUp[chunk]) {
      toUp[chunk] = toUp[chunk].clone();
      toDown[chunk] = toDown[chunk].clone();
    }
    System.arraycopy(newUp, 0, toUp[chunk], at, size);
    System.arraycopy(newDown, 0, toDown[chunk], at, size);
    groupNode = grown(groupNode, groups);
    groupStart = grown(groupStart, groups + 1);
    groupNode[groups] = p;
    groupStart[groups] = firstChanged;
    groupStart[groups + 1] = changedCount;
    // A triangle (p, q, r) belongs to its middle node q, so every q up to the last changed arc's
    // head has one to look at, unless it is the last arc of all.
    int last = Math.min(changedArcs[changedCount - 1], start + size - 2);
    for (int e = start; e <= last; e++) {
      tell(t.head[e], e);
    }
    groups++;
  }

  private void tell(int q, int leg) {
    entryNext = grown(entryNext, entries);
    entryArc = grown(entryArc, entries);
    entryGroup = grown(entryGroup, entries);
    entryNext[entries] = firstEntry[q];
    entryArc[entries] = leg;
    entryGroup[entries] = groups;
    firstEntry[q] = entries++;
    dirty[q >> 6] |= 1L << q;
  }

  private static int[] grown(int[] items, int count) {
    return count < items.length ? items : Arrays.copyOf(items, 2 * items.length);
  }
}
