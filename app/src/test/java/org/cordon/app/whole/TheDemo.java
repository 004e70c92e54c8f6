package org.cordon.app.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cordon.app.Cordon;
import org.jspecify.annotations.Nullable;

/** One short run of the demo, shared by the tests that read what it wrote. */
final class TheDemo {
  private static @Nullable TheDemo once;

  private final Path folder;
  private final String table;

  private TheDemo(Path folder, String table) {
    this.folder = folder;
    this.table = table;
  }

  /** The run, made when it is asked for first. */
  static synchronized TheDemo once() {
    TheDemo demo = once;
    if (demo == null) {
      Path folder = temporary().resolve("demo");
      demo =
          new TheDemo(
              folder, run("demo", "--runs", "1", "--threads", "2", "--out", folder.toString()));
      once = demo;
    }
    return demo;
  }

  private static Path temporary() {
    try {
      Path target = Repository.root().resolve("app/target");
      return Files.createTempDirectory(Files.createDirectories(target), "the-demo");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a command that ends well prints. */
  static String run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Cordon.run(args, new PrintWriter(out), new PrintWriter(err));
    assertThat(exit).as(err.toString()).isZero();
    return out.toString();
  }

  /** Where everything lies. */
  Path folder() {
    return folder;
  }

  /** What it printed. */
  String table() {
    return table;
  }
}
