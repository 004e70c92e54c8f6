package org.cordon.brief.joint;

import java.util.ArrayList;
import java.util.List;
import org.cordon.brief.page.Html;
import org.cordon.roads.Place;

/**
 * Draws a chart as inline SVG, north up. Strokes and signs differ in form, not in colour. What lies
 * far from all zones is named below instead of drawn, so that the zone stays readable.
 */
final class Sketch {
  private static final int WIDTH = 340;
  private static final int HEIGHT = 230;
  private static final int EDGE = 14;

  private final Chart chart;
  private final StringBuilder out = new StringBuilder();
  private long south = Long.MAX_VALUE;
  private long north = Long.MIN_VALUE;
  private long west = Long.MAX_VALUE;
  private long east = Long.MIN_VALUE;
  private double perPoint;
  private double shrink;

  private Sketch(Chart chart) {
    this.chart = chart;
  }

  /** The drawing with its key below, or "" where there is nothing to draw. */
  static String of(Chart chart) {
    return new Sketch(chart).draw();
  }

  private String draw() {
    for (Chart.Shape shape : chart.shapes()) {
      if (shape.kind() == Chart.Kind.ZONE) {
        shape.points().forEach(this::reach);
      }
    }
    if (south > north) {
      chart.shapes().forEach(s -> s.points().forEach(this::reach));
      chart.marks().forEach(m -> reach(m.place()));
    }
    if (south > north) {
      return "";
    }
    scale();
    out.append("<figure><svg viewBox=\"0 0 ")
        .append(WIDTH + " " + HEIGHT)
        .append("\" role=\"img\" aria-label=\"Zones, closures and points of the record\">")
        .append("<defs><pattern id=\"h\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"")
        .append(" patternTransform=\"rotate(45)\"><path d=\"M0 0V6\" stroke=\"#000\"")
        .append(" stroke-width=\".6\"/></pattern></defs>");
    chart.shapes().forEach(this::shape);
    List<String> key = new ArrayList<>();
    List<String> far = new ArrayList<>();
    int letter = 0;
    for (Chart.Mark mark : chart.marks()) {
      boolean drawn = seen(mark.place()) && letter < 26;
      String name = Said.words(mark.sign()) + " " + Html.escaped(mark.name());
      if (drawn) {
        String sign = String.valueOf((char) ('A' + letter++));
        mark(mark, sign);
        key.add("<b>" + sign + "</b> " + name);
      } else {
        far.add(name);
      }
    }
    out.append("</svg><figcaption>North is up; drawn from the record's coordinates alone. Hatched:")
        .append(" zone. Dashed: closed streets. ")
        .append(String.join(" · ", key))
        .append(far.isEmpty() ? "" : (key.isEmpty() ? "" : " · ") + "Not drawn: ")
        .append(String.join(", ", far.subList(0, Math.min(far.size(), Lines.MOST))))
        .append(far.size() > Lines.MOST ? " and " + (far.size() - Lines.MOST) + " more" : "")
        .append("</figcaption></figure>");
    return out.toString();
  }

  private void reach(Place p) {
    south = Math.min(south, p.latE7());
    north = Math.max(north, p.latE7());
    west = Math.min(west, p.lonE7());
    east = Math.max(east, p.lonE7());
  }

  /** Half as much again around what is drawn, so that points at the edge are seen. */
  private void scale() {
    long high = Math.max(north - south, 10_000);
    long wide = Math.max(east - west, 10_000);
    south -= high / 4;
    north += high / 4;
    west -= wide / 4;
    east += wide / 4;
    shrink = StrictMath.cos(StrictMath.toRadians((south + north) / 2e7));
    double x = (east - west) * shrink / (WIDTH - 2 * EDGE);
    double y = (north - south) / (double) (HEIGHT - 2 * EDGE);
    perPoint = Math.max(x, y);
  }

  private boolean seen(Place p) {
    return p.latE7() >= south && p.latE7() <= north && p.lonE7() >= west && p.lonE7() <= east;
  }

  private long x(Place p) {
    double middle = (west + east) / 2.0;
    return Math.round(WIDTH / 2.0 + (p.lonE7() - middle) * shrink / perPoint);
  }

  private long y(Place p) {
    double middle = (south + north) / 2.0;
    return Math.round(HEIGHT / 2.0 - (p.latE7() - middle) / perPoint);
  }

  private void shape(Chart.Shape shape) {
    StringBuilder path = new StringBuilder();
    for (Place p : shape.points()) {
      path.append(path.isEmpty() ? "M" : "L").append(x(p)).append(' ').append(y(p));
    }
    String style =
        switch (shape.kind()) {
          case ZONE -> "Z\" fill=\"url(#h)\" stroke=\"#000\" stroke-width=\"2\"/>";
          case CLOSED_AREA ->
              "Z\" fill=\"none\" stroke=\"#000\" stroke-width=\"1.4\" stroke-dasharray=\"5 2\"/>";
          case BARRIER ->
              "\" fill=\"none\" stroke=\"#000\" stroke-width=\"3\" stroke-dasharray=\"4 2\"/>";
        };
    out.append("<path d=\"").append(path).append(style);
  }

  private void mark(Chart.Mark mark, String letter) {
    String at = "x=\"" + (x(mark.place()) - 5) + "\" y=\"" + (y(mark.place()) - 5) + "\"";
    out.append(
        switch (mark.sign()) {
          case CLOSED_STATION -> "<rect " + at + " width=\"11\" height=\"11\" fill=\"#000\"/>";
          case COLLECTION_POINT ->
              circle(mark, " fill=\"#fff\" stroke=\"#000\" stroke-width=\"1.5\"/>");
          case MEETING_POINT -> circle(mark, " fill=\"#fff\" stroke=\"#000\" stroke-width=\"3\"/>");
          case STAGING_POINT ->
              "<rect " + at + " width=\"11\" height=\"11\" fill=\"#fff\" stroke=\"#000\"/>";
        });
    String colour = mark.sign() == Chart.Sign.CLOSED_STATION ? "#fff" : "#000";
    out.append("<text x=\"" + x(mark.place()) + "\" y=\"" + (y(mark.place()) + 4) + "\"")
        .append(" fill=\"" + colour + "\">" + letter + "</text>");
  }

  private String circle(Chart.Mark mark, String style) {
    return "<circle cx=\"" + x(mark.place()) + "\" cy=\"" + y(mark.place()) + "\" r=\"6\"" + style;
  }
}
