package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cordon.roads.Place;
import org.cordon.roads.Refusal;
import org.cordon.roads.city.City;
import org.cordon.roads.route.ClosedShape;
import org.jspecify.annotations.Nullable;

/** A drawing of an answer: the streets around it, what is closed, a way, and lettered places. */
final class Sketch {
  private static final int MARGIN_E7 = 15_000; // some 150 m
  private static final int WIDTH_PX = 800;
  private static final int LINE_PX = 20;

  private record Mark(Place place, String letter, String text) {}

  private final City city;
  private final List<ClosedShape> closed;
  private final List<Place> way = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final StringBuilder svg = new StringBuilder();
  private Place southWest = new Place(0, 0);
  private Place northEast = new Place(0, 0);
  private double pxPerLat;
  private double pxPerLon;

  Sketch(City city, List<ClosedShape> closed) {
    this.city = city;
    this.closed = List.copyOf(closed);
  }

  Sketch way(List<Place> places) {
    way.addAll(places);
    return this;
  }

  /** A letter on the map, and below the map what it stands for. */
  Sketch mark(Place place, String letter, String text) {
    marks.add(new Mark(place, letter, text));
    return this;
  }

  /** Writes the drawing beside the file, then moves it there; does nothing without a file. */
  void write(@Nullable Path file) {
    if (file == null) {
      return;
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(part, draw());
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      part.toFile().delete();
      throw new Refusal(
          "drawing-not-written",
          e.toString(),
          file.toString(),
          "Free some space, or name a file in a folder that can be written with --svg.");
    }
  }

  private String draw() {
    frame();
    int height = (int) Math.ceil((northEast.latE7() - southWest.latE7()) * pxPerLat);
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .append(WIDTH_PX + " " + (height + LINE_PX * (legend().size() + 1)))
        .append("\" font-family=\"sans-serif\" font-size=\"14\">\n")
        .append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    for (int edge : city.edgesNear(southWest, northEast)) {
      List<Place> street = new ArrayList<>();
      for (int i = 0; i < city.pointCount(edge); i++) {
        street.add(new Place(city.pointLatE7(edge, i), city.pointLonE7(edge, i)));
      }
      line(street, "", "fill=\"none\" stroke=\"#aaa\" stroke-width=\"2\"");
    }
    for (ClosedShape shape : closed) {
      String look = "stroke=\"#b30000\" stroke-width=\"4\" fill=\"#b30000\" fill-opacity=\"0.15\"";
      line(shape.points(), shape.area() ? "Z" : "", look);
    }
    line(way, "", "fill=\"none\" stroke=\"#0050a0\" stroke-width=\"4\"");
    marks.forEach(this::draw);
    legend(height);
    return svg.append("</svg>\n").toString();
  }

  private void frame() {
    List<Place> shown = new ArrayList<>(way);
    marks.forEach(mark -> shown.add(mark.place));
    int south = shown.stream().mapToInt(Place::latE7).min().orElseThrow() - MARGIN_E7;
    int north = shown.stream().mapToInt(Place::latE7).max().orElseThrow() + MARGIN_E7;
    int west = shown.stream().mapToInt(Place::lonE7).min().orElseThrow() - 3 * MARGIN_E7;
    int east = shown.stream().mapToInt(Place::lonE7).max().orElseThrow() + 3 * MARGIN_E7;
    southWest = new Place(south, west);
    northEast = new Place(north, east);
    pxPerLon = (double) WIDTH_PX / (east - west);
    pxPerLat = pxPerLon * Place.latNm() / Place.lonNm(south);
  }

  private void line(List<Place> places, String end, String look) {
    if (!places.isEmpty()) {
      StringBuilder d = new StringBuilder();
      places.forEach(p -> d.append(d.isEmpty() ? 'M' : 'L').append(at(p)));
      svg.append("<path d=\"").append(d).append(end + "\" " + look + "/>\n");
    }
  }

  private void draw(Mark mark) {
    svg.append("<g transform=\"translate(" + at(mark.place) + ")\"><circle r=\"10\"/>")
        .append("<text y=\"5\" text-anchor=\"middle\" fill=\"#fff\">" + mark.letter)
        .append("</text></g>\n");
  }

  private void legend(int top) {
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\" y=\"" + top + "\"/>\n");
    int y = top;
    for (String line : legend()) {
      y += LINE_PX;
      svg.append("<text x=\"8\" y=\"" + y + "\">")
          .append(line.replace("&", "&amp;").replace("<", "&lt;"))
          .append("</text>\n");
    }
  }

  /** What the letters stand for, in lines that fit the paper. */
  private List<String> legend() {
    return marks.stream()
        .map(mark -> mark.letter + "  " + mark.text)
        .flatMap(text -> text.replaceAll("(.{1,95})(?: |$)", "$1\n").lines())
        .toList();
  }

  private String at(Place p) {
    double x = (p.lonE7() - southWest.lonE7()) * pxPerLon;
    double y = (northEast.latE7() - p.latE7()) * pxPerLat;
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }
}
