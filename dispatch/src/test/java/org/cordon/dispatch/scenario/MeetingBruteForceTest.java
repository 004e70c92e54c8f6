package org.cordon.dispatch.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.cordon.dispatch.engine.ClosedStreets;
import org.cordon.dispatch.engine.MeetingCandidate;
import org.cordon.dispatch.engine.MeetingQuery;
import org.cordon.dispatch.engine.Positions;
import org.cordon.dispatch.engine.Recommendation;
import org.cordon.dispatch.engine.Start;
import org.cordon.dispatch.model.Service;
import org.cordon.dispatch.model.Settings;
import org.cordon.roads.Place;
import org.junit.jupiter.api.Test;

/**
 * The unit and the point that the engine chooses, against every unit at every point: written from
 * the words of the design, with none of the engine's code for it.
 */
class MeetingBruteForceTest {
  private static final List<String> AVENUES =
      List.of("8th", "9th", "Broadway", "10th", "11th", "12th", "13th", "14th", "15th");
  private static final List<String> STREETS =
      List.of("Madison", "Union", "Pike", "Pine", "Olive", "Howell", "Denny", "John");
  private static final List<Place> OUTLINE = GridTown.around("10th & Pike", "12th & Olive");
  private static final String SETUP =
      """
      station S6 at "8th & John"
      zone Z CHOP around "10th & Pike" to "12th & Olive"
      rules Z ems closed and police closed and fire closed
      collect Z at "9th & Pine"
      preview Z
      activate Z
      plan chest-pain P1 needs 1 ems medic may-meet else meet
      plan shooting P1 needs 1 police and 2 ems medic may-meet else meet
      """;

  /** A unit that could go: where from, and how long until it rolls. */
  private record Moving(String id, Service service, Place from, long turnoutMs) {}

  private record Choice(String units, MeetingCandidate at, long unitMs) {
    long togetherMs() {
      return Math.max(unitMs, at.walkMs());
    }
  }

  private static Place corner(Random random) {
    return GridTown.corner(AVENUES.get(random.nextInt(9)) + " & " + STREETS.get(random.nextInt(8)))
        .place();
  }

  private static List<Moving> roster(Desk desk, Random random) {
    List<Moving> moving = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      Service service = i < 4 ? Service.EMS : Service.POLICE;
      String id = (i < 4 ? "M" : "P") + i;
      Play.play(desk, "unit " + id + " " + service + " medic at S6 turnout 0:30", "roster");
      if (random.nextBoolean()) {
        Place at = corner(random);
        desk.positions.put(id, new Positions.Position(at, 1_000_000, false));
        moving.add(new Moving(id, service, at, 0));
      } else {
        moving.add(new Moving(id, service, GridTown.corner("8th & John").place(), 30_000));
      }
    }
    return moving;
  }

  private static long etaMs(GridTown town, ClosedStreets closed, Moving m, MeetingCandidate p) {
    List<Start> starts = List.of(new Start("", m.from));
    return m.turnoutMs + town.drivingMs(m.service, closed, starts, p.point().place())[0];
  }

  private static Choice best(List<Choice> all) {
    long least = all.stream().mapToLong(Choice::togetherMs).min().orElseThrow();
    return all.stream()
        .filter(c -> c.togetherMs() <= least + 30_000)
        .min(
            Comparator.comparingLong((Choice c) -> c.at.walkMs())
                .thenComparingLong(c -> c.togetherMs() - c.at.walkMs())
                .thenComparing(Choice::units)
                .thenComparing(c -> c.at.point().id()))
        .orElseThrow();
  }

  @Test
  void unitAndPointAreThoseOfBruteForce() {
    long seed = 20200620;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      Desk desk = new Desk();
      Play.play(desk, SETUP, "setup");
      List<Moving> moving = roster(desk, random);
      String at = AVENUES.get(3 + random.nextInt(3)) + " & " + STREETS.get(2 + random.nextInt(3));
      boolean carried = random.nextBoolean();
      boolean several = random.nextInt(3) == 0;
      String type = several ? "shooting" : "chest-pain";
      Play.play(
          desk,
          "00:16:40 call C1 " + type + " P1 at \"" + at + "\" " + (carried ? "carried" : "walks"),
          "round " + round);
      Recommendation r = desk.engine.recommend("C1", 1_000_000);
      assertNotNull(r);
      assertNotNull(r.meeting(), r.reason());
      Choice expected = expected(moving, GridTown.corner(at).place(), carried, several, desk);
      Recommendation.MeetingOption found = r.meeting().best();
      assertEquals(expected.togetherMs(), found.meetMs(), "round " + round);
      assertEquals(expected.at.walkMs(), found.walkMs(), "round " + round);
      if (!several) {
        assertEquals(expected.at.point(), point(found), "round " + round);
        assertEquals(List.of(expected.units), r.unitIds(), "round " + round);
      } else {
        assertEquals(3, r.unitIds().size(), "round " + round);
      }
    }
  }

  private static Object point(Recommendation.MeetingOption option) {
    return new org.cordon.dispatch.model.NamedPlace(
        option.point().pointId(), option.point().spokenName(), option.point().place());
  }

  private static Choice expected(
      List<Moving> moving, Place caller, boolean carried, boolean several, Desk desk) {
    GridTown town = new GridTown();
    ClosedStreets closed = new ClosedStreets("z", List.of(OUTLINE), List.of());
    Settings.Meeting m = Settings.defaults().meeting();
    List<MeetingCandidate> points =
        town.meetingCandidates(
            new MeetingQuery(
                List.of(Service.POLICE, Service.EMS),
                List.of(closed, closed),
                List.copyOf(desk.state().zones().known("Z").collectionPoints()),
                caller,
                carried ? m.carriedMmPerS() : m.walkMmPerS(),
                m.standOffMm(),
                m.maxWalkMs()));
    points = points.stream().filter(MeetingCandidate::offered).toList();
    List<Choice> all = new ArrayList<>();
    for (MeetingCandidate p : points) {
      List<Moving> ems = nearest(moving, Service.EMS, town, closed, p);
      List<Moving> police = nearest(moving, Service.POLICE, town, closed, p);
      if (several) {
        long last =
            Math.max(etaMs(town, closed, police.getFirst(), p), etaMs(town, closed, ems.get(1), p));
        all.add(new Choice("", p, last));
      } else {
        ems.forEach(u -> all.add(new Choice(u.id, p, etaMs(town, closed, u, p))));
      }
    }
    return best(all);
  }

  private static List<Moving> nearest(
      List<Moving> moving,
      Service service,
      GridTown town,
      ClosedStreets closed,
      MeetingCandidate p) {
    return moving.stream()
        .filter(u -> u.service == service)
        .sorted(Comparator.comparingLong(u -> etaMs(town, closed, u, p)))
        .toList();
  }
}
