package org.cordon.bench.jmh;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.Profile;
import com.graphhopper.util.GHUtility;
import com.graphhopper.util.TurnCostsConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.osm.OsmImport;
import org.cordon.roads.route.Roads;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From an extract to a file that answers, once in a fresh process as a user starts it. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Imports {
  /** An extract and the folder to write under. */
  @State(Scope.Benchmark)
  public static class Source {
    /** The extract. */
    @Param("")
    public String osm = "";

    /** The folder of the city file. */
    @Param("")
    public String dir = "";
  }

  /** Cordon: read, order, write. */
  @Benchmark
  public int cordon(Source f) {
    City city = Roads.prepare(OsmImport.read(Path.of(f.osm)).city());
    CityFile.write(city, Path.of(f.dir));
    return city.edgeCount();
  }

  /** GraphHopper: its own import of a car profile with turn costs, no hierarchy. */
  @Benchmark
  public int graphHopper(Source f) throws IOException {
    Path folder = Path.of(f.dir).resolve("graphhopper-import");
    delete(folder);
    GraphHopper hopper = hopper(folder).setOSMFile(f.osm);
    hopper.importOrLoad();
    int edges = hopper.getBaseGraph().getEdges();
    hopper.close();
    return edges;
  }

  /** GraphHopper: opens what its import wrote. */
  @Benchmark
  public int graphHopperLoad(Source f) {
    GraphHopper hopper = hopper(Path.of(f.dir).resolve("graphhopper-import"));
    if (!hopper.load()) {
      throw new IllegalStateException("nothing was imported");
    }
    int edges = hopper.getBaseGraph().getEdges();
    hopper.close();
    return edges;
  }

  private static GraphHopper hopper(Path folder) {
    Profile car =
        new Profile("car")
            .setCustomModel(GHUtility.loadCustomModelFromJar("car.json"))
            .setTurnCostsConfig(TurnCostsConfig.car());
    return new GraphHopper()
        .setGraphHopperLocation(folder.toString())
        .setEncodedValuesString("car_access, car_average_speed")
        .setProfiles(List.of(car));
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
