package org.cordon.app.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import org.cordon.app.interop.Feature;
import org.cordon.dispatch.model.Times;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * Which features of a collection are wanted: the parameters of OGC API - Features, Part 1, clause
 * 7.15.
 *
 * @param box null for everywhere
 * @param fromMs first moment of the time wanted, UTC ms
 */
record FeatureQuery(int limit, int offset, @Nullable Envelope box, long fromMs, long untilMs) {
  private static final int MOST = 1_000;
  private static final int USUAL = 100;
  private static final List<String> KNOWN = List.of("limit", "offset", "bbox", "datetime", "f");

  static FeatureQuery of(Exchange e) {
    for (String name : e.queryNames()) {
      if (!KNOWN.contains(name)) {
        throw HttpRefusal.badRequest(
            "unknown-parameter", "one beside " + KNOWN, "the query", "Leave it out.");
      }
    }
    int limit = Math.min(MOST, number(e, "limit", 1, USUAL));
    String when = e.query("datetime");
    String[] ends = when == null ? new String[] {"..", ".."} : when.split("/", -1);
    if (ends.length > 2) {
      throw noTime();
    }
    return new FeatureQuery(
        limit,
        number(e, "offset", 0, 0),
        box(e.query("bbox")),
        moment(ends[0], Long.MIN_VALUE),
        moment(ends[ends.length - 1], Times.NEVER_MS));
  }

  private static int number(Exchange e, String name, int least, int without) {
    String text = e.query(name);
    if (text == null) {
      return without;
    }
    if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least) {
      throw HttpRefusal.badRequest(
          "no-count", "no whole number from " + least, name, "Give one, or leave it out.");
    }
    return Integer.parseInt(text);
  }

  private static @Nullable Envelope box(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String[] parts = text.split(",", -1);
    double[] n = new double[parts.length];
    try {
      for (int i = 0; i < parts.length; i++) {
        n[i] = Double.parseDouble(parts[i]);
      }
    } catch (NumberFormatException e) {
      throw noBox();
    }
    int north = n.length == 6 ? 4 : 3; // with heights, of which nothing here has any
    if ((n.length != 4 && n.length != 6) || !fits(n[0], n[1]) || !fits(n[north - 1], n[north])) {
      throw noBox();
    }
    if (n[1] > n[north] || n[0] > n[north - 1]) { // no city here lies across the date line
      throw noBox();
    }
    return new Envelope(n[0], n[north - 1], n[1], n[north]);
  }

  private static boolean fits(double lon, double lat) {
    return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  }

  private static HttpRefusal noBox() {
    return HttpRefusal.badRequest(
        "no-box",
        "no four numbers of a box",
        "bbox",
        "Give west,south,east,north in degrees, such as -122.33,47.61,-122.31,47.62.");
  }

  private static long moment(String text, long open) {
    if (text.isEmpty() || text.equals("..")) {
      return open;
    }
    try {
      return OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw noTime();
    }
  }

  private static HttpRefusal noTime() {
    return HttpRefusal.badRequest(
        "no-time",
        "neither a time nor two",
        "datetime",
        "Give RFC 3339, such as 2020-06-20T09:00:00Z, or two with / between; .. is open.");
  }

  boolean wants(Feature feature) {
    return (box == null || feature.touches(box)) && feature.holds(fromMs, untilMs);
  }

  /** The rest of the address of the page at an offset. */
  String page(Exchange e, int at) {
    StringBuilder text = new StringBuilder("?limit=" + limit + "&offset=" + at);
    for (String name : List.of("bbox", "datetime")) {
      String given = e.query(name);
      if (given != null) {
        text.append('&').append(name).append('=');
        text.append(URLEncoder.encode(given, StandardCharsets.UTF_8));
      }
    }
    return text.toString();
  }
}
