package org.cordon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a figure was measured on; a figure without it is worth nothing. */
final class Machine {
  private Machine() {}

  /** Processor, cores, memory of this Java, Java version. */
  static String describe() {
    Runtime runtime = Runtime.getRuntime();
    return processor()
        + ", "
        + runtime.availableProcessors()
        + " cores, "
        + runtime.maxMemory() / (1 << 20)
        + " MiB heap, Java "
        + Runtime.version();
  }

  private static String processor() {
    Path info = Path.of("/proc/cpuinfo");
    try {
      if (Files.isReadable(info)) {
        for (String line : Files.readAllLines(info)) {
          if (line.startsWith("model name")) {
            return line.substring(line.indexOf(':') + 1).strip();
          }
        }
      }
    } catch (IOException e) {
      return System.getProperty("os.arch", "unknown processor"); // Only a name is lost.
    }
    return System.getProperty("os.arch", "unknown processor");
  }
}
