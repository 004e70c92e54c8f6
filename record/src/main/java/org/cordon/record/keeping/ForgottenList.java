package org.cordon.record.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.cordon.record.RecordRefusal;
import org.cordon.record.side.Forgotten;
import org.cordon.record.side.SideStore;

/**
 * All deleted items as lines {@code SHA256 KIND MS WHY}, to be kept away from the record: a back-up
 * that is older than a deletion brings the item back, and with this list a restore deletes it
 * again. Nothing can be learnt from it about anybody.
 */
public final class ForgottenList {
  private static final int PAGE = 1_000;

  private ForgottenList() {}

  /** All that a side store knows to be deleted. */
  static List<Forgotten> of(SideStore side) {
    List<Forgotten> all = new ArrayList<>();
    List<Forgotten> page = side.forgotten("", PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = side.forgotten(page.getLast().sha256(), PAGE);
    }
    return all;
  }

  /** Writes the list: beside, then moved. */
  public static int write(SideStore side, Path file) throws IOException {
    List<Forgotten> all = of(side);
    List<String> lines =
        all.stream()
            .map(f -> f.sha256() + " " + f.kind() + " " + f.forgottenAtMs() + " " + f.why())
            .toList();
    Path whole = file.toAbsolutePath();
    Path part = Files.createTempFile(whole.getParent(), "forgotten", ".part");
    try {
      Files.write(part, lines);
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      throw e;
    }
    return all.size();
  }

  /**
   * Reads a list.
   *
   * @throws RecordRefusal {@code bad-forgotten-list} with the line
   */
  public static List<Forgotten> read(Path file) throws IOException {
    List<Forgotten> all = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      String[] words = line.split(" ", -1);
      try {
        if (words.length != 4) {
          throw new IllegalArgumentException("words");
        }
        all.add(new Forgotten(words[0], words[1], Long.parseLong(words[2]), words[3]));
      } catch (IllegalArgumentException e) {
        throw new RecordRefusal(
            "bad-forgotten-list",
            "a line other than COMMITMENT KIND MILLISECONDS WHY",
            file + ":" + number,
            "Give the list that cordon record forget wrote beside the record.");
      }
    }
    return all;
  }
}
