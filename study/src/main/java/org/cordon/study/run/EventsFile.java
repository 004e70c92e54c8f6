package org.cordon.study.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.cordon.dispatch.codec.JsonLines;
import org.cordon.dispatch.engine.Journal;
import org.cordon.roads.Refusal;
import org.cordon.study.report.ReportFiles;
import org.cordon.study.result.RunResult;
import org.cordon.study.sim.Simulation;

/** The entries of one run, kept aside until the whole study is done. Sealed items are not kept. */
final class EventsFile implements AutoCloseable {
  /** The name it gets in the end. */
  static final String NAME = "events.jsonl";

  private final Path aside;
  private final OutputStream out;
  private final JsonLines lines;

  EventsFile() {
    try {
      aside = Files.createTempFile("cordon-", "-" + NAME);
      out = new BufferedOutputStream(Files.newOutputStream(aside), 1 << 16);
    } catch (IOException e) {
      throw refusal(e);
    }
    lines = new JsonLines(out, OutputStream.nullOutputStream());
  }

  private static Refusal refusal(IOException e) {
    return new Refusal(
        "events-not-written",
        e.getClass().getSimpleName() + ": " + e.getMessage(),
        System.getProperty("java.io.tmpdir", "the folder for temporary files"),
        "Free some space there, or name another with -Djava.io.tmpdir=DIR.");
  }

  Journal journal() {
    return lines;
  }

  /** Runs a simulation that tells {@link #journal()}, and ends the log with its state's hash. */
  RunResult of(Simulation simulation, BooleanSupplier cancelled) {
    try {
      RunResult result = simulation.run(cancelled);
      lines.finish(simulation.state());
      out.close();
      return result;
    } catch (IOException e) {
      throw refusal(e);
    } catch (UncheckedIOException e) {
      throw refusal(new IOException(e.getMessage(), e));
    }
  }

  void moveInto(Path dir) {
    ReportFiles.write(dir, NAME, to -> Files.copy(aside, to));
  }

  @Override
  public void close() {
    try {
      out.close();
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      throw refusal(e);
    }
  }
}
