package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * Orders the links of a plane-like graph by nested dissection with Inertial Flow [1].
 *
 * <p>The junctions of a part are sorted along four directions; the first and last quarter become
 * source and sink of a maximum flow, whose minimum cut splits the part: of the two extreme minimum
 * cuts (next to the source, next to the sink) the one that leaves the smaller side larger, and of
 * the four directions the least cut per junction of the smaller side. The links that are cut
 * separate the links on either side in the turn-expanded graph, so they rank above both. They stand
 * in the order in which the cut line meets them: a part below sees a stretch of that line, so that
 * the up-arcs of its nodes lie side by side.
 *
 * <p>A link weighs as much as it has nodes in the turn-expanded graph: a street that is open both
 * ways is two nodes of a separator, a one-way street one.
 *
 * <p>Parts below {@link #LEAF} junctions are left as they are, for an order by degree ({@link
 * MinimumDegree}), which is better at that size. Parts wait on an explicit stack; nothing recurses.
 * The order depends on the input alone.
 *
 * <p>Measured (up-arcs, lower triangles) on Porto with 194,132 nodes and Seattle with 58,709: every
 * link of weight 1 and dissected to the end 1.97 M, 16.4 M and 0.95 M, 13.7 M; with weights 1.94 M,
 * 15.7 M and 0.88 M, 11.6 M; leaves by degree 1.73 M, 14.2 M and 0.80 M, 11.0 M (leaves of 64 or
 * 200 junctions are worse again); of both extreme cuts the better 1.71 M, 13.8 M and 0.79 M, 10.8
 * M. Eight directions gain another percent for twice the time; a share of 20 or 22 % instead of 25
 * changes arcs by less than one percent and lengthens chains, 30 and 35 % are worse.
 *
 * <p>[1] Schild, Sommer: On balanced separators in road networks. SEA 2015.
 */
public final class NestedDissection {
  /** Parts with fewer junctions are not dissected. */
  private static final int LEAF = 16;

  private static final int[][] DIRECTIONS = {{1, 0}, {0, 1}, {1, 1}, {1, -1}};

  private final int[] x;
  private final int[] y;
  private final int[] from;
  private final int[] to;
  private final int[] weight;
  private final int[] first;
  private final int[] incident;
  private final int[] partOf;
  private final byte[] flow; // by link: from -> to, negative to -> from
  private final int[] seen;
  private final int[] via;
  private final int[] queue;
  private final int[] role; // by junction: stamp + 1 source, stamp + 2 sink
  private int stamp;
  private int seenStamp;

  private final int[] links; // in order
  private final boolean[] done;
  private int left; // before it, nothing of the order is known yet
  private int[] leaves = new int[64]; // first and end of each, as places in the order
  private int leafCount;

  private NestedDissection(int[] x, int[] y, int[] from, int[] to, int[] weight) {
    this.x = x;
    this.y = y;
    this.from = from;
    this.to = to;
    this.weight = weight;
    int n = x.length;
    first = new int[n + 1];
    incident = new int[2 * from.length];
    partOf = new int[n];
    flow = new byte[from.length];
    seen = new int[n];
    via = new int[n];
    queue = new int[n];
    role = new int[n];
    links = new int[from.length];
    done = new boolean[from.length];
    left = from.length;
    for (int l = 0; l < from.length; l++) {
      first[from[l] + 1]++;
      first[to[l] + 1]++;
    }
    for (int v = 0; v < n; v++) {
      first[v + 1] += first[v];
    }
    int[] next = first.clone();
    for (int l = 0; l < from.length; l++) {
      incident[next[from[l]]++] = l;
      incident[next[to[l]]++] = l;
    }
  }

  /**
   * Dissects.
   *
   * @param x by junction, in any unit that y has too, within ±2³⁰
   * @param from by link, a junction
   * @param weight by link, 1 to 60: how many nodes of the graph to be ordered it stands for
   */
  public static NestedDissection of(int[] x, int[] y, int[] from, int[] to, int[] weight) {
    NestedDissection d = new NestedDissection(x, y, from, to, weight);
    d.run();
    return d;
  }

  /** The links, least important first. */
  public int[] links() {
    return links.clone();
  }

  /** How many stretches of the links stand in no order of their own; they do not overlap. */
  public int leafCount() {
    return leafCount;
  }

  /** Where in the links a leaf begins. */
  public int leafFirst(int leaf) {
    return leaves[2 * leaf];
  }

  /** Before which of the links a leaf ends. */
  public int leafEnd(int leaf) {
    return leaves[2 * leaf + 1];
  }

  private void run() {
    int n = x.length;
    if (n == 0) {
      return; // a city without streets
    }
    int[] nodes = new int[n];
    for (int v = 0; v < n; v++) {
      nodes[v] = v;
    }
    int parts = 1;
    int[] stack = new int[4 * n + 4];
    int top = 0;
    stack[top++] = 0;
    stack[top++] = n;
    while (top > 0) {
      int hi = stack[--top];
      int lo = stack[--top];
      if (hi - lo < LEAF) {
        leaf(nodes, lo, hi);
        continue;
      }
      int part = partOf[nodes[lo]];
      Side side = split(nodes, lo, hi, part);
      for (int i = side.start; i < hi; i++) {
        partOf[nodes[i]] = parts;
      }
      parts++;
      separator(nodes, lo, hi, side.direction);
      stack[top++] = lo;
      stack[top++] = side.start;
      stack[top++] = side.start;
      stack[top++] = hi;
    }
  }

  /** All links left in a part. */
  private void leaf(int[] nodes, int lo, int hi) {
    int end = left;
    for (int i = lo; i < hi; i++) {
      for (int k = first[nodes[i]]; k < first[nodes[i] + 1]; k++) {
        place(incident[k]);
      }
    }
    if (left < end) {
      leaves = 2 * leafCount == leaves.length ? Arrays.copyOf(leaves, 4 * leafCount) : leaves;
      leaves[2 * leafCount] = left;
      leaves[2 * leafCount++ + 1] = end;
    }
  }

  /** The links between two parts, along the line of the cut. */
  private void separator(int[] nodes, int lo, int hi, int number) {
    int[] direction = DIRECTIONS[number];
    int end = left;
    for (int i = lo; i < hi; i++) {
      for (int k = first[nodes[i]]; k < first[nodes[i] + 1]; k++) {
        int l = incident[k];
        if (partOf[from[l]] != partOf[to[l]]) {
          place(l);
        }
      }
    }
    int[] cut = Arrays.copyOfRange(links, left, end);
    long[] keys = new long[cut.length];
    for (int i = 0; i < cut.length; i++) {
      long midX = ((long) x[from[cut[i]]] + x[to[cut[i]]]) >> 1;
      long midY = ((long) y[from[cut[i]]] + y[to[cut[i]]]) >> 1;
      keys[i] = (((midY * direction[0] - midX * direction[1]) >> 1) << 32) | i;
    }
    Arrays.sort(keys);
    for (int i = 0; i < cut.length; i++) {
      links[left + i] = cut[(int) keys[i]];
    }
  }

  private void place(int link) {
    if (!done[link]) {
      done[link] = true;
      links[--left] = link;
    }
  }

  private record Side(int start, int direction) {}

  /**
   * Rearranges the nodes of a part into two sides, and answers where the second starts; both have
   * at least one node.
   */
  private Side split(int[] nodes, int lo, int hi, int part) {
    int size = hi - lo;
    int bestCut = Integer.MAX_VALUE;
    int bestSmall = 1;
    int best = 0;
    boolean[] bestSide = new boolean[size];
    int[] local = Arrays.copyOfRange(nodes, lo, hi);
    for (int direction = 0; direction < DIRECTIONS.length; direction++) {
      int[] sorted = sort(local, DIRECTIONS[direction]);
      int quarter = Math.max(1, size / 4);
      stamp += 3;
      for (int i = 0; i < quarter; i++) {
        role[sorted[i]] = stamp + 1;
        role[sorted[size - 1 - i]] = stamp + 2;
      }
      int cut = maximumFlow(sorted, quarter, part);
      int small = takeLargerSmallSide(sorted, quarter, part);
      if (bestCut == Integer.MAX_VALUE || (long) cut * bestSmall < (long) bestCut * small) {
        bestCut = cut;
        bestSmall = small;
        best = direction;
        for (int i = 0; i < size; i++) {
          bestSide[i] = seen[local[i]] == seenStamp;
        }
      }
    }
    int at = lo;
    for (int i = 0; i < size; i++) {
      if (bestSide[i]) {
        nodes[at++] = local[i];
      }
    }
    int mid = at;
    for (int i = 0; i < size; i++) {
      if (!bestSide[i]) {
        nodes[at++] = local[i];
      }
    }
    return new Side(mid, best);
  }

  private int[] sort(int[] local, int[] direction) {
    long[] keys = new long[local.length];
    for (int i = 0; i < local.length; i++) {
      long key = ((long) x[local[i]] * direction[0] + (long) y[local[i]] * direction[1]) >> 1;
      keys[i] = (key << 32) | i;
    }
    Arrays.sort(keys);
    int[] sorted = new int[local.length];
    for (int i = 0; i < local.length; i++) {
      sorted[i] = local[(int) keys[i]];
    }
    return sorted;
  }

  private int maximumFlow(int[] sorted, int quarter, int part) {
    for (int v : sorted) {
      for (int k = first[v]; k < first[v + 1]; k++) {
        flow[incident[k]] = 0;
      }
    }
    int cut = 0;
    for (int sink = augmenting(sorted, quarter, part);
        sink >= 0;
        sink = augmenting(sorted, quarter, part)) {
      int more = Integer.MAX_VALUE;
      for (int v = sink; role[v] != stamp + 1; v = other(via[v], v)) {
        more = Math.min(more, room(via[v], to[via[v]] == v));
      }
      cut += more;
      for (int v = sink; role[v] != stamp + 1; v = other(via[v], v)) {
        flow[via[v]] += (byte) (to[via[v]] == v ? more : -more);
      }
    }
    return cut;
  }

  private int other(int link, int end) {
    return from[link] == end ? to[link] : from[link];
  }

  /** What still fits through a link, forward or against it. */
  private int room(int link, boolean forward) {
    return weight[link] - (forward ? flow[link] : -flow[link]);
  }

  /** The sink that something still fits through to, or -1 when the flow is maximal. */
  private int augmenting(int[] sorted, int quarter, int part) {
    int tail = 0;
    seenStamp++;
    for (int i = 0; i < quarter; i++) {
      seen[sorted[i]] = seenStamp;
      queue[tail++] = sorted[i];
    }
    for (int head = 0; head < tail; head++) {
      int v = queue[head];
      for (int k = first[v]; k < first[v + 1]; k++) {
        int l = incident[k];
        int w = other(l, v);
        if (partOf[w] != part || seen[w] == seenStamp || room(l, from[l] == v) == 0) {
          continue;
        }
        seen[w] = seenStamp;
        via[w] = l;
        if (role[w] == stamp + 2) {
          return w;
        }
        queue[tail++] = w;
      }
    }
    return -1;
  }

  /**
   * After a maximum flow: marks as seen what the sources still reach, or what still reaches the
   * sinks, and answers the smaller side's size: of both the larger.
   */
  private int takeLargerSmallSide(int[] sorted, int quarter, int part) {
    int bySource = closure(sorted, quarter, part, true);
    int bySink = closure(sorted, quarter, part, false);
    int small = Math.min(bySink, sorted.length - bySink);
    if (Math.min(bySource, sorted.length - bySource) >= small) {
      closure(sorted, quarter, part, true);
      small = Math.min(bySource, sorted.length - bySource);
    }
    return small;
  }

  private int closure(int[] sorted, int quarter, int part, boolean sources) {
    int tail = 0;
    seenStamp++;
    for (int i = 0; i < quarter; i++) {
      int v = sorted[sources ? i : sorted.length - 1 - i];
      seen[v] = seenStamp;
      queue[tail++] = v;
    }
    for (int head = 0; head < tail; head++) {
      int v = queue[head];
      for (int k = first[v]; k < first[v + 1]; k++) {
        int l = incident[k];
        int w = other(l, v);
        boolean full = room(l, sources ? from[l] == v : to[l] == v) == 0;
        if (partOf[w] == part && seen[w] != seenStamp && !full) {
          seen[w] = seenStamp;
          queue[tail++] = w;
        }
      }
    }
    return tail;
  }
}
