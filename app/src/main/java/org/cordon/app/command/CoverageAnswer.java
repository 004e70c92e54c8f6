package org.cordon.app.command;

import java.util.ArrayList;
import java.util.List;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.city.Snapper;
import org.cordon.roads.coverage.CellGrid;
import org.cordon.roads.coverage.Cells;
import org.cordon.roads.coverage.Change;
import org.cordon.roads.coverage.Coverage;
import org.cordon.roads.coverage.Tally;
import org.cordon.roads.route.FirstArrivals;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Places;
import org.cordon.roads.route.Roads;
import org.jspecify.annotations.Nullable;

/**
 * Coverage before and after a closure, or without one.
 *
 * @param metric the times after the closure, or the only ones
 * @param states one without a closure, else before and after
 * @param change from before to after, null without a closure
 */
record CoverageAnswer(
    City city,
    Asked asked,
    Metric metric,
    CellGrid grid,
    List<State> states,
    @Nullable Change change) {
  /** Whose units, where they stand on the streets, and within which time. */
  record Asked(Profile profile, List<UnitsCsv.Unit> roster, List<Snap> at, long goalMs) {
    Asked {
      roster = List.copyOf(roster);
      at = List.copyOf(at);
    }

    /** With what every run takes beside turnout and driving. */
    List<FirstArrivals.Source> sources(int perRunMs) {
      List<FirstArrivals.Source> sources = new ArrayList<>();
      for (int i = 0; i < at.size(); i++) {
        sources.add(new FirstArrivals.Source(at.get(i), roster.get(i).turnoutMs() + perRunMs));
      }
      return sources;
    }

    String unit(int number) {
      return roster.get(number).id();
    }
  }

  /** One of the two, or the only one; {@code when} is before, after or now. */
  record State(String when, Coverage coverage, Cells cells, Tally tally) {
    /** For the end of a sentence. */
    String suffix() {
      return when.equals("after") ? " after the closure" : "";
    }

    String share(long mm) {
      return Words.percent(mm, tally.streetMm());
    }
  }

  CoverageAnswer {
    states = List.copyOf(states);
  }

  /** Under one metric, or under one before and another after. */
  static CoverageAnswer of(Roads roads, Asked asked, List<Metric> metrics) {
    List<FirstArrivals.Source> sources = asked.sources(metrics.getLast().perRunMs());
    List<Coverage> coverages =
        metrics.stream().map(m -> Coverage.of(roads, m, sources, asked.goalMs())).toList();
    Snapper snapper = new Snapper(roads.city());
    CellGrid grid =
        new CellGrid(
            roads.city(),
            coverages.getFirst().due()::street,
            edge -> snapper.inMainPart(asked.profile(), edge));
    List<State> states = new ArrayList<>();
    for (Coverage coverage : coverages) {
      String when = coverages.size() == 1 ? "now" : states.isEmpty() ? "before" : "after";
      states.add(new State(when, coverage, new Cells(grid, coverage), coverage.tally()));
    }
    return new CoverageAnswer(
        roads.city(),
        asked,
        metrics.getLast(),
        grid,
        states,
        states.size() == 1 ? null : Change.between(coverages.getFirst(), coverages.getLast()));
  }

  State before() {
    return states.getFirst();
  }

  State after() {
    return states.getLast();
  }

  Place longestAt(State state) {
    Tally.Longest longest = state.tally().longest();
    return Places.on(city, longest.edge(), longest.offsetMm());
  }
}
