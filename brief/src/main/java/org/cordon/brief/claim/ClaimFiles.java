package org.cordon.brief.claim;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cordon.calls.CallsRefusal;

/** Reads several claim files, or all of a folder. */
public final class ClaimFiles {
  private ClaimFiles() {}

  /**
   * The claims in files and in the .yaml files of folders, by name.
   *
   * @throws CallsRefusal when one is not understood, or a folder has none
   */
  public static List<Claim> read(List<Path> filesOrFolders) {
    List<Claim> claims = new ArrayList<>();
    for (Path path : filesOrFolders) {
      (Files.isDirectory(path) ? within(path) : List.of(path))
          .forEach(f -> claims.add(ClaimFile.read(f)));
    }
    return claims;
  }

  private static List<Path> within(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> claims = files.filter(f -> f.toString().matches(".*\\.ya?ml")).sorted().toList();
      if (!claims.isEmpty()) {
        return claims;
      }
      throw new CallsRefusal(
          "no-claims",
          "no .yaml file",
          folder.toString(),
          "Give a claim file or a folder of them.");
    } catch (IOException e) {
      throw new CallsRefusal(
          "unreadable-file",
          "a folder that cannot be read",
          folder.toString(),
          "Check its rights.");
    }
  }
}
