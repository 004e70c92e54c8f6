package org.cordon.bench.rival;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * A program of another engine that knows nothing but the exported files: textbook Dijkstra with the
 * library's queue, forwards. With a second argument it lies about the first sum.
 */
final class DijkstraProgram {
  private static final int INFINITE = Integer.MAX_VALUE;

  private final Path folder;
  private final int[] firstOut;
  private final int[] head;
  private final int[] weight;

  private DijkstraProgram(Path folder) throws IOException {
    this.folder = folder;
    firstOut = load("first_out");
    head = load("head");
    weight = load("travel_time");
  }

  /** {@code PROG DIR [lie]}. */
  public static void main(String[] args) throws IOException {
    DijkstraProgram program = new DijkstraProgram(Path.of(args[0]));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    long lie = args.length > 1 ? 1 : 0;
    out.println("customization 1 2 " + (program.sum(100, 0) + lie));
    out.println("units100 1 2 " + program.calls(100));
    out.println("units500 1.5 2 " + program.calls(500));
    out.println("closure 1 2 " + program.closures());
  }

  private int[] load(String name) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
    int[] values = new int[bytes.remaining() / 4];
    bytes.asIntBuffer().get(values);
    return values;
  }

  private long calls(int count) throws IOException {
    long sum = 0;
    for (int call = 0; call < load("call_node").length / 2; call++) {
      sum += sum(count, call);
    }
    return sum;
  }

  private long closures() throws IOException {
    int[] first = load("closure_first");
    int[] turns = load("closure_turn");
    int[] open = weight.clone();
    long sum = 0;
    for (int c = 0; c + 1 < first.length; c++) {
      for (int i = first[c]; i < first[c + 1]; i++) {
        weight[turns[i]] = INFINITE;
      }
      sum += sum(100, c % (load("call_node").length / 2));
      System.arraycopy(open, 0, weight, 0, open.length);
    }
    return sum;
  }

  private long sum(int count, int call) throws IOException {
    int[] node = load("unit_node");
    int[] part = load("unit_part");
    int[] goal = load("call_node");
    int[] goalPart = load("call_part");
    long sum = 0;
    for (int unit = 0; unit < Math.min(count, node.length / 2); unit++) {
      long best = INFINITE;
      for (int side = 2 * unit; side < 2 * unit + 2; side++) {
        long[] distance = node[side] < 0 ? new long[0] : from(node[side]);
        for (int end = 2 * call; distance.length > 0 && end < 2 * call + 2; end++) {
          if (goal[end] >= 0) {
            best = Math.min(best, distance[goal[end]] - part[side] + goalPart[end]);
          }
        }
      }
      sum += best < 1 << 30 ? best : 0;
    }
    return sum;
  }

  private long[] from(int source) {
    long[] distance = new long[firstOut.length - 1];
    Arrays.fill(distance, INFINITE);
    distance[source] = 0;
    PriorityQueue<long[]> queue = new PriorityQueue<>((a, b) -> Long.compare(a[0], b[0]));
    queue.add(new long[] {0, source});
    while (!queue.isEmpty()) {
      long[] next = queue.remove();
      int v = (int) next[1];
      for (int t = firstOut[v]; next[0] == distance[v] && t < firstOut[v + 1]; t++) {
        long way = next[0] + weight[t];
        if (weight[t] != INFINITE && way < distance[head[t]]) {
          distance[head[t]] = way;
          queue.add(new long[] {way, head[t]});
        }
      }
    }
    return distance;
  }
}
