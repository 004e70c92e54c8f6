package org.cordon.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cordon.app.command.CoverageAnswer.State;
import org.cordon.app.drawing.Drawing;
import org.cordon.app.drawing.Hatch;
import org.cordon.roads.Place;
import org.cordon.roads.coverage.Area;
import org.cordon.roads.coverage.CellGrid;
import org.cordon.roads.coverage.Change;
import org.cordon.roads.coverage.Gap;
import org.cordon.roads.route.ClosedShape;
import org.jspecify.annotations.Nullable;

/** Coverage drawn: what is white is reached within the goal; lines are where first due changes. */
final class CoverageDrawing {
  private static final int LETTERS = 3;
  private static final long LEAST_AROUND_MM = 700_000;
  private static final double SMALL_MM2 = 40_000e6; // 4 ha
  private static final int TAKING_OVER = 6;

  private final CoverageAnswer answer;
  private final List<ClosedShape> closed;
  private final List<List<Area>> lost; // 0 open, 1 closed itself
  private final List<Place> focus; // south-west and north-east; empty for the whole city

  private CoverageDrawing(CoverageAnswer answer, List<ClosedShape> closed) {
    this.answer = answer;
    this.closed = List.copyOf(closed);
    lost = answer.change() == null ? List.of(List.of(), List.of()) : lostAreas();
    focus = focus();
  }

  /** Before and after beside each other, or one map without a closure. */
  static Drawing of(CoverageAnswer answer, List<ClosedShape> closed) {
    CoverageDrawing drawing = new CoverageDrawing(answer, closed);
    if (answer.change() == null) {
      return drawing.notes(drawing.panel(answer.before()).title(drawing.title("")));
    }
    Drawing before = drawing.panel(answer.before()).title(drawing.title("before: "));
    Drawing after = drawing.panel(answer.after()).title(drawing.title("after: "));
    put(after, drawing.lost.getFirst(), Hatch.CROSSED, "lost: in time before, not after");
    put(after, drawing.lost.getLast(), Hatch.DOTTED, "lost: closed itself");
    return drawing.notes(before.beside(after));
  }

  private String title(String when) {
    State state = when.startsWith("after") ? answer.after() : answer.before();
    return when
        + state.share(state.tally().inTimeMm())
        + " of street within "
        + Words.duration(answer.asked().goalMs())
        + " for "
        + Words.of(answer.asked().profile());
  }

  private Drawing panel(State state) {
    boolean after = state.when().equals("after");
    Drawing drawing = new Drawing(answer.city(), after ? closed : List.of()).around(focus);
    int units = answer.asked().roster().size();
    List<Area> borders = new ArrayList<>();
    state.cells().areas(units, part -> part.piece().unit()).forEach(borders::addAll);
    borders.removeIf(area -> squareMm(area) < SMALL_MM2);
    put(drawing, borders, Hatch.PLAIN, "border between units that are first due");
    List<List<Area>> gaps =
        after ? stillMissing() : state.cells().areas(Gap.values().length, p -> number(p.gap()));
    put(drawing, gaps.get(Gap.TOO_FAR.ordinal()), Hatch.FALLING, "reached, but too late");
    put(
        drawing,
        gaps.get(Gap.CUT_OFF.ordinal()),
        Hatch.BRICKS,
        "open, but no unit has a way there");
    for (int u = 0; u < units; u++) {
      if (shown(u)) {
        String id = answer.asked().unit(u);
        String letter = id.length() <= LETTERS ? id : Integer.toString(u + 1);
        drawing.mark(answer.asked().roster().get(u).place(), letter, text(u));
      }
    }
    return drawing;
  }

  /** Units on the map, and those that take over the most or from whom it is taken. */
  private boolean shown(int unit) {
    Change change = answer.change();
    Place at = answer.asked().roster().get(unit).place();
    boolean inside =
        focus.isEmpty()
            || (at.latE7() >= focus.getFirst().latE7()
                && at.latE7() <= focus.getLast().latE7()
                && at.lonE7() >= focus.getFirst().lonE7()
                && at.lonE7() <= focus.getLast().lonE7());
    return inside
        || (change != null
            && CoverageTable.most(change).stream()
                .limit(TAKING_OVER)
                .anyMatch(pair -> pair.before() == unit || pair.after() == unit));
  }

  /** What is closed and what is lost by it, with as much again around it. */
  private List<Place> focus() {
    List<Place> all = new ArrayList<>();
    closed.forEach(shape -> all.addAll(shape.points()));
    lost.forEach(areas -> areas.forEach(area -> all.addAll(area.outline())));
    if (all.isEmpty()) {
      return List.of();
    }
    int south = all.stream().mapToInt(Place::latE7).min().orElseThrow();
    int north = all.stream().mapToInt(Place::latE7).max().orElseThrow();
    int west = all.stream().mapToInt(Place::lonE7).min().orElseThrow();
    int east = all.stream().mapToInt(Place::lonE7).max().orElseThrow();
    int lat = Math.max((north - south) / 2, (int) (LEAST_AROUND_MM * 1_000_000 / Place.latNm()));
    int lon = Math.max((east - west) / 2, (int) (LEAST_AROUND_MM * 1_000_000 / Place.lonNm(south)));
    return List.of(new Place(south - lat, west - lon), new Place(north + lat, east + lon));
  }

  private static double squareMm(Area area) {
    double twice = 0;
    Place origin = area.outline().getFirst();
    Place last = area.outline().getLast();
    for (Place place : area.outline()) {
      twice +=
          ((double) last.lonE7() - origin.lonE7()) * ((double) place.latE7() - origin.latE7())
              - ((double) place.lonE7() - origin.lonE7())
                  * ((double) last.latE7() - origin.latE7());
      last = place;
    }
    return twice / 2 * Place.latNm() / 1e6 * Place.lonNm(origin.latE7()) / 1e6;
  }

  /** Gaps after the closure that were gaps before it. */
  private List<List<Area>> stillMissing() {
    return answer
        .before()
        .cells()
        .areas(
            answer.after().cells(),
            Gap.values().length,
            (was, is) -> was.inTime() ? -1 : number(is.gap()));
  }

  private List<List<Area>> lostAreas() {
    return answer
        .before()
        .cells()
        .areas(
            answer.after().cells(),
            2,
            (was, is) -> !was.inTime() || is.inTime() ? -1 : is.gap() == Gap.CLOSED ? 1 : 0);
  }

  private static int number(@Nullable Gap gap) {
    return gap == null ? -1 : gap.ordinal();
  }

  private String text(int unit) {
    String before = Words.km(answer.before().tally().firstDueMm().get(unit));
    String after = Words.km(answer.after().tally().firstDueMm().get(unit));
    return answer.asked().unit(unit)
        + ", first due on "
        + before
        + " of street"
        + (after.equals(before) ? "" : ", " + after + " after");
  }

  private Drawing notes(Drawing drawing) {
    Change change = answer.change();
    if (change != null) {
      drawing.note(
          Words.km(change.lostAllMm())
              + " of street was reached in time before and is not after; another unit is first due"
              + " on "
              + Words.km(change.movedMm())
              + ".");
    }
    drawing.note("White inside a border: the first due is there within the goal.");
    drawing.note(
        "White outside of all: no street within "
            + Words.length(CellGrid.LIMIT_MM)
            + ", such as water.");
    List<String> elsewhere = elsewhere();
    if (!elsewhere.isEmpty()) {
      drawing.note("Units elsewhere, also counted: " + String.join(", ", elsewhere) + ".");
    }
    drawing.note("Driving at " + Words.speeds(answer.metric()) + ".");
    drawing.note(
        "Computed from the map; areas are squares of about "
            + answer.grid().cellM()
            + " m. Borders of districts below 4 ha are left out.");
    return drawing;
  }

  /** Units that stand beyond the map and are not in its legend; some may be first due on it. */
  private List<String> elsewhere() {
    return IntStream.range(0, answer.asked().roster().size())
        .filter(u -> !shown(u))
        .mapToObj(u -> answer.asked().unit(u))
        .toList();
  }

  private static void put(Drawing drawing, List<Area> areas, Hatch hatch, String label) {
    List<List<Place>> rings = new ArrayList<>();
    for (Area area : areas) {
      rings.add(area.outline());
      rings.addAll(area.holes());
    }
    if (!rings.isEmpty()) {
      drawing.area(rings, hatch, label);
    }
  }
}
