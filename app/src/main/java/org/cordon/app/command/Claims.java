package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cordon.brief.claim.Answer;
import org.cordon.brief.claim.CallData;
import org.cordon.brief.claim.Claim;
import org.cordon.brief.claim.ClaimCheck;
import org.cordon.brief.claim.ClaimFile;

/** The claims that a page is handed, answered. */
final class Claims {
  private Claims() {}

  /**
   * An answer a claim, in the order of the files; those of a folder by name.
   *
   * @param claims files, or folders of them
   * @param data that they are checked by
   */
  static List<Answer> answers(List<Path> claims, CallData data, Console console)
      throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (Path file : files(claims)) {
      Claim claim = ClaimFile.read(file).shownAs(shown(file));
      if (data.files().isEmpty()) {
        answers.add(ClaimCheck.of(claim, data, rows -> {}));
        continue;
      }
      try (Progress progress = console.progress("checking " + file.getFileName())) {
        answers.add(
            ClaimCheck.of(
                claim,
                data,
                rows -> progress.step(String.format(Locale.ROOT, "%,d rows of calls read", rows))));
      }
    }
    return answers;
  }

  /** From the program's own folder where it lies in there, else its name alone. */
  static Path shown(Path file) {
    String home = System.getenv("CORDON_HOME");
    Path from = Path.of(home == null ? "" : home).toAbsolutePath().normalize();
    Path whole = file.toAbsolutePath().normalize();
    return whole.startsWith(from) && !whole.equals(from)
        ? from.relativize(whole)
        : whole.getFileName();
  }

  private static List<Path> files(List<Path> claims) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path claim : claims) {
      if (!Files.isDirectory(claim)) {
        files.add(claim);
        continue;
      }
      try (Stream<Path> within = Files.list(claim)) {
        within.filter(f -> f.toString().endsWith(".yaml")).sorted().forEach(files::add);
      }
    }
    return files;
  }
}
