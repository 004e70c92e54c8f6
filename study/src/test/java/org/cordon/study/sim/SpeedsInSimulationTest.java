package org.cordon.study.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.Candidate;
import org.cordon.dispatch.model.Entry;
import org.cordon.dispatch.model.SetupEvent;
import org.cordon.dispatch.model.UnitEvent;
import org.cordon.roads.speed.LocalSpeeds;
import org.cordon.roads.speed.Speeds;
import org.cordon.study.scenario.Scenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Engine and simulated units go by the speeds of the simulated hour. */
final class SpeedsInSimulationTest {
  private static final String HEAD =
      """
      speeds test
      zone city
      period night: mon-sun 0-6
      period day: mon-sun 6-24
      """;

  private static String rows(String numbers) {
    return "for police, fire, ems: night day\n"
        + "motorway, trunk, primary, secondary, tertiary, residential, service, alley, path, steps: "
        + numbers
        + "\n";
  }

  private final SmallTown town = new SmallTown();

  private List<Entry> entries(@Nullable String speeds) {
    Scenario s = town.scenario.in(town.scenario.study().cases().getFirst());
    Scenario.Frame f = s.frame();
    LocalSpeeds local =
        speeds == null ? null : new LocalSpeeds(Speeds.parse(speeds, "test"), f.timeZone());
    Scenario.Frame frame =
        new Scenario.Frame(
            f.name(), f.timeZone(), f.period(), f.measured(), f.cityFile(), f.landFile(), local);
    Scenario as = new Scenario(frame, s.resources(), s.work(), s.demand(), s.timeline(), s.study());
    List<Entry> entries = new ArrayList<>();
    town.simulation(as, 0, (more, sealed) -> entries.addAll(more)).run(() -> false);
    return entries;
  }

  @Test
  void aTableThatIsAsFastAsTheMapChangesNothingButItsHashOnTheLog() {
    List<Entry> free = entries(null);
    List<Entry> same = entries(HEAD + rows("1000 1000"));
    assertThat(same.subList(1, same.size())).isEqualTo(free.subList(1, free.size()));
    assertThat(free.getFirst().event()).isInstanceOf(SetupEvent.Started.class);
    assertThat(((SetupEvent.Started) free.getFirst().event()).speedsHash()).isEmpty();
    assertThat(((SetupEvent.Started) same.getFirst().event()).speedsHash()).hasSize(64);
  }

  @Test
  void theFirstUnitRecommendedIsToldLaterByDayWhenStreetsAreSlowByDay() {
    String slow = HEAD + "per-run police, fire, ems: 30 s\n" + rows("1000 500");
    List<Candidate> free = firstCandidates(entries(null));
    List<Candidate> later = firstCandidates(entries(slow));
    assertThat(later).isNotEmpty().hasSameSizeAs(free);
    for (int i = 0; i < free.size(); i++) {
      assertThat(later.get(i).travelMs()).isGreaterThanOrEqualTo(free.get(i).travelMs() + 30_000);
    }
  }

  private static List<Candidate> firstCandidates(List<Entry> entries) {
    return entries.stream()
        .map(Entry::event)
        .filter(UnitEvent.Dispatched.class::isInstance)
        .map(e -> ((UnitEvent.Dispatched) e).ranked())
        .filter(c -> !c.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
