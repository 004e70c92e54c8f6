package org.cordon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cordon.bench.Row.Anchor;
import org.cordon.bench.Row.Bar;
import org.cordon.roads.Profile;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.city.Snap;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.ClosedShape;
import org.cordon.roads.route.Closures;
import org.cordon.roads.route.Metric;
import org.cordon.roads.route.Roads;
import org.cordon.roads.route.Router;
import org.jspecify.annotations.Nullable;

/** Import, load, closures and many-to-one on one city. */
final class RoadsBench {
  private static final int UNITS = 100;
  private static final int MANY_UNITS = 500;
  private static final int TARGETS = 64;
  private static final Profile[] SERVICES = {Profile.POLICE, Profile.FIRE, Profile.EMS};

  private final Consumer<Row> rows;
  private final boolean quick;

  RoadsBench(boolean quick, Consumer<Row> rows) {
    this.quick = quick;
    this.rows = rows;
  }

  private int rounds(int full) {
    return quick ? Math.max(3, full / 5) : full;
  }

  /** Imports an extract, writes and loads the city; returns it. */
  City importAndLoad(Path extract, String name) {
    try {
      Path dir = Files.createTempDirectory("cordon-bench");
      try {
        rows.accept(
            Samples.of(
                    0,
                    quick ? 1 : 3,
                    round -> {
                      City read = Roads.prepare(OsmImport.read(extract).city());
                      CityFile.write(read, dir);
                      return read.edgeCount();
                    })
                .row(
                    "import " + name + ", all in",
                    name.contains("seattle") ? new Bar(8_000, false) : new Bar(12_000, false),
                    new Anchor(5_800, "GraphHopper without its hierarchies, Seattle")));
        rows.accept(
            Samples.of(2, rounds(20), round -> Roads.of(CityFile.open(dir)).city().edgeCount())
                .row(
                    "load " + name + ", ready to ask",
                    new Bar(100, false),
                    new Anchor(80, "GraphHopper, the faster figure")));
        return CityFile.open(dir);
      } finally {
        Files.deleteIfExists(dir.resolve("city.cordon"));
        Files.deleteIfExists(dir);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a prepared city answers. */
  void questions(City city, long seed) {
    Streets streets = new Streets(Roads.of(city), seed);
    customization(city);
    closureToEtas(streets, 1);
    closureToEtas(streets, SERVICES.length);
    manyToOne(streets, UNITS, new Bar(1, false), null);
    manyToOne(streets, MANY_UNITS, new Bar(0.7, false), new Anchor(1.77, "RoutingKit, Porto"));
  }

  private void customization(City city) {
    List<Roads> fresh = new ArrayList<>();
    int rounds = rounds(15);
    for (int i = 0; i < rounds + 3; i++) {
      fresh.add(Roads.of(city));
    }
    rows.accept(
        Samples.of(
                3,
                rounds,
                round -> fresh.get(round).metric(Profile.FIRE, Closures.none()).hashCode())
            .row(
                "full customization, one profile",
                new Bar(60, false),
                new Anchor(108, "RoutingKit, Porto")));
  }

  private void closureToEtas(Streets streets, int services) {
    int rounds = rounds(500);
    int warmUp = rounds(250);
    List<ClosedShape> zones = new ArrayList<>();
    List<Snap> calls = streets.snaps(Profile.FIRE, TARGETS);
    List<Snap> units = streets.snaps(Profile.FIRE, UNITS);
    for (int i = 0; i < rounds + warmUp; i++) {
      zones.add(streets.sixBlocks());
    }
    Router router = streets.roads.router();
    int[] ms = new int[UNITS];
    rows.accept(
        Samples.of(
                warmUp,
                rounds,
                round -> {
                  Closures closures = Closures.of(streets.roads.city(), List.of(zones.get(round)));
                  for (int s = 0; s < services; s++) {
                    Metric metric = streets.roads.metric(SERVICES[s], closures);
                    router.manyToOne(metric, units, calls.get(round % TARGETS), ms);
                  }
                  return ms[0];
                })
            .row(
                "six blocks closed -> ETAs of 100 units, "
                    + (services == 1 ? "1 service" : services + " services"),
                services == 1 ? new Bar(3, true) : new Bar(8, true),
                services == 1 ? new Anchor(183, "GraphHopper tree, area blocked, Porto") : null));
  }

  private void manyToOne(Streets streets, int count, Bar bar, @Nullable Anchor anchor) {
    Metric metric = streets.roads.metric(Profile.FIRE, Closures.none());
    List<Snap> calls = streets.snaps(Profile.FIRE, TARGETS);
    List<Snap> units = streets.snaps(Profile.FIRE, count);
    Router router = streets.roads.router();
    int[] ms = new int[count];
    rows.accept(
        Samples.of(
                rounds(2000),
                rounds(2000),
                round -> {
                  router.manyToOne(metric, units, calls.get(round % TARGETS), ms);
                  return ms[count - 1];
                })
            .row(count + " units -> 1 call, metric ready", bar, anchor));
  }
}
