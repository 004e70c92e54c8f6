package org.cordon.app.whole;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Debian's chromium without a window and without a network. */
final class Browser {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final long LIMIT_S = 120;

  /** Of the root of a PDF's page tree, which the browser writes in the open. */
  private static final Pattern COUNT = Pattern.compile("/Type /Pages\\s*/Count (\\d+)");

  private final Path program;
  private final Path scratch;

  private Browser(Path program, Path scratch) {
    this.program = program;
    this.scratch = scratch;
  }

  /** The browser of this machine, or null; {@code scratch} takes its profile and its logs. */
  static @Nullable Browser find(Path scratch) {
    String path = System.getenv("PATH");
    for (String folder : (path == null ? "" : path).split(":", -1)) {
      for (String name : NAMES) {
        Path program = Path.of(folder, name);
        if (Files.isExecutable(program)) {
          return new Browser(program, scratch);
        }
      }
    }
    return null;
  }

  /** What one visit left: the page as the browser understood it, and every address it asked for. */
  record Visit(String dom, String netLog) {}

  /** Opens a page and returns its document and its network log. */
  Visit read(Path page, String... options) throws IOException, InterruptedException {
    Path netLog = scratch.resolve("net.json");
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--dump-dom", "--log-net-log=" + netLog, page.toUri().toString()));
    String dom = run(all);
    return new Visit(dom, Files.exists(netLog) ? Files.readString(netLog) : "");
  }

  /** Opens a page and keeps a picture of it. */
  void photograph(Path page, Path png) throws IOException, InterruptedException {
    Files.createDirectories(png.toAbsolutePath().getParent());
    run(
        List.of(
            "--window-size=1400,2400",
            "--screenshot=" + png.toAbsolutePath(),
            page.toUri().toString()));
  }

  /** Prints a page on paper as its style asks for it, and returns how many sheets it takes. */
  int sheets(Path page, Path pdf) throws IOException, InterruptedException {
    Files.createDirectories(pdf.toAbsolutePath().getParent());
    run(
        List.of(
            "--no-pdf-header-footer",
            "--print-to-pdf=" + pdf.toAbsolutePath(),
            page.toUri().toString()));
    Matcher count = COUNT.matcher(Files.readString(pdf, StandardCharsets.ISO_8859_1));
    if (!count.find()) {
      throw new IOException("no page tree in " + pdf);
    }
    return Integer.parseInt(count.group(1));
  }

  private String run(List<String> more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--virtual-time-budget=5000",
            "--user-data-dir=" + scratch.resolve("profile")));
    command.addAll(more);
    Path out = scratch.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(scratch.resolve("err").toFile())
            .start();
    try {
      if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
        throw new IOException("the browser did not end within " + LIMIT_S + " s");
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "the browser ended with "
              + process.exitValue()
              + ": "
              + Files.readString(scratch.resolve("err")));
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
