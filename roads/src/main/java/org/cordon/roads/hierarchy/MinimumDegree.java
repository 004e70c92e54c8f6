package org.cordon.roads.hierarchy;

import java.util.Arrays;

/**
 * Orders small sets of nodes by minimum degree: always that node next which has the fewest
 * neighbours left, counting what its elimination has joined; ties go to the one that came first.
 * Neighbours outside the set count and stay. Adjacency is kept as rows of bits, so that joining is
 * an or.
 */
public final class MinimumDegree {
  private final int[] first;
  private final int[] adjacent;
  private final int[] numberOf; // by node: its number in the set at work plus 1, 0 outside
  private int[] members = new int[256]; // the set, then its neighbours outside
  private int count;

  /** For a graph whose arcs are taken both ways. */
  public MinimumDegree(int nodes, int[] from, int[] to) {
    first = new int[nodes + 1];
    adjacent = new int[2 * from.length];
    numberOf = new int[nodes];
    for (int i = 0; i < from.length; i++) {
      first[from[i] + 1]++;
      first[to[i] + 1]++;
    }
    for (int v = 0; v < nodes; v++) {
      first[v + 1] += first[v];
    }
    int[] next = first.clone();
    for (int i = 0; i < from.length; i++) {
      adjacent[next[from[i]]++] = to[i];
      adjacent[next[to[i]]++] = from[i];
    }
  }

  /** Rearranges a stretch of nodes, the first to be eliminated first. */
  public void order(int[] nodes, int begin, int end) {
    int size = end - begin;
    count = 0;
    for (int i = begin; i < end; i++) {
      number(nodes[i]);
    }
    for (int i = 0; i < size; i++) {
      for (int k = first[members[i]]; k < first[members[i] + 1]; k++) {
        number(adjacent[k]);
      }
    }
    long[][] rows = rows(size);
    int[] degree = new int[size];
    for (int i = 0; i < size; i++) {
      degree[i] = degree(rows[i]);
    }
    for (int at = begin; at < end; at++) {
      int least = -1;
      for (int i = 0; i < size; i++) {
        least = degree[i] >= 0 && (least < 0 || degree[i] < degree[least]) ? i : least;
      }
      nodes[at] = members[least];
      degree[least] = -1;
      eliminate(least, rows, degree);
    }
    for (int i = 0; i < count; i++) {
      numberOf[members[i]] = 0;
    }
  }

  private void number(int node) {
    if (numberOf[node] == 0) {
      members = count == members.length ? Arrays.copyOf(members, 2 * count) : members;
      members[count++] = node;
      numberOf[node] = count;
    }
  }

  private long[][] rows(int size) {
    long[][] rows = new long[size][(count + 63) >> 6];
    for (int i = 0; i < size; i++) {
      for (int k = first[members[i]]; k < first[members[i] + 1]; k++) {
        int j = numberOf[adjacent[k]] - 1;
        if (j != i) {
          rows[i][j >> 6] |= 1L << j;
        }
      }
    }
    return rows;
  }

  private static void eliminate(int node, long[][] rows, int[] degree) {
    long[] row = rows[node];
    for (int word = 0; word < row.length; word++) {
      for (long bits = row[word]; bits != 0; bits &= bits - 1) {
        int other = (word << 6) + Long.numberOfTrailingZeros(bits);
        if (other < degree.length && degree[other] >= 0) {
          long[] joined = rows[other];
          for (int w = 0; w < row.length; w++) {
            joined[w] |= row[w];
          }
          joined[other >> 6] &= ~(1L << other);
          joined[node >> 6] &= ~(1L << node);
          degree[other] = degree(joined);
        }
      }
    }
  }

  private static int degree(long[] row) {
    int degree = 0;
    for (long word : row) {
      degree += Long.bitCount(word);
    }
    return degree;
  }
}
