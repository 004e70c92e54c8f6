package org.cordon.app.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cordon.app.desk.Ground;
import org.cordon.app.tile.CityTiles;
import org.cordon.app.tile.TileId;
import tools.jackson.databind.node.ObjectNode;

/** The map under the desk: tiles of the city, and the library that draws them. */
final class MapRoutes {
  static final String TILES = "/tiles/{tile}";
  static final String TILE_TYPE = "application/vnd.mapbox-vector-tile";

  /** MapLibre's files as a build puts them beside the page's own; not there without npm. */
  private static final List<String> LIBRARY =
      List.of("maplibre-gl-csp.js", "maplibre-gl-csp-worker.js", "maplibre-gl.css");

  private MapRoutes() {}

  static List<Route> of(Ground ground) {
    CityTiles tiles = new CityTiles(ground.city(), ground.facts());
    ObjectNode box = Json.of(tiles.box());
    List<Route> all = new ArrayList<>();
    for (String name : LIBRARY) {
      all.add(
          new Route(
              "GET",
              "/map/" + name,
              false,
              "Of the library that draws the map.",
              List.of(200, 404),
              library("map/" + name)));
    }
    all.add(
        new Route("GET", "/map", true, "Where the city is.", List.of(200), e -> e.send(200, box)));
    all.add(
        new Route(
            "GET",
            TILES,
            true,
            "Streets, land and water as a vector tile; 204 where nothing is.",
            List.of(200, 204, 404),
            e -> tile(tiles, e)));
    return all;
  }

  private static Consumer<Exchange> library(String file) {
    Consumer<Exchange> page = Page.class.getResource(file) == null ? null : Page.of(file);
    return page != null
        ? e -> {
          e.with("Cache-Control", "private, max-age=86400");
          page.accept(e);
        }
        : e -> {
          throw new HttpRefusal(
              404,
              "no-map-library",
              "this program was built without it",
              "the map",
              "Install npm, delete app/target and start cordon again; all but the map works"
                  + " without.");
        };
  }

  private static void tile(CityTiles tiles, Exchange e) {
    TileId id = TileId.read(e.parameter());
    if (id == null) {
      throw new HttpRefusal(
          404, "no-such-tile", "no tile of the world", "the path", "Ask as 14-2624-5721.");
    }
    byte[] tile = tiles.tile(id);
    e.with("Cache-Control", "private, max-age=3600");
    if (tile.length == 0) {
      e.send(204);
    } else {
      e.send(200, TILE_TYPE, tile);
    }
  }
}
