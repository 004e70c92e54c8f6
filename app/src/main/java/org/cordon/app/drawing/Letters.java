package org.cordon.app.drawing;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is in a common sans-serif face. Labels are drawn to exactly this width, so that
 * what was found to have room has room with any face.
 */
final class Letters {
  private static final String NARROW = " iljtfrI.,:;'!|()[]-";
  private static final String WIDE = "mwMWÆŒ@%—";

  private Letters() {}

  /** Width in tenths of a px. */
  static int width(String text, int sizePx) {
    int hundredths = text.codePoints().map(Letters::hundredths).sum();
    return hundredths * sizePx / 10;
  }

  /** Width in bold type, in tenths of a px. */
  static int boldWidth(String text, int sizePx) {
    return width(text, sizePx) * 112 / 100;
  }

  private static int hundredths(int c) {
    if (c >= 0x1100) {
      return 100;
    }
    if (NARROW.indexOf(c) >= 0) {
      return 31;
    }
    if (WIDE.indexOf(c) >= 0) {
      return 84;
    }
    return Character.isUpperCase(c) ? 69 : 55;
  }

  /** Lines of at most a width, broken at blanks; a word that is longer stands alone. */
  static List<String> lines(String text, int sizePx, int widthPx) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+", -1)) {
      if (!line.isEmpty() && width(line + " " + word, sizePx) > 10 * widthPx) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
