package org.cordon.app.tile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads vector tiles back, by the specification and with nothing of the writer. */
final class TileReader {
  private final byte[] bytes;
  private int at;
  private final int end;

  private TileReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /**
   * A shape.
   *
   * @param type 1 point, 2 line, 3 polygon
   * @param points of all its paths, x to the east and y to the south
   */
  record Feature(int type, List<long[]> points, Map<String, String> says) {}

  static Map<String, List<Feature>> read(byte[] tile) {
    Map<String, List<Feature>> layers = new LinkedHashMap<>();
    TileReader in = new TileReader(tile, 0, tile.length);
    while (in.at < in.end) {
      expect(in.varint(), (3 << 3) | 2);
      in.part().layer(layers);
    }
    return layers;
  }

  private static void expect(long found, long wanted) {
    if (found != wanted) {
      throw new AssertionError(found + ", expected " + wanted);
    }
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte b = bytes[at++];
      value |= (long) (b & 0x7f) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  private TileReader part() {
    int length = (int) varint();
    at += length;
    return new TileReader(bytes, at - length, at);
  }

  private String text() {
    return new String(bytes, at, end - at, StandardCharsets.UTF_8);
  }

  private List<Long> numbers() {
    List<Long> all = new ArrayList<>();
    while (at < end) {
      all.add(varint());
    }
    return all;
  }

  private void layer(Map<String, List<Feature>> layers) {
    String name = "";
    List<TileReader> features = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    List<String> values = new ArrayList<>();
    while (at < end) {
      int tag = (int) varint();
      switch (tag >> 3) {
        case 1 -> name = part().text();
        case 2 -> features.add(part());
        case 3 -> keys.add(part().text());
        case 4 -> {
          TileReader value = part();
          expect(value.varint(), (1 << 3) | 2);
          values.add(value.part().text());
        }
        case 5 -> expect(varint(), 4096);
        case 15 -> expect(varint(), 2);
        default -> throw new AssertionError("field " + (tag >> 3));
      }
    }
    layers.put(name, features.stream().map(f -> f.feature(keys, values)).toList());
  }

  private Feature feature(List<String> keys, List<String> values) {
    List<Long> tags = List.of();
    List<Long> geometry = List.of();
    int type = 0;
    while (at < end) {
      switch ((int) varint() >> 3) {
        case 2 -> tags = part().numbers();
        case 3 -> type = (int) varint();
        case 4 -> geometry = part().numbers();
        default -> throw new AssertionError("a field of no feature");
      }
    }
    Map<String, String> says = new TreeMap<>();
    for (int i = 0; i < tags.size(); i += 2) {
      says.put(keys.get(tags.get(i).intValue()), values.get(tags.get(i + 1).intValue()));
    }
    return new Feature(type, points(geometry), says);
  }

  private static List<long[]> points(List<Long> geometry) {
    List<long[]> points = new ArrayList<>();
    long x = 0;
    long y = 0;
    int i = 0;
    while (i < geometry.size()) {
      long command = geometry.get(i++);
      for (long n = 0; (command & 7) != 7 && n < command >> 3; n++) {
        x += step(geometry.get(i++));
        y += step(geometry.get(i++));
        points.add(new long[] {x, y});
      }
    }
    return points;
  }

  private static long step(long zigzag) {
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }
}
