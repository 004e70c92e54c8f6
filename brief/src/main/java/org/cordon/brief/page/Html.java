package org.cordon.brief.page;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML under construction. Text and attributes are escaped, so what somebody entered stays text;
 * what was opened must be closed. Equal calls give equal bytes.
 */
public final class Html {
  private static final int BREAK_DEPTH = 6; // line breaks where elements end at most so deep

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; attributes come as name, value, name, value. */
  public Html open(String tag, String... attributes) {
    start(tag, attributes);
    open.push(tag);
    return this;
  }

  /** An element that has no end, such as {@code input}. */
  public Html single(String tag, String... attributes) {
    start(tag, attributes);
    return this;
  }

  /** An element with text in it. */
  public Html text(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** Text. */
  public Html text(String text) {
    escape(text, out);
    return this;
  }

  /** Closes the element opened last. */
  public Html close() {
    out.append("</").append(open.pop()).append('>');
    if (open.size() <= BREAK_DEPTH) {
      out.append('\n');
    }
    return this;
  }

  /** Markup of our own that is ready, such as a style sheet; never what somebody entered. */
  public Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /**
   * A link to an address outside; only one of http or https becomes a link, any other stays text.
   */
  public Html outside(String address, String text) {
    boolean safe = address.startsWith("https://") || address.startsWith("http://");
    return safe ? text("a", text, "href", address, "rel", "noreferrer") : text(text);
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1], out);
      out.append('"');
    }
    out.append('>');
  }

  /** Text as it may stand between tags or in quotation marks of an attribute: it stays text. */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    escape(text, escaped);
    return escaped.toString();
  }

  /** Escaped text that may turn its writing round, or not: what stands beside it is not touched. */
  public static String apart(String text) {
    return "<bdi>" + escaped(text) + "</bdi>";
  }

  private static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\n' -> out.append('\n');
        default -> out.append(c < ' ' ? ' ' : c);
      }
    }
  }

  /** The document; whatever was opened has been closed. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("element " + open.peek() + " was not closed");
    }
    return out.toString();
  }
}
