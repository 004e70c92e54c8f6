package org.cordon.roads.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cordon.roads.Place;

/**
 * Joins the squares of a grid that are of one kind to areas. Squares that share a side belong
 * together, those that share a corner do not; so the inside of every area is connected, rings are
 * simple, and areas of different kinds never overlap.
 *
 * <p>An outline is walked with the area on its left hand, turning left wherever that is possible.
 * Where it comes to a corner a second time, what lies between is a ring of its own.
 */
public final class Outlines {
  private static final int NONE = -1;
  private static final int[] ROW_STEP = {0, 1, 0, -1}; // east, north, west, south
  private static final int[] COLUMN_STEP = {1, 0, -1, 0};

  private final CellGrid grid;
  private final int[] kinds;
  private final int[] part; // by cell, which connected part it belongs to
  private final byte[] walked; // by cell, the sides that are done
  private final int[] seenAt; // by corner, 1 + where on the walk it was
  private final int columns;

  private Outlines(CellGrid grid, int[] kinds) {
    this.grid = grid;
    this.kinds = kinds;
    columns = grid.columns();
    part = new int[kinds.length];
    walked = new byte[kinds.length];
    seenAt = new int[(grid.rows() + 1) * (columns + 1)];
    Arrays.fill(part, NONE);
  }

  /**
   * The areas of every kind, from south-west to north-east.
   *
   * @param kinds by cell, 0 to {@code count} − 1, or below 0 for no area
   */
  public static List<List<Area>> of(CellGrid grid, int[] kinds, int count) {
    List<List<Area>> areas = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      areas.add(new ArrayList<>());
    }
    Outlines outlines = new Outlines(grid, kinds);
    List<Integer> kindOfPart = outlines.fill();
    List<List<List<Place>>> rings = outlines.rings(kindOfPart.size());
    for (int p = 0; p < rings.size(); p++) {
      List<List<Place>> own = rings.get(p); // The outline is walked first: it starts lowest.
      areas.get(kindOfPart.get(p)).add(new Area(own.getFirst(), own.subList(1, own.size())));
    }
    return areas;
  }

  /** Numbers the connected parts; returns the kind of each. */
  private List<Integer> fill() {
    List<Integer> kindOfPart = new ArrayList<>();
    int[] stack = new int[kinds.length];
    for (int cell = 0; cell < kinds.length; cell++) {
      if (kinds[cell] < 0 || part[cell] != NONE) {
        continue;
      }
      int number = kindOfPart.size();
      kindOfPart.add(kinds[cell]);
      int top = 0;
      stack[top++] = cell;
      part[cell] = number;
      while (top > 0) {
        int at = stack[--top];
        for (int d = 0; d < 4; d++) {
          int next = cell(at / columns + ROW_STEP[d], at % columns + COLUMN_STEP[d]);
          if (next >= 0 && part[next] == NONE && kinds[next] == kinds[cell]) {
            part[next] = number;
            stack[top++] = next;
          }
        }
      }
    }
    return kindOfPart;
  }

  private List<List<List<Place>>> rings(int parts) {
    List<List<List<Place>>> rings = new ArrayList<>();
    for (int p = 0; p < parts; p++) {
      rings.add(new ArrayList<>());
    }
    for (int cell = 0; cell < kinds.length; cell++) {
      int below = cell - columns;
      boolean edge = part[cell] != NONE && (below < 0 || part[below] != part[cell]);
      if (edge && (walked[cell] & 1) == 0) {
        walk(cell, rings.get(part[cell]));
      }
    }
    return rings;
  }

  /** Walks from the south-west corner of a cell along its southern side until it is back. */
  private void walk(int start, List<List<Place>> rings) {
    int number = part[start];
    int corner = start / columns * (columns + 1) + start % columns;
    List<Integer> corners = new ArrayList<>();
    int direction = 0;
    List<List<Place>> found = new ArrayList<>();
    int cell = start;
    do {
      int again = seenAt[corner];
      if (again > 0) {
        found.add(cut(corners, again - 1));
      }
      corners.add(corner);
      seenAt[corner] = corners.size();
      walked[cell] |= (byte) (1 << direction);
      corner += ROW_STEP[direction] * (columns + 1) + COLUMN_STEP[direction];
      int turn = 1;
      while (!side(corner, (direction + turn) & 3, number)) {
        turn--;
      }
      direction = (direction + turn) & 3;
      cell = left(corner, direction);
    } while (cell != start || direction != 0);
    found.add(cut(corners, 0));
    // The ring through the lowest corner encloses the others that this walk has found.
    rings.addAll(found.reversed());
  }

  /** Takes the corners from a place of the walk on off it, as a ring. */
  private List<Place> cut(List<Integer> corners, int from) {
    List<Integer> ring = corners.subList(from, corners.size());
    ring.forEach(c -> seenAt[c] = 0);
    List<Place> places = new ArrayList<>();
    int n = ring.size();
    for (int i = 0; i < n; i++) {
      int before = ring.get((i + n - 1) % n);
      int here = ring.get(i);
      int after = ring.get((i + 1) % n);
      if (here - before != after - here) {
        places.add(grid.corner(here / (columns + 1), here % (columns + 1)));
      }
    }
    ring.clear();
    return places;
  }

  /** Whether an outline of a part runs from a corner in a direction. */
  private boolean side(int corner, int direction, int number) {
    int left = left(corner, direction);
    int right = left(corner, direction, true);
    return left >= 0 && part[left] == number && (right < 0 || part[right] != number);
  }

  private int left(int corner, int direction) {
    return left(corner, direction, false);
  }

  /** The cell to the left (or right) of a side that starts at a corner; -1 off the grid. */
  private int left(int corner, int direction, boolean right) {
    int row = corner / (columns + 1);
    int column = corner % (columns + 1);
    return switch (right ? (direction + 3) & 3 : direction) {
      case 0 -> cell(row, column);
      case 1 -> cell(row, column - 1);
      case 2 -> cell(row - 1, column - 1);
      default -> cell(row - 1, column);
    };
  }

  private int cell(int row, int column) {
    boolean outside = row < 0 || column < 0 || row >= grid.rows() || column >= columns;
    return outside ? -1 : row * columns + column;
  }
}
