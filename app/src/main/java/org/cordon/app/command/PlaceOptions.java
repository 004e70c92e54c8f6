package org.cordon.app.command;

import java.nio.file.Path;
import java.util.List;
import org.cordon.roads.corner.AddressRange;
import org.cordon.roads.corner.Landmark;
import org.cordon.study.scenario.yaml.ScenarioReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What places may be called besides the names of streets. */
final class PlaceOptions {
  @Option(
      names = "--stations",
      paramLabel = "FILE",
      description =
          "Places with names of their own: a scenario (.yaml), or GeoJSON Points with a name.")
  @Nullable Path stations;

  @Option(
      names = "--addresses",
      paramLabel = "FILE.csv",
      description =
          "House numbers by street (columns name,from_lat,from_lon,to_lat,to_lon,range_left,"
              + "range_right; .csv or .csv.gz), such as the ranges of the US Census.")
  @Nullable Path addresses;

  /** The ranges of house numbers; empty without a file. */
  List<AddressRange> ranges() {
    Path file = addresses;
    return file == null ? List.of() : AddressesCsv.read(file);
  }

  /** The stations of a scenario, or the points of a GeoJSON file; empty without a file. */
  List<Landmark> landmarks(CityPlaces places) {
    Path file = stations;
    if (file == null) {
      return List.of();
    }
    if (file.toString().endsWith(".yaml") || file.toString().endsWith(".yml")) {
      return ScenarioReader.read(file).resources().stations().stream()
          .map(s -> new Landmark(s.id(), s.name(), s.place()))
          .toList();
    }
    return AgreedPoints.read(file, null, places).stream()
        .map(p -> new Landmark(p.id(), p.spokenName(), p.place()))
        .toList();
  }
}
