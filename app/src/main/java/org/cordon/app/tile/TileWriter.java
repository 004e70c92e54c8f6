package org.cordon.app.tile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Writes one vector tile by the Mapbox Vector Tile specification, version 2.1, from shapes whose
 * coordinates are the tile's grid already (x to the east, y to the south). Values are texts.
 */
final class TileWriter {
  /** Grid lines along a side of a tile. */
  static final int EXTENT = 4_096;

  private static final int MOVE_TO = 1;
  private static final int LINE_TO = 2;
  private static final int CLOSE = 7;
  private static final int ALL_SERVED = 2; // wire type of everything with a length

  private final Bytes tile = new Bytes();

  /** A shape of one part, with what is said of it. */
  record Feature(Geometry shape, Map<String, String> says) {}

  /** Bytes in protobuf's form. */
  private static final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void varint(long value) {
      long rest = value;
      while ((rest & ~0x7fL) != 0) {
        out.write((int) ((rest & 0x7f) | 0x80));
        rest >>>= 7;
      }
      out.write((int) rest);
    }

    void number(int field, long value) {
      varint((long) field << 3);
      varint(value);
    }

    void bytes(int field, byte[] value) {
      varint(((long) field << 3) | ALL_SERVED);
      varint(value.length);
      out.writeBytes(value);
    }

    void text(int field, String value) {
      bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    byte[] all() {
      return out.toByteArray();
    }
  }

  /** Adds a layer; shapes that vanish on the grid are left out. */
  void layer(String name, List<Feature> features) {
    Map<String, Integer> keys = new LinkedHashMap<>();
    Map<String, Integer> values = new LinkedHashMap<>();
    Bytes layer = new Bytes();
    layer.number(15, 2);
    layer.text(1, name);
    for (Feature feature : features) {
      Bytes geometry = geometry(feature.shape);
      if (geometry.out.size() > 0) {
        Bytes tags = new Bytes();
        feature.says.forEach((key, value) -> {
          tags.varint(number(keys, key));
          tags.varint(number(values, value));
        });
        Bytes one = new Bytes();
        one.bytes(2, tags.all());
        one.number(3, feature.shape.getDimension() + 1);
        one.bytes(4, geometry.all());
        layer.bytes(2, one.all());
      }
    }
    keys.keySet().forEach(key -> layer.text(3, key));
    for (String value : values.keySet()) {
      Bytes one = new Bytes();
      one.text(1, value);
      layer.bytes(4, one.all());
    }
    layer.number(5, EXTENT);
    tile.bytes(3, layer.all());
  }

  private static int number(Map<String, Integer> known, String word) {
    return known.computeIfAbsent(word, w -> known.size());
  }

  /** The whole tile. */
  byte[] bytes() {
    return tile.all();
  }

  private static Bytes geometry(Geometry shape) {
    Drawn drawn = new Drawn();
    switch (shape) {
      case Point p -> drawn.path(List.of(onGrid(p.getCoordinate())), 1, false);
      case LineString line -> drawn.path(onGrid(line.getCoordinates()), 2, false);
      case Polygon area -> {
        drawn.path(ring(area.getExteriorRing(), true), 3, true);
        for (int i = 0; i < area.getNumInteriorRing(); i++) {
          drawn.path(ring(area.getInteriorRingN(i), false), 3, true);
        }
      }
      default -> throw new IllegalArgumentException("a shape of several parts: " + shape);
    }
    return drawn.out;
  }

  private record Grid(long x, long y) {}

  private static Grid onGrid(Coordinate c) {
    return new Grid(Math.round(c.x), Math.round(c.y));
  }

  /** Neighbours that fall on one point of the grid are one. */
  private static List<Grid> onGrid(Coordinate[] line) {
    List<Grid> points = new ArrayList<>();
    for (Coordinate c : line) {
      Grid next = onGrid(c);
      if (points.isEmpty() || !points.getLast().equals(next)) {
        points.add(next);
      }
    }
    return points;
  }

  /** Outer rings run clockwise on the screen, whose y grows downwards; holes the other way. */
  private static List<Grid> ring(LineString ring, boolean outer) {
    List<Grid> points = onGrid(ring.getCoordinates());
    if (points.size() > 1 && points.getFirst().equals(points.getLast())) {
      points.removeLast();
    }
    boolean asIs = Orientation.isCCW(ring.getCoordinates()) == outer;
    return asIs ? points : points.reversed();
  }

  /** Commands and steps from point to point, across all paths of a shape. */
  private static final class Drawn {
    private final Bytes out = new Bytes();
    private long x;
    private long y;

    void path(List<Grid> points, int least, boolean closed) {
      if (points.size() < least) {
        return;
      }
      command(MOVE_TO, 1);
      step(points.getFirst());
      if (points.size() > 1) {
        command(LINE_TO, points.size() - 1);
        points.subList(1, points.size()).forEach(this::step);
      }
      if (closed) {
        command(CLOSE, 1);
      }
    }

    private void command(int id, int count) {
      out.varint(((long) count << 3) | id);
    }

    private void step(Grid to) {
      out.varint(zigzag(to.x - x));
      out.varint(zigzag(to.y - y));
      x = to.x;
      y = to.y;
    }

    private static long zigzag(long n) {
      return (n << 1) ^ (n >> 63);
    }
  }
}
