package org.cordon.roads.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.RealData;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.FirstArrivals;
import org.cordon.roads.route.Roads;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

class AreasTest {
  private static final GeometryFactory JTS = new GeometryFactory();

  /**
   * Squares of random kinds make every shape there is: holes, islands in holes, touching corners.
   */
  @Test
  void areasOfRandomSquaresAreValidDoNotOverlapAndCoverEverySquareOnce() {
    int holes = 0;
    for (long seed = 1; seed <= 60; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      CellGrid grid = grid(RandomTown.city(random));
      int count = 1 + random.nextInt(3);
      int[] kinds = new int[grid.count()];
      for (int cell = 0; cell < kinds.length; cell++) {
        kinds[cell] = random.nextInt(count + 1) - 1;
      }
      List<List<Area>> areas = Outlines.of(grid, kinds, count);
      Geometry square = polygon(squareAsArea(grid));
      for (int k = 0; k < count; k++) {
        double sum = 0;
        for (Area area : areas.get(k)) {
          Polygon polygon = polygon(area);
          assertThat(polygon.isValid()).as("seed " + seed).isTrue();
          checkRightHandRule(polygon);
          sum += polygon.getArea();
          holes += area.holes().size();
        }
        int kind = k;
        long squares = java.util.Arrays.stream(kinds).filter(c -> c == kind).count();
        assertThat(sum / square.getArea()).isBetween(squares - 1e-3, squares + 1e-3);
        assertThat(
                JTS.buildGeometry(areas.get(k).stream().map(AreasTest::polygon).toList()).isValid())
            .as("seed " + seed + ": areas of a kind touch at corners at most")
            .isTrue();
      }
    }
    assertThat(holes).isGreaterThan(100);
  }

  private static Area squareAsArea(CellGrid grid) {
    return new Area(
        List.of(grid.corner(0, 0), grid.corner(0, 1), grid.corner(1, 1), grid.corner(1, 0)),
        List.of());
  }

  private static CellGrid grid(City city) {
    return new CellGrid(city, edge -> true);
  }

  @Test
  void aSquareTakesAfterTheStreetWhereACallInItsMiddleWouldBePut() {
    for (long seed = 1; seed <= 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Roads roads = Roads.of(RandomTown.city(random));
      FirstDue due = coverage(roads, Closures.none(), random, 3).due();
      checkNearest(roads, new CellGrid(roads.city(), due::street), random, "seed " + seed);
    }
  }

  private static void checkNearest(
      Roads roads, CellGrid grid, SplittableRandom random, String what) {
    for (int i = 0; i < 300; i++) {
      int cell = random.nextInt(grid.count());
      Snap snap = Objects.requireNonNull(roads.snap(Profile.FIRE, grid.middle(cell)));
      if (grid.edge(cell) < 0) {
        assertThat(snap.distanceMm()).as(what).isGreaterThan(CellGrid.LIMIT_MM - 30_000);
      } else if (Math.abs(snap.distanceMm()) < CellGrid.LIMIT_MM
          && !nearIsland(roads, grid, cell)) {
        assertThat(grid.edge(cell)).as(what + ", cell " + cell).isEqualTo(snap.edge());
        assertThat(grid.offsetMm(cell)).as(what + ", cell " + cell).isEqualTo(snap.offsetMm());
      }
    }
  }

  /** A call is put onto the main network unless an island is much nearer; a square is not. */
  private static boolean nearIsland(Roads roads, CellGrid grid, int cell) {
    return !new org.cordon.roads.city.Snapper(roads.city())
        .inMainPart(Profile.FIRE, grid.edge(cell));
  }

  @Test
  void onRealSeattleDistrictsAreValidAndNoneOverlapsItsNeighbour() {
    Path extract = RealData.file(RealData.SEATTLE);
    Roads roads = Roads.of(Roads.prepare(OsmImport.read(extract).city()));
    Coverage coverage = coverage(roads, Closures.none(), new SplittableRandom(5), 40);
    long start = System.nanoTime();
    CellGrid grid = new CellGrid(roads.city(), coverage.due()::street);
    long squares = System.nanoTime();
    Cells cells = new Cells(grid, coverage);
    long looked = System.nanoTime();
    List<List<Area>> districts = cells.areas(40, part -> part.piece().unit());
    long traced = System.nanoTime();
    System.out.printf(
        "Seattle: %d squares of %d m in %d ms, looked up in %d ms, 40 districts in %d ms%n",
        grid.count(),
        grid.cellM(),
        (squares - start) / 1_000_000,
        (looked - squares) / 1_000_000,
        (traced - looked) / 1_000_000);
    List<Geometry> all = new ArrayList<>();
    for (List<Area> district : districts) {
      Geometry one =
          JTS.createMultiPolygon(district.stream().map(AreasTest::polygon).toArray(Polygon[]::new));
      assertThat(one.isValid()).isTrue();
      all.add(one);
    }
    for (int i = 0; i < 12; i++) {
      for (int j = i + 1; j < 12; j++) {
        if (all.get(i).getEnvelopeInternal().intersects(all.get(j).getEnvelopeInternal())) {
          assertThat(all.get(i).intersection(all.get(j)).getArea()).isZero();
        }
      }
    }
    checkNearest(roads, grid, new SplittableRandom(9), "Seattle");
  }

  @Test
  void lengthsAddUpAndInsideAndOutsideAreTheWhole() {
    for (long seed = 1; seed <= 150; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Roads roads = Roads.of(RandomTown.city(random));
      Closures closures = Closures.of(roads.city(), RandomTown.closed(random));
      SplittableRandom same = random.split();
      Coverage before = coverage(roads, Closures.none(), same.split(), 4);
      Tally whole = before.tally();
      long gaps = whole.gapMm().stream().mapToLong(Long::longValue).sum();
      assertThat(whole.inTimeMm() + gaps).as("seed " + seed).isEqualTo(whole.streetMm());
      Tally inside = before.tallyInside(closures);
      Tally outside = whole.without(inside);
      assertThat(outside.inTimeMm() + inside.inTimeMm()).isEqualTo(whole.inTimeMm());
      assertThat(outside.streetMm()).isNotNegative();
      long reached = whole.streetMm() - whole.gapMm(Gap.CLOSED) - whole.gapMm(Gap.CUT_OFF);
      long bySecond = whole.bySecondMm().stream().mapToLong(Long::longValue).sum();
      assertThat(bySecond).as("seed " + seed).isEqualTo(reached);
      assertThat(whole.withinMs(1)).isLessThanOrEqualTo(whole.longest().ms() + 1000);
    }
  }

  @Test
  void whatAClosureTakesIsTheDifferenceOfBeforeAndAfter() {
    long lost = 0;
    long moved = 0;
    for (long seed = 1; seed <= 150; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Roads roads = Roads.of(RandomTown.city(random));
      Closures closures = Closures.of(roads.city(), RandomTown.closed(random));
      Coverage before = coverage(roads, Closures.none(), new SplittableRandom(seed), 4);
      Coverage after = coverage(roads, closures, new SplittableRandom(seed), 4);
      Change change = Change.between(before, after);
      assertThat(before.tally().inTimeMm() - change.lostAllMm() + change.gainedMm())
          .as("seed " + seed)
          .isEqualTo(after.tally().inTimeMm());
      lost += change.lostAllMm();
      moved += change.movedMm();
    }
    assertThat(lost).isPositive();
    assertThat(moved).isPositive();
  }

  private static Coverage coverage(
      Roads roads, Closures closures, SplittableRandom random, int units) {
    List<FirstArrivals.Source> sources = new ArrayList<>();
    for (int i = 0; i < units; i++) {
      sources.add(new FirstArrivals.Source(RandomTown.snap(roads.city(), random), 5_000L * i));
    }
    return Coverage.of(roads, roads.metric(Profile.FIRE, closures), sources, 60_000);
  }

  private static void checkRightHandRule(Polygon polygon) {
    assertThat(Orientation.isCCW(polygon.getExteriorRing().getCoordinates())).isTrue();
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      assertThat(Orientation.isCCW(polygon.getInteriorRingN(i).getCoordinates())).isFalse();
    }
  }

  private static Polygon polygon(Area area) {
    return JTS.createPolygon(
        ring(area.outline()),
        area.holes().stream().map(AreasTest::ring).toArray(LinearRing[]::new));
  }

  private static LinearRing ring(List<Place> places) {
    List<Coordinate> coordinates = new ArrayList<>();
    places.forEach(p -> coordinates.add(new Coordinate(p.lonE7(), p.latE7())));
    coordinates.add(coordinates.getFirst());
    return JTS.createLinearRing(coordinates.toArray(Coordinate[]::new));
  }
}
