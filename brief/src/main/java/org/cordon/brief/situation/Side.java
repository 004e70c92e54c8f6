package org.cordon.brief.situation;

import java.util.List;

/**
 * What one office, or one entry, says beside others.
 *
 * @param state a few words, or ""
 */
record Side(String title, String state, List<Line> lines) {
  Side {
    lines = List.copyOf(lines);
  }
}
