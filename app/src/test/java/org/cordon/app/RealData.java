package org.cordon.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where real streets and calls lie, if they do. */
public final class RealData {
  private RealData() {}

  /** {@code $CORDON_DATA}, or else the folder beside the repository, there or not. */
  public static Path folder() {
    String named = System.getenv("CORDON_DATA");
    if (named != null) {
      return Path.of(named);
    }
    Path module = Path.of("").toAbsolutePath();
    Path root = Files.exists(module.resolve("cordon")) ? module : module.resolve("..");
    return root.resolve("../shared/data").normalize();
  }
}
