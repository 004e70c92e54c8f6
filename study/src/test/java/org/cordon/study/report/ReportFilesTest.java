package org.cordon.study.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cordon.roads.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
  @TempDir Path dir;

  private static ReportFiles.Body text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private List<Path> files() throws IOException {
    try (var files = Files.list(dir)) {
      return files.toList();
    }
  }

  @Test
  void aFileIsReplacedAsAWhole() throws IOException {
    ReportFiles.write(dir, "report.html", text("old"));
    ReportFiles.write(dir, "report.html", text("new"));
    assertThat(dir.resolve("report.html")).hasContent("new");
    assertThat(files()).hasSize(1);
  }

  @Test
  void aDiskThatFillsUpLeavesTheOldReportAndNothingHalfWritten() throws IOException {
    ReportFiles.write(dir, "report.html", text("yesterday's"));
    Refusal r =
        catchThrowableOfType(
            Refusal.class,
            () ->
                ReportFiles.write(
                    dir,
                    "report.html",
                    out -> {
                      out.write(new byte[100_000]);
                      throw new IOException("No space left on device");
                    }));
    assertThat(r.name()).isEqualTo("report-not-written");
    assertThat(r.found()).contains("No space left on device");
    assertThat(r.where()).isEqualTo(dir.resolve("report.html").toString());
    assertThat(r.remedy()).contains("--out");
    assertThat(dir.resolve("report.html")).hasContent("yesterday's");
    assertThat(files()).hasSize(1);
  }

  @Test
  void aBugInAReportLeavesNothingBehindEither() throws IOException {
    IllegalStateException bug =
        catchThrowableOfType(
            IllegalStateException.class,
            () ->
                ReportFiles.write(
                    dir,
                    "report.html",
                    out -> {
                      throw new IllegalStateException("a bug");
                    }));
    assertThat(bug).hasMessage("a bug");
    assertThat(files()).isEmpty();
  }

  @Test
  void aFileThatStandsWhereTheFolderShouldIsNamed() throws IOException {
    Path file = Files.writeString(dir.resolve("out"), "x");
    Refusal r =
        catchThrowableOfType(
            Refusal.class, () -> ReportFiles.write(file, "report.html", text("new")));
    assertThat(r.where()).contains("out");
    assertThat(r.found()).contains("folder");
    assertThat(file).hasContent("x");
  }

  @Test
  void aRealFullDiskIsRefused() throws IOException {
    Path full = Path.of("/dev/full");
    if (!Files.exists(full)) {
      System.out.println("SKIPPED: no /dev/full on this machine");
      return;
    }
    Refusal r =
        catchThrowableOfType(
            Refusal.class,
            () ->
                ReportFiles.write(
                    dir,
                    "report.html",
                    out -> {
                      try (var device = Files.newOutputStream(full)) {
                        device.write(1);
                      }
                    }));
    assertThat(r.name()).isEqualTo("report-not-written");
    assertThat(files()).isEmpty();
  }
}
