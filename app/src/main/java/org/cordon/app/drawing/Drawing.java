package org.cordon.app.drawing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.route.ClosedShape;
import org.cordon.study.report.MapFacts.Surface;
import org.jspecify.annotations.Nullable;

/**
 * A drawing of an answer, to be read on paper without colour: the streets around it with their
 * names, what is closed and to whom, ways, walks and areas, and lettered places whose meaning
 * stands in words below the map, with a scale and an arrow to the north.
 *
 * <p>Methods return the drawing, so that calls can be chained. Nothing is written before {@link
 * #write}. The same calls give the same bytes.
 */
public final class Drawing {
  record Way(List<Place> places, Stroke stroke, String text) {}

  record Area(List<List<Place>> rings, Hatch hatch, String label) {}

  record Mark(Place place, String letter, String text, boolean turn) {}

  final City city;
  final List<ClosedShape> closed;
  final List<Surface> surfaces = new ArrayList<>();
  final List<Way> ways = new ArrayList<>();
  final List<Area> areas = new ArrayList<>();
  final List<Mark> marks = new ArrayList<>();
  final List<String> notes = new ArrayList<>();
  final List<Place> focus = new ArrayList<>();
  final List<Drawing> panels = new ArrayList<>(List.of(this));
  String title = "";
  long standOffMm;

  /** A drawing of a city with what is closed in it (hatched, barriers crossed, named). */
  public Drawing(City city, List<ClosedShape> closed) {
    this.city = city;
    this.closed = List.copyOf(closed);
  }

  /** What stands above the map; of two maps beside each other, above this one. */
  public Drawing title(String text) {
    title = text;
    return this;
  }

  /** Land, water and parks, drawn below everything. */
  public Drawing ground(List<Surface> more) {
    surfaces.addAll(more);
    return this;
  }

  /** A way or walk; nothing is drawn for fewer than two places. */
  public Drawing way(List<Place> places, Stroke stroke) {
    return way(places, stroke, "");
  }

  /** A way or walk, and what the legend says of it. */
  public Drawing way(List<Place> places, Stroke stroke, String text) {
    ways.add(new Way(List.copyOf(places), stroke, text));
    return this;
  }

  /**
   * An area, such as one that is reached within a goal.
   *
   * @param rings outlines, the first place not repeated; a ring inside another is a hole
   * @param label what the legend says of it; areas of one hatch and label share an entry
   */
  public Drawing area(List<List<Place>> rings, Hatch hatch, String label) {
    areas.add(new Area(rings.stream().map(List::copyOf).toList(), hatch, label));
    return this;
  }

  /** A letter, number or call sign on the map, and below the map what they stand for. */
  public Drawing mark(Place place, String letter, String text) {
    marks.add(new Mark(place, letter, text, false));
    return this;
  }

  /** The turns of a way, numbered on the map and in words below it. */
  public Drawing turns(org.cordon.roads.route.Path way) {
    int number = 1;
    for (Turns.Turn turn : Turns.of(city, way)) {
      marks.add(new Mark(turn.place(), Integer.toString(number++), turn.text(), true));
    }
    return this;
  }

  /** A line below the map, such as the time or the speeds that the answer rests on. */
  public Drawing note(String text) {
    notes.add(text);
    return this;
  }

  /** A dashed line this far around closed areas. */
  public Drawing standOff(long mm) {
    standOffMm = mm;
    return this;
  }

  /**
   * Shows these places and what lies around them. Without it the map shows every way and mark; with
   * it ways are cut at the map's edge, and marks beyond it stand there with their distance.
   */
  public Drawing around(List<Place> places) {
    focus.addAll(places);
    return this;
  }

  /**
   * Puts another drawing to the right of this one, such as after and before a closure: the same
   * ground at the same scale, one legend.
   */
  public Drawing beside(Drawing other) {
    panels.add(other);
    return this;
  }

  /** The drawing as SVG. */
  public String svg() {
    return new Sheet(panels).svg();
  }

  /** Writes the drawing beside the file, then moves it there; does nothing without a file. */
  public void write(@Nullable Path file) {
    if (file == null) {
      return;
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(part, svg());
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      part.toFile().delete();
      throw new UncheckedIOException(e);
    }
  }
}
