package org.cordon.study.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.cordon.roads.Refusal;
import org.cordon.study.statistics.StudyFigures;

/** Writes files so that each stands whole under its final name or not at all. */
public final class ReportFiles {
  private ReportFiles() {}

  /** What goes into a file. */
  public interface Body {
    /** Writes it; an exception leaves the file as it was. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes {@code result.json}, {@code report.html} and {@code index.html} into a folder. */
  public static void writeAll(
      Path dir, ReportInput input, StudyFigures figures, IndexHtml.Kept kept) {
    Body result = text(ResultJson.write(input.result(), figures));
    Body report = text(ReportHtml.write(input, figures));
    Body index = text(IndexHtml.write(input, figures, kept));
    write(dir, "result.json", result); // not before all of them are made
    write(dir, "report.html", report);
    write(dir, "index.html", index);
  }

  private static Body text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes one file beside its place, then moves it there. */
  public static void write(Path dir, String name, Body body) {
    Path file = dir.resolve(name);
    try {
      Files.createDirectories(dir);
      Path part = dir.resolve(name + "." + ProcessHandle.current().pid() + ".part");
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
          body.writeTo(out);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (FileAlreadyExistsException e) {
      throw refusal(file, "a file stands where a folder is needed: " + e.getFile());
    } catch (IOException e) {
      throw refusal(file, e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static Refusal refusal(Path file, String found) {
    return new Refusal(
        "report-not-written",
        found,
        file.toString(),
        "Free some space, or name a folder that can be written with --out DIR. Nothing half-written"
            + " was left under that name.");
  }
}
