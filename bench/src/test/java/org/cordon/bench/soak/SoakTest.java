package org.cordon.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordon.bench.Bench;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.Snap;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.ClosuresGeoJson;
import org.cordon.roads.route.Roads;
import org.cordon.roads.schematic.Schematic;
import org.cordon.roads.speed.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bounded part of {@code cordon bench soak}: fixed seeds, a moment each. */
final class SoakTest {
  private static final Path TOWN = Path.of("../scenarios/capitol-hill-2020/central-seattle.town");

  private static long soak(Roads roads, long seed, int steps) {
    SoakRun run = new SoakRun(roads, seed);
    while (run.steps() < steps) {
      run.step();
    }
    return run.compared();
  }

  @Test
  void noTimeDiffersUnderRandomClosuresInTheDrawnTown() {
    Roads roads = Roads.of(Roads.prepare(Schematic.read(TOWN)));
    for (long seed = 1; seed <= 2; seed++) {
      assertThat(soak(roads, seed, 100)).as("seed " + seed).isGreaterThan(30_000);
    }
  }

  @Test
  void noTimeDiffersUnderRandomClosuresOnRealStreets() {
    String data = System.getenv("CORDON_DATA");
    Path folder = data == null ? Path.of("../../shared/data") : Path.of(data);
    Path extract = folder.resolve("seattle/streets/seattle-osm-drive.osm.pbf");
    if (!Files.isRegularFile(extract)) {
      System.out.println("SKIPPED: soak on real streets: no file " + extract + " (CORDON_DATA)");
      return;
    }
    Roads roads = Roads.of(Roads.prepare(OsmImport.read(extract).city()));
    assertThat(soak(roads, 5, 12)).isGreaterThan(3_000);
  }

  @Test
  void aTimeThatDiffersIsPrintedWithWhatIsClosedReadyToPaste(@TempDir Path dir) throws Exception {
    List<ClosedShape> shapes =
        List.of(
            ClosedShape.polygon(
                List.of(Place.of(47.6, -122.3), Place.of(47.6, -122.29), Place.of(47.61, -122.29)),
                ClosedShape.ALL_SERVICES),
            new ClosedShape(
                false,
                List.of(Place.of(47.6, -122.3), Place.of(47.61, -122.3)),
                ClosedShape.ALL_SERVICES,
                1,
                ClosedShape.Crossing.RIGHT_TO_LEFT));
    Path file = Files.writeString(dir.resolve("case.geojson"), Difference.geoJson(shapes));
    assertThat(ClosuresGeoJson.read(file)).isEqualTo(shapes);
    Snap snap = new Snap(3, 4, Place.of(47.6, -122.3), 0, false);
    assertThat(new Difference.Found("path", Profile.EMS, snap, snap, 5, City.INFINITY_MS).line())
        .startsWith("EMS by path: 5 ms, Dijkstra: no way\nfrom edge 3 offset 4 (47.6");
  }

  @Test
  void aSoakThatWouldCompareNothingIsRefused() {
    for (String none : List.of("--minutes=0", "--steps=0", "--minutes=-1")) {
      StringWriter said = new StringWriter();
      PrintWriter out = new PrintWriter(said);
      assertThat(Bench.run(new String[] {"soak", none}, out, out)).as(none).isEqualTo(3);
      assertThat(said.toString()).contains("number-out-of-range", "at least 1");
    }
  }

  @Test
  void theOracleKnowsWhatIsClosed() {
    City city = Roads.prepare(Schematic.read(TOWN));
    Roads roads = Roads.of(city);
    Place corner = new Place(city.latE7(0), city.lonE7(0));
    Closures closed =
        Closures.of(
            city,
            List.of(
                ClosedShape.polygon(
                    List.of(
                        new Place(corner.latE7() - 9_000, corner.lonE7() - 9_000),
                        new Place(corner.latE7() - 9_000, corner.lonE7() + 9_000),
                        new Place(corner.latE7() + 9_000, corner.lonE7() + 9_000),
                        new Place(corner.latE7() + 9_000, corner.lonE7() - 9_000)),
                    ClosedShape.ALL_SERVICES)));
    int shut = closed.closedArcs(Profile.FIRE)[0] / 2;
    Snap inside = Streetwise.snap(city, shut, closed.nextClosed(Profile.FIRE, 2 * shut, 0));
    Snap far = Streetwise.snap(city, city.edgeCount() - 1, 0);
    Oracle oracle = new Oracle(city);
    assertThat(oracle.from(Profile.FIRE, Period.FREE_FLOW, closed, far).ms(inside))
        .isEqualTo(City.INFINITY_MS);
    assertThat(oracle.from(Profile.FIRE, Period.FREE_FLOW, Closures.none(), far).ms(inside))
        .isLessThan(City.INFINITY_MS)
        .isEqualTo(
            roads.router().travelTimeMs(roads.metric(Profile.FIRE, Closures.none()), far, inside));
  }
}
