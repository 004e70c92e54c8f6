package org.cordon.app.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cordon.app.desk.Desk;
import org.cordon.app.interop.CityFeatures;
import org.cordon.app.interop.Feature;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OGC API - Features, Part 1: Core with GeoJSON (OGC 17-069r4), so that a map program opens units,
 * zones, points and closures. Read only.
 */
final class FeatureRoutes {
  static final String GEOJSON = "application/geo+json";

  private static final String ROOT = "/features";
  private static final String ALL = ROOT + "/collections";
  private static final List<String> CLASSES =
      List.of(
          "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
          "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson");

  private final Desk desk;

  FeatureRoutes(Desk desk) {
    this.desk = desk;
  }

  private record Page(List<Feature> features, long nowMs) {}

  List<Route> all() {
    List<Route> routes = new ArrayList<>();
    routes.add(get(ROOT, "Maps of what stands, for map programs.", 200, this::landing));
    routes.add(get(ROOT + "/conformance", "Which standard they keep.", 200, this::conformance));
    routes.add(get(ALL, "Which maps there are.", 200, this::collections));
    for (CityFeatures.Kind kind : CityFeatures.Kind.values()) {
      String path = ALL + "/" + kind.id();
      routes.add(get(path, kind.says(), 200, e -> e.send(200, collection(kind, e))));
      routes.add(get(path + "/items", kind.says(), 200, e -> items(kind, e)));
      routes.add(
          new Route(
              "GET",
              path + "/items/{feature}",
              true,
              "One of them.",
              List.of(200, 404),
              e -> item(kind, e)));
    }
    return List.copyOf(routes);
  }

  private static Route get(String path, String says, int answer, Consumer<Exchange> action) {
    return new Route("GET", path, true, says, List.of(answer), action);
  }

  /** Whole addresses: GDAL takes a path from the root for one below the landing page. */
  private static void link(ObjectNode to, String rel, String type, String href) {
    to.withArray("links").addObject().put("rel", rel).put("type", type).put("href", href);
  }

  private void landing(Exchange e) {
    ObjectNode page =
        Json.object()
            .put("title", "Cordon, live desk")
            .put("description", "Units, zones, points and closures; never places of calls.");
    link(page, "self", Exchange.JSON, e.origin() + ROOT);
    link(
        page,
        "service-desc",
        "application/vnd.oai.openapi+json;version=3.1",
        e.origin() + "/openapi.json");
    link(page, "conformance", Exchange.JSON, e.origin() + ROOT + "/conformance");
    link(page, "data", Exchange.JSON, e.origin() + ALL);
    e.send(200, page);
  }

  private void conformance(Exchange e) {
    ObjectNode page = Json.object();
    CLASSES.forEach(page.putArray("conformsTo")::add);
    e.send(200, page);
  }

  private void collections(Exchange e) {
    ObjectNode page = Json.object();
    link(page, "self", Exchange.JSON, e.origin() + ALL);
    ArrayNode all = page.putArray("collections");
    for (CityFeatures.Kind kind : CityFeatures.Kind.values()) {
      all.add(collection(kind, e));
    }
    e.send(200, page);
  }

  private static ObjectNode collection(CityFeatures.Kind kind, Exchange e) {
    ObjectNode json =
        Json.object()
            .put("id", kind.id())
            .put("title", kind.id())
            .put("description", kind.says())
            .put("itemType", "feature");
    json.putArray("crs").add("http://www.opengis.net/def/crs/OGC/1.3/CRS84");
    String path = e.origin() + ALL + "/" + kind.id();
    link(json, "self", Exchange.JSON, path);
    link(json, "items", GEOJSON, path + "/items");
    return json;
  }

  private Page features(CityFeatures.Kind kind) {
    return Api.await(desk.ask(view -> new Page(CityFeatures.of(kind, view), view.nowMs())));
  }

  private void items(CityFeatures.Kind kind, Exchange e) {
    FeatureQuery query = FeatureQuery.of(e);
    Page page = features(kind);
    List<Feature> wanted = page.features.stream().filter(query::wants).toList();
    int first = Math.min(query.offset(), wanted.size());
    int end = Math.min(wanted.size(), first + query.limit());
    ObjectNode json = Json.object().put("type", "FeatureCollection");
    json.put("timeStamp", Instant.ofEpochMilli(page.nowMs).toString());
    json.put("numberMatched", wanted.size()).put("numberReturned", end - first);
    ArrayNode features = json.putArray("features");
    wanted.subList(first, end).forEach(f -> features.add(f.json()));
    String path = e.origin() + ALL + "/" + kind.id();
    link(json, "self", GEOJSON, path + "/items" + query.page(e, query.offset()));
    link(json, "collection", Exchange.JSON, path);
    if (end < wanted.size()) {
      link(json, "next", GEOJSON, path + "/items" + query.page(e, end));
    }
    e.send(200, GEOJSON, Json.bytes(json));
  }

  private void item(CityFeatures.Kind kind, Exchange e) {
    String path = e.origin() + ALL + "/" + kind.id();
    for (Feature feature : features(kind).features) {
      if (feature.id().equals(e.parameter())) {
        ObjectNode json = feature.json();
        link(json, "self", GEOJSON, path + "/items/" + e.parameter());
        link(json, "collection", Exchange.JSON, path);
        e.send(200, GEOJSON, Json.bytes(json));
        return;
      }
    }
    throw new HttpRefusal(404, "unknown-feature", "none of that id", "the path", "See its /items.");
  }
}
