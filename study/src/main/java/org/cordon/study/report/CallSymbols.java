package org.cordon.study.report;

import java.util.Locale;
import org.cordon.dispatch.model.IncidentOutcome;
import org.cordon.study.report.MapFacts.Site;

/** The signs on the map: each outcome has a shape of its own, each site a letter. */
final class CallSymbols {
  private CallSymbols() {}

  static String id(IncidentOutcome outcome) {
    return "o-" + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The shapes, once a page; other drawings refer to them. */
  static void define(Markup out) {
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "width",
        "0",
        "height",
        "0",
        "aria-hidden",
        "true",
        "class",
        "defs");
    out.open("defs");
    for (IncidentOutcome outcome : IncidentOutcome.values()) {
      out.open("g", "id", id(outcome));
      shape(out, outcome);
      out.close();
    }
    out.close().close();
  }

  private static void shape(Markup out, IncidentOutcome outcome) {
    switch (outcome) {
      case REACHED ->
          out.empty(
              "circle", "r", "3.6", "fill", "#0060a8", "stroke", "#fff", "stroke-width", "0.8");
      case MET_AT_THE_EDGE -> path(out, "M0-6L6 0L0 6L-6 0Z", "#00785a", "#fff", "1");
      case OTHER_SERVICE -> path(out, "M-4-4H4V4H-4Z", "#fff", "#0060a8", "2");
      case DEFERRED -> path(out, "M-5-4H5L0 5Z", "#fff", "#8a6d00", "2");
      case WITHDRAWN_BY_THE_CALLER -> path(out, "M-4.5 0H4.5M0-4.5V4.5", "none", "#555", "2.2");
      case NOT_REACHED -> {
        path(out, "M-5-5L5 5M-5 5L5-5", "none", "#fff", "5");
        path(out, "M-5-5L5 5M-5 5L5-5", "none", "#b00020", "2.8");
      }
    }
  }

  private static void path(Markup out, String d, String fill, String stroke, String width) {
    out.empty("path", "d", d, "fill", fill, "stroke", stroke, "stroke-width", width);
  }

  /** A site's sign, centred on 0,0. */
  static void site(Markup out, Site.Kind kind) {
    switch (kind) {
      case COLLECTION_POINT -> out.empty("circle", "r", "8.5", "class", "collection");
      case HOSPITAL ->
          out.empty(
              "rect", "x", "-8", "y", "-8", "width", "16", "height", "16", "class", "hospital");
      case POST -> out.empty("path", "d", "M0-12L11 8H-11Z", "class", "station");
      case POLICE_STATION, FIRE_STATION, EMS_STATION ->
          out.empty(
              "rect", "x", "-8", "y", "-8", "width", "16", "height", "16", "rx", "3", "class",
              "station");
    }
    String y = kind == Site.Kind.POST ? "5.5" : "4.2";
    String tone = kind == Site.Kind.HOSPITAL ? "dark" : "light";
    out.text("text", kind.letter, "y", y, "class", "letter " + tone);
  }
}
