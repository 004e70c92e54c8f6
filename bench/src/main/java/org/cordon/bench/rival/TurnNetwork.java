package org.cordon.bench.rival;

import java.util.Arrays;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Prepared;

/**
 * The turn-expanded network of a prepared city as plain arrays, for engines that are not Cordon's:
 * a node is an arc of the city that some vehicle may use, an arc here is a turn from one onto the
 * next, and its weight the time along the first and the turn's cost, ms.
 */
public final class TurnNetwork {
  private final City city;
  private final int[] nodeOfArc;
  private final int[] arcOfNode;
  private final int[] firstOut;
  private final int[] head;
  private final int[] forbidden;

  /** Of a city that was prepared. */
  public TurnNetwork(City city) {
    this.city = city;
    nodeOfArc = city.prepared(Prepared.NODE_OF_ARC);
    firstOut = city.prepared(Prepared.FIRST_TURN);
    head = city.prepared(Prepared.TURN_TO);
    forbidden = city.prepared(Prepared.TURN_FORBIDDEN);
    if (firstOut.length == 0) {
      throw new IllegalArgumentException("a city that was not prepared");
    }
    arcOfNode = new int[firstOut.length - 1];
    for (int arc = 0; arc < nodeOfArc.length; arc++) {
      if (nodeOfArc[arc] >= 0) {
        arcOfNode[nodeOfArc[arc]] = arc;
      }
    }
  }

  /** How many nodes. */
  public int nodeCount() {
    return arcOfNode.length;
  }

  /** How many turns. */
  public int turnCount() {
    return head.length;
  }

  /** By node: where its turns start, and one more. */
  public int[] firstOut() {
    return firstOut;
  }

  /** By turn: where it leads. */
  public int[] head() {
    return head;
  }

  /** The node of an arc, or -1. */
  public int node(int arc) {
    return nodeOfArc[arc];
  }

  /** The arc of a node. */
  public int arc(int node) {
    return arcOfNode[node];
  }

  /** By turn: ms, or {@link City#INFINITY_MS}, with the given arcs closed. */
  public int[] weights(Profile profile, int[] closedArcs) {
    int[] weights = new int[head.length];
    for (int v = 0; v < arcOfNode.length; v++) {
      int time = city.timeMs(profile, arcOfNode[v]);
      for (int t = firstOut[v]; t < firstOut[v + 1]; t++) {
        int onto = arcOfNode[head[t]];
        boolean never =
            (forbidden[t] & profile.bit()) != 0 || city.timeMs(profile, onto) >= City.INFINITY_MS;
        int turn = onto == City.reverse(arcOfNode[v]) ? city.uTurnMs(profile) : 0;
        weights[t] = never ? City.INFINITY_MS : Math.min(City.INFINITY_MS, time + turn);
      }
    }
    close(weights, closedArcs);
    return weights;
  }

  /** Makes every turn out of the given arcs infinite. */
  public void close(int[] weights, int[] closedArcs) {
    for (int arc : closedArcs) {
      if (nodeOfArc[arc] >= 0) {
        Arrays.fill(
            weights, firstOut[nodeOfArc[arc]], firstOut[nodeOfArc[arc] + 1], City.INFINITY_MS);
      }
    }
  }

  /** By node: its junction's latitude where its arc starts, 1e-7 degree. */
  public int latE7(int node) {
    return city.latE7(city.arcTail(arcOfNode[node]));
  }

  /** By node: its junction's longitude where its arc starts, 1e-7 degree. */
  public int lonE7(int node) {
    return city.lonE7(city.arcTail(arcOfNode[node]));
  }
}
