package org.cordon.calls.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Real files for tests: under CORDON_DATA, else ../shared/data seen from the repository. */
final class RealData {
  private RealData() {}

  /** The file, or none after saying so. */
  static Optional<Path> file(String relative) {
    Path file = folder().resolve(relative);
    if (Files.isRegularFile(file)) {
      return Optional.of(file);
    }
    System.out.println("SKIPPED: " + file + " is not there (set CORDON_DATA to the data folder)");
    return Optional.empty();
  }

  private static Path folder() {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("cordon"))) {
      root = root.getParent();
    }
    String data = System.getenv("CORDON_DATA");
    return root.resolve(data == null || data.isBlank() ? "../shared/data" : data).normalize();
  }
}
