package org.cordon.brief.joint;

/** Text as it may stand in a page: whatever it holds, it stays text. */
final class Html {
  private Html() {}

  static String text(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** Text that may turn its writing round, or not: what stands beside it is not touched. */
  static String apart(String text) {
    return "<bdi>" + text(text) + "</bdi>";
  }
}
