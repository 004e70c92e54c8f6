package org.cordon.roads.city;

import java.util.Arrays;
import java.util.Map;
import org.cordon.roads.Place;

/**
 * A grid of some 100 m cells that lists the street segments that touch each cell. A segment is
 * known by the number of its first point.
 */
final class SegmentGrid {
  private static final int CELL_E7 = 10_000;

  private final int minLat;
  private final int minLon;
  private final int rows;
  private final int columns;
  private final int[] first; // by cell
  private final int[] segments;
  private final int[] edgeOfPoint;

  private SegmentGrid(int[] shape, int[] first, int[] segments, int[] edgeOfPoint) {
    minLat = shape[0];
    minLon = shape[1];
    rows = shape[2];
    columns = shape[3];
    this.first = first;
    this.segments = segments;
    this.edgeOfPoint = edgeOfPoint;
  }

  /** As the city was prepared, or made now. */
  static SegmentGrid of(City city) {
    int[] shape = city.prepared(Prepared.GRID_SHAPE);
    if (shape.length == 4) {
      return new SegmentGrid(
          shape,
          city.prepared(Prepared.GRID_FIRST),
          city.prepared(Prepared.GRID_SEGMENTS),
          city.prepared(Prepared.EDGE_OF_POINT));
    }
    CityArrays a = city.arrays();
    int[] lat = a.pointLatE7;
    int[] lon = a.pointLonE7;
    int loLat = Arrays.stream(lat).min().orElse(0);
    int loLon = Arrays.stream(lon).min().orElse(0);
    long hiLat = Arrays.stream(lat).max().orElse(0);
    long hiLon = Arrays.stream(lon).max().orElse(0);
    int rows = lat.length == 0 ? 0 : (int) ((hiLat - loLat) / CELL_E7 + 1);
    int columns = lat.length == 0 ? 0 : (int) ((hiLon - loLon) / CELL_E7 + 1);
    int[] edgeOfPoint = new int[lat.length];
    for (int e = 0; e < city.edgeCount(); e++) {
      Arrays.fill(edgeOfPoint, a.firstPoint[e], a.firstPoint[e + 1], e);
    }
    int[] first = new int[Math.multiplyExact(rows, columns) + 1];
    int[] shapes = {loLat, loLon, rows, columns};
    SegmentGrid empty = new SegmentGrid(shapes, first, new int[0], edgeOfPoint);
    empty.eachSegmentCell(a, (cell, point) -> first[cell + 1]++);
    for (int c = 0; c + 1 < first.length; c++) {
      first[c + 1] += first[c];
    }
    int[] next = first.clone();
    int[] segments = new int[first[first.length - 1]];
    empty.eachSegmentCell(a, (cell, point) -> segments[next[cell]++] = point);
    return new SegmentGrid(shapes, first, segments, edgeOfPoint);
  }

  Map<Prepared, int[]> sections() {
    return Map.of(
        Prepared.GRID_SHAPE,
        new int[] {minLat, minLon, rows, columns},
        Prepared.GRID_FIRST,
        first,
        Prepared.GRID_SEGMENTS,
        segments,
        Prepared.EDGE_OF_POINT,
        edgeOfPoint);
  }

  private interface CellVisitor {
    void visit(int cell, int point);
  }

  private void eachSegmentCell(CityArrays a, CellVisitor visitor) {
    for (int p = 0; p + 1 < edgeOfPoint.length; p++) {
      if (edgeOfPoint[p] != edgeOfPoint[p + 1]) {
        continue;
      }
      int r1 = row(Math.max(a.pointLatE7[p], a.pointLatE7[p + 1]));
      int c0 = column(Math.min(a.pointLonE7[p], a.pointLonE7[p + 1]));
      int c1 = column(Math.max(a.pointLonE7[p], a.pointLonE7[p + 1]));
      for (int r = row(Math.min(a.pointLatE7[p], a.pointLatE7[p + 1])); r <= r1; r++) {
        for (int c = c0; c <= c1; c++) {
          visitor.visit(r * columns + c, p);
        }
      }
    }
  }

  /** How far a place lies from the box around all streets, mm; 0 inside it. */
  long distanceMm(Place place) {
    int lat = Math.clamp(place.latE7(), minLat, (int) (minLat + (long) rows * CELL_E7));
    int lon = Math.clamp(place.lonE7(), minLon, (int) (minLon + (long) columns * CELL_E7));
    return place.distanceMm(new Place(lat, lon));
  }

  int rows() {
    return rows;
  }

  int columns() {
    return columns;
  }

  int row(int latE7) {
    return Math.clamp(((long) latE7 - minLat) / CELL_E7, 0, rows - 1);
  }

  int column(int lonE7) {
    return Math.clamp(((long) lonE7 - minLon) / CELL_E7, 0, columns - 1);
  }

  /** The shorter side of a cell near a place, mm. */
  long cellMm(Place place) {
    long shorter = Math.min(Place.latNm(), Place.lonNm(place.latE7()));
    return Math.max(1, CELL_E7 * shorter / 1_000_000);
  }

  int first(int cell) {
    return first[cell];
  }

  int segment(int i) {
    return segments[i];
  }

  int edge(int point) {
    return edgeOfPoint[point];
  }

  /** The edges listed in the cells that a box touches, ascending, each once. */
  int[] edgesNear(Place southWest, Place northEast) {
    if (rows == 0) {
      return new int[0];
    }
    int[] found = new int[64];
    int count = 0;
    int c0 = column(southWest.lonE7());
    int c1 = column(northEast.lonE7());
    for (int r = row(southWest.latE7()); r <= row(northEast.latE7()); r++) {
      int from = first[r * columns + c0];
      int to = first[r * columns + c1 + 1];
      found =
          count + to - from > found.length ? Arrays.copyOf(found, 2 * (count + to - from)) : found;
      for (int i = from; i < to; i++) {
        found[count++] = edgeOfPoint[segments[i]];
      }
    }
    return Arrays.stream(found, 0, count).sorted().distinct().toArray();
  }
}
