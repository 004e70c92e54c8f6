package org.cordon.roads.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a coverage says of every square of a grid: that of the nearest position on a street. */
public final class Cells {
  private final CellGrid grid;
  private final @Nullable Part[] parts;

  /** Looks every square up. */
  public Cells(CellGrid grid, Coverage coverage) {
    this.grid = grid;
    parts = new @Nullable Part[grid.count()];
    @SuppressWarnings({"unchecked", "rawtypes"})
    @Nullable List<Part>[] known = new @Nullable List[coverage.due().city().edgeCount()];
    for (int cell = 0; cell < parts.length; cell++) {
      int edge = grid.edge(cell);
      if (edge >= 0) {
        List<Part> street = known[edge];
        if (street == null) {
          street = coverage.parts(edge);
          known[edge] = street;
        }
        parts[cell] = at(street, grid.offsetMm(cell));
      }
    }
  }

  private static Part at(List<Part> street, int offsetMm) {
    int i = 0;
    while (street.get(i).piece().toMm() < offsetMm) {
      i++;
    }
    return street.get(i);
  }

  /** The part of street that a square takes after, or null where no street is near. */
  public @Nullable Part part(int cell) {
    return parts[cell];
  }

  /** What squares are joined by: a number for what they take after, below 0 for no area. */
  public interface Kind {
    /** The kind of one square. */
    int of(Part part);
  }

  /** The areas of every kind from 0 to {@code count} − 1. */
  public List<List<Area>> areas(int count, Kind kind) {
    int[] kinds = new int[parts.length];
    for (int cell = 0; cell < kinds.length; cell++) {
      Part part = parts[cell];
      kinds[cell] = part == null ? -1 : kind.of(part);
    }
    return Outlines.of(grid, kinds, count);
  }

  /** Squares by what they take after before and after. */
  public interface ChangedKind {
    /** The kind of one square. */
    int of(Part before, Part after);
  }

  /** The areas of every kind from 0 to {@code count} − 1, of this one before and another after. */
  public List<List<Area>> areas(Cells after, int count, ChangedKind kind) {
    int[] kinds = new int[parts.length];
    for (int cell = 0; cell < kinds.length; cell++) {
      Part was = parts[cell];
      Part is = after.parts[cell];
      kinds[cell] = was == null || is == null ? -1 : kind.of(was, is);
    }
    return Outlines.of(grid, kinds, count);
  }
}
