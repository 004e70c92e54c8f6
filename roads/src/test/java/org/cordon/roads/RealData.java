package org.cordon.roads;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Real extracts for tests, where they lie; a test without them says aloud that it is skipped. */
public final class RealData {
  public static final String SEATTLE = "seattle/streets/seattle-osm-drive.osm.pbf";
  public static final String PORTO = "porto/porto_portugal.osm.pbf";

  private RealData() {}

  /** The file, or the test is skipped. */
  public static Path file(String name) {
    String folder = System.getenv("CORDON_DATA");
    Path file = (folder == null ? Path.of("../../shared/data") : Path.of(folder)).resolve(name);
    if (!Files.isRegularFile(file)) {
      System.out.println("SKIPPED: no " + file.toAbsolutePath().normalize());
    }
    Assumptions.assumeTrue(Files.isRegularFile(file), "no " + file);
    return file;
  }
}
