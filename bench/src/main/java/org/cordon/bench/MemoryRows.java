package org.cordon.bench;

import java.util.Arrays;
import java.util.function.Consumer;
import org.cordon.bench.Row.Bar;
import org.cordon.bench.work.Work;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;

/** What metrics of a city cost in memory. */
final class MemoryRows {
  /** Nodes of the turn-expanded graph that the bar was set for (design, §4). */
  private static final int BAR_NODES = 138_042;

  private final String graph;
  private final boolean porto;
  private final Consumer<Row> rows;

  MemoryRows(String graph, boolean porto, Consumer<Row> rows) {
    this.graph = graph;
    this.porto = porto;
    this.rows = rows;
  }

  /** Bytes of weights: one whole profile, and what closures of six blocks add to it. */
  void add(Roads roads, Work work) {
    Metric open = roads.metric(Work.PROFILE, Closures.none());
    double[] added = new double[32];
    for (int i = 0; i < added.length; i++) {
      added[i] = roads.metric(Work.PROFILE, work.closures(i)).bytesOwn() / 1e6;
    }
    Arrays.sort(added);
    rows.accept(
        new Row(
            graph + ": memory of a metric under six blocks, beside the open one",
            added[16],
            added[31],
            "MB",
            new Bar(10, false),
            null));
    whole("memory of a whole metric, one profile", open.bytes(), roads.nodeCount());
    open.prepareForLongUse();
    whole("memory of a whole metric in long use, one profile", open.bytes(), roads.nodeCount());
  }

  /**
   * Of a metric that shares nothing: as it is, by node, and on the graph that the bar speaks of.
   */
  private void whole(String what, long bytes, int nodes) {
    double each = (double) bytes / nodes;
    double there = each * BAR_NODES / 1e6;
    String here = graph + ": " + what;
    rows.accept(new Row(here, bytes / 1e6, bytes / 1e6, "MB", null, null));
    rows.accept(new Row(here + ", a node", each, each, "bytes", null, null));
    Bar bar = porto ? new Bar(10, false) : null;
    rows.accept(new Row(here + ", at 138,042 nodes", there, there, "MB", bar, null));
  }
}
