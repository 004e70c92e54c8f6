package org.cordon.app.command;

import java.util.ArrayList;
import java.util.List;
import org.cordon.app.command.CoverageAnswer.State;
import org.cordon.app.drawing.Drawing;
import org.cordon.app.drawing.Hatch;
import org.cordon.roads.Place;
import org.cordon.roads.coverage.Area;
import org.cordon.roads.coverage.Gap;
import org.cordon.roads.route.ClosedShape;
import org.jspecify.annotations.Nullable;

/** Coverage drawn: what is white is reached within the goal; lines are where first due changes. */
final class CoverageDrawing {
  private static final int LETTERS = 3;

  private final CoverageAnswer answer;

  private CoverageDrawing(CoverageAnswer answer) {
    this.answer = answer;
  }

  /** Before and after beside each other, or one map without a closure. */
  static Drawing of(CoverageAnswer answer, List<ClosedShape> closed) {
    CoverageDrawing drawing = new CoverageDrawing(answer);
    if (answer.change() == null) {
      return drawing.notes(drawing.panel(answer.before(), List.of()).title(drawing.title("")));
    }
    Drawing before = drawing.panel(answer.before(), List.of()).title(drawing.title("before: "));
    Drawing after = drawing.panel(answer.after(), closed).title(drawing.title("after: "));
    drawing.lost(after);
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

  private Drawing panel(State state, List<ClosedShape> closed) {
    Drawing drawing = new Drawing(answer.city(), closed);
    int units = answer.asked().roster().size();
    for (List<Area> district : state.cells().areas(units, part -> part.piece().unit())) {
      put(drawing, district, Hatch.PLAIN, "border between units that are first due");
    }
    boolean after = state.when().equals("after");
    List<List<Area>> gaps =
        after ? stillMissing() : state.cells().areas(Gap.values().length, p -> number(p.gap()));
    put(
        drawing,
        gaps.get(Gap.TOO_FAR.ordinal()),
        Hatch.FALLING,
        "reached, but later than the goal");
    put(
        drawing,
        gaps.get(Gap.CUT_OFF.ordinal()),
        Hatch.BRICKS,
        "open, but no unit has a way there");
    for (int u = 0; u < units; u++) {
      String id = answer.asked().unit(u);
      String letter = id.length() <= LETTERS ? id : Integer.toString(u + 1);
      drawing.mark(answer.asked().roster().get(u).place(), letter, text(u));
    }
    return drawing;
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

  private void lost(Drawing after) {
    List<List<Area>> lost =
        answer
            .before()
            .cells()
            .areas(
                answer.after().cells(),
                2,
                (was, is) -> !was.inTime() || is.inTime() ? -1 : is.gap() == Gap.CLOSED ? 1 : 0);
    put(after, lost.getFirst(), Hatch.CROSSED, "lost: within the goal before, not after");
    put(after, lost.getLast(), Hatch.DOTTED, "lost: closed itself");
  }

  private static int number(@Nullable Gap gap) {
    return gap == null ? -1 : gap.ordinal();
  }

  private String text(int unit) {
    List<String> km = new ArrayList<>();
    for (State state : answer.states()) {
      km.add(Words.km(state.tally().firstDueMm().get(unit)));
    }
    return answer.asked().unit(unit) + ", first due on " + String.join(", then ", km);
  }

  private Drawing notes(Drawing drawing) {
    drawing.note(
        "White: reached within the goal, turnout and travel, by the first due. Computed from the"
            + " map; areas are squares of about "
            + answer.grid().cellM()
            + " m.");
    return drawing;
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
