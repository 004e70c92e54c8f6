package org.cordon.study.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import org.cordon.roads.city.City;
import org.cordon.roads.city.CityFile;
import org.cordon.roads.schematic.Schematic;

/** Loads the city of a scenario: the folder of an imported one, or else a schematic. */
public final class CityLoader {
  private CityLoader() {}

  /** The streets; a {@link org.cordon.roads.Refusal} if they cannot be read. */
  public static City load(Path city) {
    return Files.isDirectory(city) ? CityFile.open(city) : Schematic.read(city);
  }
}
