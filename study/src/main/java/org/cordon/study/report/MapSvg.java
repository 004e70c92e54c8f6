package org.cordon.study.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.city.RoadClass;
import org.cordon.roads.coverage.Area;
import org.cordon.study.report.MapFacts.Outline;
import org.cordon.study.report.MapFacts.Site;
import org.cordon.study.report.MapFacts.Surface;
import org.cordon.study.result.CallFate;
import org.cordon.study.result.StaticCoverage;

/**
 * Maps drawn from the city's arrays: surfaces, streets, outlines, calls, sites, names, scale.
 * Shapes and letters carry the meaning; colour only repeats it.
 */
final class MapSvg {
  private final City city;
  private final MapFacts facts;
  private final MapView view;
  private final MapLabels labels;
  private final Markup out = new Markup();

  private MapSvg(City city, MapFacts facts, MapView view) {
    this.city = city;
    this.facts = facts;
    this.view = view;
    this.labels = new MapLabels(view);
  }

  /** The whole city with outlines, sites, and the calls given. */
  static String overview(ReportInput in, PlotSvg.Words words, List<CallFate> calls) {
    MapSvg map = new MapSvg(in.city(), in.map(), MapView.of(in.city(), 820));
    map.begin(words);
    map.ground();
    map.outlines();
    map.calls(calls, 0.6);
    map.sites(false);
    return map.end();
  }

  /** The zone and what lies around it, with the names of its streets. */
  static String closeUp(ReportInput in, PlotSvg.Words words, List<CallFate> calls) {
    List<Place> places = new ArrayList<>();
    in.map().outlines().forEach(o -> places.addAll(o.ring()));
    MapView view = MapView.of(places, 260, 560);
    for (Site s : in.map().sites()) {
      if (s.kind() == Site.Kind.COLLECTION_POINT && view.shows(s.place())) {
        places.add(s.place());
      }
    }
    MapSvg map = new MapSvg(in.city(), in.map(), MapView.of(places, 170, 560));
    map.begin(words);
    map.ground();
    map.outlines();
    map.calls(calls, calls.size() > 150 ? 0.65 : calls.size() > 60 ? 0.8 : 1);
    map.sites(true);
    return map.end();
  }

  /** The whole city with hatched what is not reached in time in a case. */
  static String coverage(ReportInput in, PlotSvg.Words words, StaticCoverage.CoverageMap shown) {
    MapSvg map = new MapSvg(in.city(), in.map(), MapView.of(in.city(), 560));
    map.begin(words);
    map.hatch(words.id() + "-gap", "M-2 2L2-2M0 8L8 0M6 10L10 6");
    map.hatch(words.id() + "-lost", "M0 0L8 8M8 0L0 8");
    map.ground();
    map.areas(shown.gaps(), words.id() + "-gap");
    map.areas(shown.lost(), words.id() + "-lost");
    long atMs = in.result().coverage().atMs();
    for (Outline o : in.map().outlines()) {
      if (o.fromMs() <= atMs && atMs < o.untilMs()) {
        map.out.empty("path", "d", map.view.ring(o.ring()), "class", "zone z0");
      }
    }
    for (Place post : shown.posts()) {
      String x = MapView.px(map.view.x(post.lonE7()));
      String y = MapView.px(map.view.y(post.latE7()));
      map.out.empty("circle", "cx", x, "cy", y, "r", "5", "class", "station");
    }
    return map.end();
  }

  private void hatch(String id, String lines) {
    out.open("defs")
        .open("pattern", "id", id, "width", "8", "height", "8", "patternUnits", "userSpaceOnUse");
    out.empty("path", "d", lines, "class", "hatch").close().close();
  }

  private void areas(List<Area> areas, String hatch) {
    StringBuilder d = new StringBuilder();
    for (Area area : areas) {
      d.append(view.ring(area.outline()));
      area.holes().forEach(hole -> d.append(view.ring(hole)));
    }
    if (!d.isEmpty()) {
      out.empty(
          "path", "d", d.toString(), "class", "uncovered", "style", "fill:url(#" + hatch + ")");
    }
  }

  private void begin(PlotSvg.Words words) {
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        "map",
        "viewBox",
        "0 0 " + view.width + " " + view.height,
        "role",
        "img",
        "aria-labelledby",
        words.id() + "-title " + words.id() + "-desc");
    out.text("title", words.title(), "id", words.id() + "-title");
    out.text("desc", words.description(), "id", words.id() + "-desc");
    String w = Integer.toString(view.width);
    String h = Integer.toString(view.height);
    out.empty("rect", "width", w, "height", h, "class", "paper");
  }

  private String end() {
    int scaleM = 50;
    for (int metres : new int[] {100, 200, 500, 1_000, 2_000, 5_000, 10_000}) {
      scaleM = view.length(metres) < 10 * view.width / 4 ? metres : scaleM;
    }
    int length = view.length(scaleM);
    int x = 120;
    int y = 10 * view.height - 140;
    String d = "M" + MapView.px(x) + " " + MapView.px(y - 40) + "v6h" + MapView.px(length) + "v-6";
    out.empty(
        "rect",
        "x",
        "6",
        "y",
        MapView.px(y - 170),
        "width",
        MapView.px(length + 120),
        "height",
        "24",
        "class",
        "plate");
    out.empty("path", "d", d, "class", "scale");
    String text = scaleM >= 1000 ? scaleM / 1000 + " km" : scaleM + " m";
    out.text(
        "text",
        text + ", north is up",
        "x",
        MapView.px(x),
        "y",
        MapView.px(y - 60),
        "class",
        "scale-text");
    return out.close().toString();
  }

  private void ground() {
    for (Surface s : facts.surfaces()) {
      String name = CaseTables.words(s.ground().name());
      out.empty("path", "d", view.ring(s.ring()), "class", name);
    }
    Map<String, StringBuilder> classes = new TreeMap<>();
    for (int e = 0; e < city.edgeCount(); e++) {
      StringBuilder d = classes.computeIfAbsent(width(city.roadClass(e)), k -> new StringBuilder());
      street(d, e);
    }
    classes.forEach((name, d) -> out.empty("path", "d", d.toString(), "class", "road " + name));
  }

  private static String width(RoadClass c) {
    return switch (c) {
      case MOTORWAY, TRUNK -> "r4";
      case PRIMARY, SECONDARY -> "r3";
      case TERTIARY, RESIDENTIAL -> "r2";
      case SERVICE, ALLEY, PATH, STEPS -> "r1";
    };
  }

  private void street(StringBuilder d, int e) {
    boolean any = false;
    for (int i = 0; i < city.pointCount(e); i++) {
      any |= view.inside(view.x(city.pointLonE7(e, i)), view.y(city.pointLatE7(e, i)));
    }
    for (int i = 0; any && i < city.pointCount(e); i++) {
      d.append(i == 0 ? 'M' : 'L')
          .append(MapView.px(view.x(city.pointLonE7(e, i))))
          .append(' ')
          .append(MapView.px(view.y(city.pointLatE7(e, i))));
    }
  }

  private void outlines() {
    int n = facts.outlines().size();
    for (int i = 0; i < n; i++) {
      Outline o = facts.outlines().get(i);
      out.open("path", "d", view.ring(o.ring()), "class", "zone z" + Math.min(i, 4));
      out.text("title", o.label()).close();
    }
  }

  private void calls(List<CallFate> calls, double scale) {
    Map<IncidentOutcome, List<CallFate>> byOutcome = new EnumMap<>(IncidentOutcome.class);
    for (CallFate f : calls) {
      if (view.shows(f.call().place())) {
        byOutcome.computeIfAbsent(f.outcome(), o -> new ArrayList<>()).add(f);
      }
    }
    // What was reached lies below what was not, so that the latter cannot be hidden.
    byOutcome.forEach((outcome, fates) -> {
      out.open("g", "class", "call " + CallSymbols.id(outcome));
      for (CallFate f : fates) {
        Place p = f.call().place();
        String x = MapView.px(view.x(p.lonE7()));
        String y = MapView.px(view.y(p.latE7()));
        out.empty(
            "use",
            "href",
            "#" + CallSymbols.id(outcome),
            "transform",
            "translate(" + x + " " + y + ")" + (scale == 1 ? "" : " scale(" + scale + ")"));
      }
      out.close();
    });
  }

  /** Signs first, then the streets' names if wanted, then the sites' names in the room left. */
  private void sites(boolean streets) {
    List<Site> shown = facts.sites().stream().filter(s -> view.shows(s.place())).toList();
    List<int[]> at = new ArrayList<>();
    for (Site s : shown) {
      int[] place = {view.x(s.place().lonE7()), view.y(s.place().latE7())};
      // What shares a building stands side by side.
      while (at.stream().anyMatch(o -> near(o, place))) {
        place[0] += 175;
      }
      at.add(place);
      labels.keepFree(place[0], place[1], 85);
    }
    for (int i = 0; i < shown.size(); i++) {
      Site s = shown.get(i);
      String x = MapView.px(at.get(i)[0]);
      String y = MapView.px(at.get(i)[1]);
      out.open("g", "class", "site", "transform", "translate(" + x + " " + y + ")");
      out.text("title", s.kind().label + ": " + s.name());
      CallSymbols.site(out, s.kind());
      out.close();
    }
    if (streets) {
      streetNames();
    }
    for (int i = 0; i < shown.size(); i++) {
      labels.beside(out, at.get(i)[0], at.get(i)[1], shown.get(i).name(), 12);
    }
  }

  private static boolean near(int[] a, int[] b) {
    return Math.abs(a[0] - b[0]) < 165 && Math.abs(a[1] - b[1]) < 165;
  }

  /**
   * Each street's name once, larger streets first, along its longest piece that lies wholly on the
   * paper and has room.
   */
  private void streetNames() {
    Map<String, List<Integer>> pieces = new TreeMap<>();
    for (int e = 0; e < city.edgeCount(); e++) {
      boolean street = city.roadClass(e).compareTo(RoadClass.SERVICE) < 0;
      if (street && !city.name(e).isEmpty() && onPaper(e)) {
        pieces.computeIfAbsent(city.name(e), k -> new ArrayList<>()).add(e);
      }
    }
    List<Map.Entry<String, List<Integer>>> streets = new ArrayList<>(pieces.entrySet());
    streets.sort(Comparator.comparing(s -> city.roadClass(s.getValue().getFirst())));
    for (Map.Entry<String, List<Integer>> s : streets) {
      s.getValue().sort((a, b) -> Integer.compare(city.lengthMm(b), city.lengthMm(a)));
      for (int e : s.getValue()) {
        if (streetName(s.getKey(), e)) {
          break;
        }
      }
    }
  }

  private boolean onPaper(int e) {
    int last = city.pointCount(e) - 1;
    return view.inside(view.x(city.pointLonE7(e, 0)), view.y(city.pointLatE7(e, 0)))
        && view.inside(view.x(city.pointLonE7(e, last)), view.y(city.pointLatE7(e, last)));
  }

  private boolean streetName(String name, int e) {
    int last = city.pointCount(e) - 1;
    int x0 = view.x(city.pointLonE7(e, 0));
    int y0 = view.y(city.pointLatE7(e, 0));
    int x1 = view.x(city.pointLonE7(e, last));
    int y1 = view.y(city.pointLatE7(e, last));
    int degrees = (int) Math.rint(StrictMath.toDegrees(StrictMath.atan2(y1 - y0, x1 - x0)));
    if (degrees > 90 || degrees <= -90) {
      degrees += degrees > 0 ? -180 : 180;
    }
    return labels.along(out, new int[] {(x0 + x1) / 2, (y0 + y1) / 2}, degrees, name, 11);
  }
}
