package org.cordon.app.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The repository that these tests run in. */
public final class Repository {
  private Repository() {}

  /** The folder with the launcher in it. */
  public static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(at.resolve("cordon"))
        || !Files.isDirectory(at.resolve("scripts"))) {
      at = at.getParent();
      if (at == null) {
        throw new IllegalStateException("no repository above " + Path.of("").toAbsolutePath());
      }
    }
    return at;
  }

  /** Every file that is not built, in order of its path. */
  public static List<Path> files() {
    return walk(root());
  }

  private static List<Path> walk(Path dir) {
    try (Stream<Path> entries = Files.list(dir)) {
      return entries
          .filter(p -> !List.of(".git", "target", "out", ".cordon").contains(name(p)))
          .sorted()
          .flatMap(p -> Files.isDirectory(p) ? walk(p).stream() : Stream.of(p))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The Java files of all modules. */
  public static List<Path> java() {
    return files().stream().filter(p -> name(p).endsWith(".java")).toList();
  }

  /** The path inside the repository. */
  public static String inside(Path file) {
    return root().relativize(file).toString();
  }

  /** The last part of a path. */
  public static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
