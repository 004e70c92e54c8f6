package org.cordon.study.report;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kotlin.Unit;
import org.jetbrains.letsPlot.commons.geometry.DoubleVector;
import org.jetbrains.letsPlot.core.util.MonolithicCommon;
import org.jetbrains.letsPlot.datamodel.svg.util.SvgToString;

/**
 * Draws a plot with Lets-Plot, which measures text by tables of its own: no fonts of the machine,
 * no display, no AWT. Its element ids are random; they are numbered here, so that equal plots have
 * equal bytes.
 */
final class PlotSvg {
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");
  private static final Pattern HEAD = Pattern.compile("<svg[^>]*>");
  private static final Pattern STYLE = Pattern.compile("<style.*?</style>", Pattern.DOTALL);
  private static final Pattern RULE = Pattern.compile("#([^ {]+) ([^{]+)\\{([^}]*)}");

  private PlotSvg() {}

  /** What the plot is called and what it says, for those who cannot see it. */
  record Words(String id, String title, String description) {}

  /** Draws a raw specification at a size in px. */
  static String draw(Words words, Map<String, Object> spec, int width, int height) {
    SvgToString toText =
        new SvgToString(
            (w, h, pixels) -> {
              throw new IllegalStateException("plots are drawn as lines, not as pixels");
            },
            false);
    String svg =
        MonolithicCommon.INSTANCE
            .buildSvgImagesFromRawSpecs(
                spec, new DoubleVector(width, height), toText, messages -> Unit.INSTANCE)
            .getFirst();
    if (svg.contains("Error") && !svg.contains("axis")) {
      throw new IllegalStateException("the plot library refused " + words.id + ": " + svg);
    }
    return numbered(framed(styled(svg), words, width, height), words.id);
  }

  /** The library's style sheet, kept to this plot and to a family that every reader has. */
  private static String styled(String svg) {
    Matcher style = STYLE.matcher(svg);
    if (!style.find()) {
      return svg;
    }
    StringBuilder kept = new StringBuilder("<style>");
    Matcher rule = RULE.matcher(style.group());
    while (rule.find()) {
      if (!rule.group(2).contains("tooltip")) {
        String body =
            rule.group(3)
                .replaceAll("font-family:[^;]*;", "font-family: sans-serif;")
                .replaceAll("\\s+", " ");
        kept.append("#").append(rule.group(1)).append(' ').append(rule.group(2));
        kept.append('{').append(body).append("}\n");
      }
    }
    return svg.substring(0, style.start()) + kept + "</style>" + svg.substring(style.end());
  }

  private static String framed(String svg, Words words, int width, int height) {
    Markup head =
        new Markup()
            .open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "plot",
                "viewBox",
                "0 0 " + width + " " + height,
                "role",
                "img",
                "aria-labelledby",
                words.id + "-title " + words.id + "-desc")
            .text("title", words.title, "id", words.id + "-title")
            .text("desc", words.description, "id", words.id + "-desc")
            .raw("@")
            .close();
    Matcher old = HEAD.matcher(svg);
    if (!old.find()) {
      throw new IllegalStateException("the plot library gave no SVG for " + words.id);
    }
    String begin = head.toString();
    return begin.substring(0, begin.lastIndexOf('@')) + svg.substring(old.end());
  }

  private static String numbered(String svg, String prefix) {
    Map<String, String> numbers = new TreeMap<>();
    Matcher id = ID.matcher(svg);
    while (id.find()) {
      if (!id.group(1).startsWith(prefix)) {
        numbers.putIfAbsent(id.group(1), prefix + "-" + numbers.size());
      }
    }
    String result = svg;
    for (Map.Entry<String, String> n : numbers.entrySet()) {
      result = result.replace(n.getKey(), n.getValue());
    }
    return result;
  }
}
