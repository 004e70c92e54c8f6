package org.cordon.bench.rival;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordon.bench.work.Work;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Prepared;
import org.cordon.roads.city.Snap;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Router;

/**
 * The network, order, weights and queries for a program of another engine, as files of
 * little-endian unsigned 32-bit numbers without a header (RoutingKit's own vector format). What
 * each holds is written in docs/benchmarks.md; {@link #expected} has the sums that the program must
 * find.
 */
public final class Export {
  /** RoutingKit's own infinity. */
  static final int INFINITE = Integer.MAX_VALUE;

  static final int NONE = -1;
  private static final int CLOSURES = 100;
  private static final int UNITS = 100;

  private final Work work;
  private final TurnNetwork network;
  private final Map<String, Long> expected = new LinkedHashMap<>();

  private Export(Work work, TurnNetwork network) {
    this.work = work;
    this.network = network;
  }

  /** Writes everything into a folder, which is made, and answers the sums to find, by name. */
  public static Map<String, Long> write(Work work, TurnNetwork network, Path folder) {
    try {
      Files.createDirectories(folder);
      Export export = new Export(work, network);
      export.network(folder);
      export.queries(folder);
      export.expect();
      return export.expected;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void network(Path folder) throws IOException {
    int n = network.nodeCount();
    int[] tail = new int[network.turnCount()];
    int[] order = new int[n];
    int[] latitude = new int[n];
    int[] longitude = new int[n];
    int[] rank = work.roads().city().prepared(Prepared.RANK_OF_NODE);
    for (int v = 0; v < n; v++) {
      Arrays.fill(tail, network.firstOut()[v], network.firstOut()[v + 1], v);
      order[rank[v]] = v;
      latitude[v] = network.latE7(v);
      longitude[v] = network.lonE7(v);
    }
    int[] weight = network.weights(Work.PROFILE, new int[0]);
    for (int t = 0; t < weight.length; t++) {
      weight[t] = weight[t] >= City.INFINITY_MS ? INFINITE : weight[t];
    }
    write(folder, "first_out", network.firstOut());
    write(folder, "tail", tail);
    write(folder, "head", network.head());
    write(folder, "travel_time", weight);
    write(folder, "order", order);
    write(folder, "latitude", latitude);
    write(folder, "longitude", longitude);
  }

  private void queries(Path folder) throws IOException {
    points(folder, "unit", work.units(Work.Size.FULL.units()));
    points(folder, "call", work.calls());
    int[] first = new int[CLOSURES + 1];
    List<Integer> turns = new ArrayList<>();
    for (int i = 0; i < CLOSURES; i++) {
      for (int arc : work.closedArcs(work.zone(i))) {
        int v = network.node(arc);
        for (int t = v < 0 ? 0 : network.firstOut()[v];
            v >= 0 && t < network.firstOut()[v + 1];
            t++) {
          turns.add(t);
        }
      }
      first[i + 1] = turns.size();
    }
    write(folder, "closure_first", first);
    write(folder, "closure_turn", turns.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Two nodes a point, one for either direction of its street, and the part before the point. */
  private void points(Path folder, String name, List<Snap> points) throws IOException {
    City city = work.roads().city();
    int[] node = new int[2 * points.size()];
    int[] part = new int[2 * points.size()];
    for (int i = 0; i < points.size(); i++) {
      for (int side = 0; side < 2; side++) {
        int arc = 2 * points.get(i).edge() + side;
        boolean open = city.timeMs(Work.PROFILE, arc) < City.INFINITY_MS;
        node[2 * i + side] = open ? network.node(arc) : NONE;
        part[2 * i + side] = open ? Work.partMs(city, arc, points.get(i).offsetMm()) : 0;
      }
    }
    write(folder, name + "_node", node);
    write(folder, name + "_part", part);
  }

  private void expect() {
    Metric open = work.roads().metric(Work.PROFILE, Closures.none());
    expected.put("customization", sum(open, UNITS, 0));
    expected.put("closure", closures());
    expected.put("units100", calls(open, UNITS));
    expected.put("units500", calls(open, Work.Size.FULL.units()));
  }

  private long closures() {
    long sum = 0;
    for (int i = 0; i < CLOSURES; i++) {
      sum += sum(work.roads().metric(Work.PROFILE, work.closures(i)), UNITS, i);
    }
    return sum;
  }

  private long calls(Metric metric, int units) {
    long sum = 0;
    for (int i = 0; i < work.calls().size(); i++) {
      sum += sum(metric, units, i);
    }
    return sum;
  }

  /** Of all times that there are; a unit that cannot come adds nothing. */
  private long sum(Metric metric, int count, int call) {
    List<Snap> units = work.units(count);
    int[] ms = new int[units.size()];
    Router router = work.roads().router();
    router.manyToOne(metric, units, work.call(call), ms);
    return Arrays.stream(ms).filter(m -> m < City.INFINITY_MS).asLongStream().sum();
  }

  private static void write(Path folder, String name, int[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    Path part = Files.createTempFile(folder, name, ".part");
    Files.write(part, bytes.array());
    Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
