package org.cordon.roads.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.RealData;
import org.cordon.roads.city.Access;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityBuilder;
import org.cordon.roads.city.RoadClass;
import org.cordon.roads.city.Snap;
import org.cordon.roads.coverage.Piece.Reached;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Dijkstra;
import org.cordon.roads.route.FirstArrivals;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.junit.jupiter.api.Test;

class FirstDueTest {
  private static final int TOWNS = 600;
  private static final int POSITIONS = 25;

  @Test
  void everywhereOnRandomTownsFirstDueAndTimeAreThoseOfDijkstraOverAllUnits() {
    int reached = 0;
    int closed = 0;
    int cutOff = 0;
    int changes = 0;
    for (long seed = 1; seed <= TOWNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      City city = RandomTown.city(random);
      Closures closures = Closures.of(city, RandomTown.closed(random));
      Profile profile = Profile.of(random.nextInt(3));
      List<FirstArrivals.Source> units = units(city, random, random.nextInt(7));
      FirstDue due = due(Roads.of(city), profile, closures, units);
      for (int i = 0; i < POSITIONS; i++) {
        int edge = random.nextInt(city.edgeCount());
        if (!due.street(edge)) {
          continue;
        }
        int offset = position(due, edge, random);
        Piece piece = due.at(edge, offset);
        int first = Piece.NOBODY;
        long least = City.INFINITY_MS;
        for (int u = 0; u < units.size(); u++) {
          Snap to = RandomTown.at(edge, offset);
          int ms = Dijkstra.travelTimeMs(city, profile, closures, units.get(u).at(), to);
          if (ms < City.INFINITY_MS && ms + units.get(u).readyMs() < least) {
            least = ms + units.get(u).readyMs();
            first = u;
          }
        }
        String what = "seed " + seed + ", position " + offset + " of edge " + edge;
        assertThat(due.ms(piece, offset)).as(what).isEqualTo(least);
        assertThat(piece.unit()).as(what).isEqualTo(first);
        reached += piece.reach() == Reached.YES ? 1 : 0;
        closed += piece.reach() == Reached.CLOSED ? 1 : 0;
        cutOff += piece.reach() == Reached.CUT_OFF ? 1 : 0;
        changes += due.pieces(edge).size() > 1 ? 1 : 0;
      }
    }
    System.out.printf(
        "%d towns, seeds from 1: %d positions reached, %d closed, %d cut off; %d on streets with"
            + " more than one piece%n",
        TOWNS, reached, closed, cutOff, changes);
    assertThat(reached).isGreaterThan(TOWNS);
    assertThat(closed).isGreaterThan(TOWNS / 10);
    assertThat(cutOff).isGreaterThan(TOWNS / 10);
    assertThat(changes).isGreaterThan(TOWNS);
  }

  /** Any position, and often one of those where pieces meet. */
  private static int position(FirstDue due, int edge, SplittableRandom random) {
    List<Piece> pieces = due.pieces(edge);
    Piece piece = pieces.get(random.nextInt(pieces.size()));
    return switch (random.nextInt(4)) {
      case 0 -> piece.fromMm();
      case 1 -> piece.toMm();
      default -> random.nextInt(due.city().lengthMm(edge) + 1);
    };
  }

  @Test
  void piecesFollowEachOtherWithoutGapAndTheirLengthsAddUpToTheStreet() {
    for (long seed = 1; seed <= 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      City city = RandomTown.city(random);
      Closures closures = Closures.of(city, RandomTown.closed(random));
      FirstDue due = due(Roads.of(city), Profile.FIRE, closures, units(city, random, 5));
      for (int edge = 0; edge < city.edgeCount(); edge++) {
        int next = 0;
        int length = 0;
        for (Piece piece : due.pieces(edge)) {
          assertThat(piece.fromMm()).as("seed " + seed).isEqualTo(next);
          next = piece.toMm() + 1;
          length += due.lengthMm(piece);
          checkLimit(due, piece, random);
        }
        if (due.street(edge)) {
          assertThat(next).isEqualTo(city.lengthMm(edge) + 1);
          assertThat(length).isEqualTo(city.lengthMm(edge));
        }
      }
    }
  }

  /** What is within a limit is so at its ends, and not one millimetre further. */
  private static void checkLimit(FirstDue due, Piece piece, SplittableRandom random) {
    long limitMs = random.nextInt(60_000);
    Piece within = due.within(piece, limitMs);
    int from = within == null ? piece.toMm() + 1 : within.fromMm();
    int to = within == null ? piece.toMm() : within.toMm();
    for (int offset : new int[] {piece.fromMm(), from - 1, from, to, to + 1, piece.toMm()}) {
      if (offset >= piece.fromMm() && offset <= piece.toMm()) {
        boolean inside = offset >= from && offset <= to;
        assertThat(due.ms(piece, offset) <= limitMs).isEqualTo(inside);
      }
    }
  }

  /** One street of 1,000 m at 10 m/s; the one at the tail is ready 20 s later than the other. */
  @Test
  void onOneStreetTheyMeetWhereTheirTimesAreEqualAndTheEarlierInTheListHasTheTie() {
    CityBuilder builder = new CityBuilder();
    builder.keepChains();
    int a = builder.addJunction(new Place(476_000_000, -1_223_000_000));
    int b = builder.addJunction(new Place(476_000_000, -1_222_900_000));
    builder.addEdge(
        a,
        b,
        CityBuilder.Street.named("Pine Street", RoadClass.RESIDENTIAL),
        Access.both(10_000, 1_000),
        List.of());
    City city = builder.build();
    int length = city.lengthMm(0);
    FirstDue due =
        due(
            Roads.of(city),
            Profile.FIRE,
            Closures.none(),
            List.of(
                new FirstArrivals.Source(RandomTown.at(0, 0), 20_000),
                new FirstArrivals.Source(RandomTown.at(0, length), 0)));
    List<Piece> pieces = due.pieces(0);
    // The head itself is reached with the street as well as against it.
    assertThat(pieces).extracting(Piece::unit).containsExactly(0, 1, 1);
    assertThat(pieces.getLast().fromMm()).isEqualTo(length);
    // 20 s + x / 10 m/s = (length - x) / 10 m/s, in mm and ms.
    int meet = (length - 200_000) / 2;
    assertThat(pieces.getFirst().toMm()).isBetween(meet - 10, meet + 10);
  }

  @Test
  void onRealSeattleAHundredUnitsFirstDueIsThatOfTheRouterOverAllOfThem() {
    Path extract = RealData.file(RealData.SEATTLE);
    City city = Roads.prepare(OsmImport.read(extract).city());
    Roads roads = Roads.of(city);
    SplittableRandom random = new SplittableRandom(3);
    List<FirstArrivals.Source> units = units(city, random, 100);
    Place pine = Place.of(47.6149, -122.3173);
    Closures closures =
        Closures.of(
            city,
            List.of(
                ClosedShape.polygon(
                    List.of(
                        new Place(pine.latE7() - 30_000, pine.lonE7() - 40_000),
                        new Place(pine.latE7() - 30_000, pine.lonE7() + 40_000),
                        new Place(pine.latE7() + 30_000, pine.lonE7() + 40_000),
                        new Place(pine.latE7() + 30_000, pine.lonE7() - 40_000)),
                    ClosedShape.ALL_SERVICES)));
    Metric metric = roads.metric(Profile.FIRE, closures);
    long start = System.nanoTime();
    FirstDue due = new FirstDue(FirstArrivals.of(roads, metric, units));
    long swept = System.nanoTime();
    long pieces = 0;
    for (int edge = 0; edge < city.edgeCount(); edge++) {
      pieces += due.pieces(edge).size();
    }
    long cut = System.nanoTime();
    System.out.printf(
        "Seattle, 100 units: arrivals %d ms, %d pieces of street in %d ms more%n",
        (swept - start) / 1_000_000, pieces, (cut - swept) / 1_000_000);
    Router router = roads.router();
    List<Snap> from = units.stream().map(FirstArrivals.Source::at).toList();
    int[] ms = new int[from.size()];
    int[] closed = closures.closedArcs(Profile.FIRE);
    int checked = 0;
    for (int i = 0; checked < 600; i++) {
      int edge = i % 5 == 0 ? closed[i % closed.length] / 2 : random.nextInt(city.edgeCount());
      if (!due.street(edge)) {
        continue;
      }
      int offset = position(due, edge, random);
      router.manyToOne(metric, from, RandomTown.at(edge, offset), ms);
      long least = City.INFINITY_MS;
      int first = Piece.NOBODY;
      for (int u = 0; u < ms.length; u++) {
        if (ms[u] < City.INFINITY_MS && ms[u] + units.get(u).readyMs() < least) {
          least = ms[u] + units.get(u).readyMs();
          first = u;
        }
      }
      Piece piece = due.at(edge, offset);
      assertThat(due.ms(piece, offset)).as("position " + i).isEqualTo(least);
      assertThat(piece.unit()).as("position " + i).isEqualTo(first);
      checked++;
    }
  }

  private static FirstDue due(
      Roads roads, Profile profile, Closures closures, List<FirstArrivals.Source> units) {
    return new FirstDue(FirstArrivals.of(roads, roads.metric(profile, closures), units));
  }

  private static List<FirstArrivals.Source> units(City city, SplittableRandom random, int count) {
    List<FirstArrivals.Source> units = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Snap at = RandomTown.snap(city, random);
      units.add(new FirstArrivals.Source(at, random.nextInt(3) * 10_000L));
    }
    return units;
  }
}
