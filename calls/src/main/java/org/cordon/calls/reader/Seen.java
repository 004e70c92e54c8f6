package org.cordon.calls.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The numbers of the calls of several files, so that a call that two of them have is taken once:
 * exports overlap. Numbers of different formats have nothing to do with each other.
 */
public final class Seen {
  private final Map<String, List<LongSet>> files = new TreeMap<>();

  /**
   * The calls of a file that is read next, and those of the files before it.
   *
   * @param rows how many it may have, 0 if nobody knows
   */
  OneFile next(String formatId, long rows) {
    List<LongSet> ofFormat = files.computeIfAbsent(formatId, f -> new ArrayList<>());
    OneFile file = new OneFile(List.copyOf(ofFormat), new LongSet(rows));
    ofFormat.add(file.calls());
    return file;
  }

  /** One file's calls beside those of files read before. */
  record OneFile(List<LongSet> before, LongSet calls) {
    boolean inEarlier(long call) {
      for (LongSet earlier : before) {
        if (earlier.contains(call)) {
          return true;
        }
      }
      return false;
    }
  }
}
