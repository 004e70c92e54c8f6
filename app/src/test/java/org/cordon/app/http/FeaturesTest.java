package org.cordon.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cordon.app.http.LiveDesk.Answered;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The desk's maps, against the requirements of OGC API - Features, Part 1, that a test can see. */
final class FeaturesTest {
  private static final String COLLECTIONS = "/features/collections";

  @TempDir Path dir;
  private LiveDesk live;

  @BeforeEach
  void open() throws IOException {
    live = new LiveDesk(dir.resolve("record.sqlite"), true).signIn();
  }

  @AfterEach
  void close() {
    live.close();
  }

  private JsonNode items(String rest) {
    Answered answer = live.get(COLLECTIONS + "/" + rest);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.response().headers().firstValue("Content-Type"))
        .contains("application/geo+json");
    return answer.json();
  }

  private static List<String> ids(JsonNode page) {
    return page.path("features").valueStream().map(f -> f.path("id").asString()).toList();
  }

  /** The path of a link, which is a whole address: GDAL misreads a path from the root. */
  private String href(JsonNode page, String rel) {
    String whole =
        page.path("links")
            .valueStream()
            .filter(l -> l.path("rel").asString().equals(rel))
            .map(l -> l.path("href").asString())
            .findFirst()
            .orElse("");
    assertThat(whole.isEmpty() || whole.startsWith(live.server.address() + "/")).isTrue();
    return whole.replace(live.server.address(), "");
  }

  @Test
  void aMapProgramFindsItsWayByLinksAlone() {
    JsonNode landing = live.get("/features").json();
    assertThat(live.get(href(landing, "service-desc")).status()).isEqualTo(200);
    List<String> classes =
        live.get(href(landing, "conformance"))
            .json()
            .path("conformsTo")
            .valueStream()
            .map(JsonNode::asString)
            .toList();
    assertThat(classes)
        .contains(
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
            "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson");
    JsonNode collections = live.get(href(landing, "data")).json().path("collections");
    assertThat(collections.size()).isEqualTo(4);
    for (JsonNode collection : collections) {
      assertThat(live.get(href(collection, "self")).json()).isEqualTo(collection);
      JsonNode items = live.get(href(collection, "items")).json();
      assertThat(items.path("type").asString()).isEqualTo("FeatureCollection");
      assertThat(items.path("numberReturned").asInt()).isEqualTo(items.path("features").size());
    }
  }

  @Test
  void pagesFollowEachOtherAndLeaveNothingOut() {
    List<String> all = ids(items("units/items?limit=1000"));
    assertThat(all).hasSizeGreaterThan(10).doesNotHaveDuplicates();
    List<String> paged = new ArrayList<>();
    String next = COLLECTIONS + "/units/items?limit=7";
    while (!next.isEmpty()) {
      JsonNode page = live.get(next).json();
      assertThat(page.path("numberMatched").asInt()).isEqualTo(all.size());
      assertThat(page.path("features").size()).isLessThanOrEqualTo(7);
      paged.addAll(ids(page));
      next = href(page, "next");
    }
    assertThat(paged).isEqualTo(all);
  }

  @Test
  void aBoxHoldsWhatTouchesItAndNothingElse() {
    JsonNode zone = items("zones/items").path("features").get(0);
    JsonNode corner = zone.at("/geometry/coordinates/0/0");
    double lon = corner.get(0).asDouble();
    double lat = corner.get(1).asDouble();
    String at = (lon - 1e-4) + "," + (lat - 1e-4) + "," + (lon + 1e-4) + "," + (lat + 1e-4);
    assertThat(ids(items("zones/items?bbox=" + at))).contains(zone.path("id").asString());
    assertThat(ids(items("zones/items?bbox=0,0,1,1"))).isEmpty();
    assertThat(ids(items("units/items?bbox=-180,-90,180,90"))).isEqualTo(ids(items("units/items")));
  }

  @Test
  void anAreaIsClosedAndRunsAnticlockwise() {
    for (JsonNode zone : items("zones/items").path("features")) {
      JsonNode ring = zone.at("/geometry/coordinates/0");
      assertThat(ring.get(0)).isEqualTo(ring.get(ring.size() - 1));
      double twice = 0;
      for (int i = 0; i + 1 < ring.size(); i++) {
        double x = ring.get(i).get(0).asDouble() + 122;
        double y = ring.get(i).get(1).asDouble() - 47;
        double x2 = ring.get(i + 1).get(0).asDouble() + 122;
        double y2 = ring.get(i + 1).get(1).asDouble() - 47;
        twice += x * y2 - x2 * y;
      }
      assertThat(twice).isPositive();
    }
  }

  @Test
  void whatIsAskedWronglyIsRefusedByName() {
    assertThat(live.get(COLLECTIONS + "/units/items?limit=0").refusal()).isEqualTo("no-count");
    assertThat(live.get(COLLECTIONS + "/units/items?bbox=1,2,3").refusal()).isEqualTo("no-box");
    assertThat(live.get(COLLECTIONS + "/units/items?bbox=NaN,0,1,1").refusal()).isEqualTo("no-box");
    assertThat(live.get(COLLECTIONS + "/units/items?datetime=today").refusal())
        .isEqualTo("no-time");
    assertThat(live.get(COLLECTIONS + "/units/items?colour=red").refusal())
        .isEqualTo("unknown-parameter");
    assertThat(live.get(COLLECTIONS + "/units/items/X99").refusal()).isEqualTo("unknown-feature");
    assertThat(live.get(COLLECTIONS + "/calls/items").status()).isEqualTo(404);
  }

  @Test
  void noCallIsOnAnyMapAndAUnitAtADoorOnlyToAHundredMetres() {
    live.give("ReceiveCall", LiveDesk.call("C1", "gunshot-wound", 1));
    String door = "{\"latE7\":476149123,\"lonE7\":-1223173456}";
    String reading = "{\"unitId\":\"E25\",\"place\":" + door + ",\"measuredAtMs\":";
    live.send(live.post("/positions", "{\"positions\":[" + reading + live.clock.get() + "}]}"));
    JsonNode unit = items("units/items/E25");
    assertThat(unit.at("/properties/position").asString()).isEqualTo("measured");
    assertThat(unit.at("/geometry/coordinates/1").asDouble()).isEqualTo(47.615);
    for (String kind : List.of("units", "zones", "points", "closures")) {
      String text = items(kind + "/items?limit=1000").toString();
      assertThat(text).doesNotContain("47.6149,").doesNotContain("-122.3173,");
    }
  }
}
