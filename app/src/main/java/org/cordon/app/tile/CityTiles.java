package org.cordon.app.tile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.cordon.roads.Place;
import org.cordon.roads.city.City;
import org.cordon.roads.city.RoadClass;
import org.cordon.study.report.MapFacts;
import org.cordon.study.report.MapFacts.Surface;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * Vector tiles (MVT 2.1) of one city. Layer {@code ground}: polygons with {@code kind} land, water
 * or park. Layer {@code street}: lines with {@code class}, {@code name}, and {@code level} "bridge"
 * or "tunnel" or "". Layer {@code site}: stations and hospitals with {@code kind} and {@code name}.
 * Far out only the larger streets are drawn. Safe for many threads.
 */
public final class CityTiles {
  private static final int KEPT = 1_024;
  private static final double MARGIN = 1.0 / 32; // of a tile, drawn beyond its sides
  private static final int ALL_STREETS_ZOOM = 14;
  private static final int MOST_STREETS_ZOOM = 12;

  private final City city;
  private final MapFacts facts;
  private final GeometryFactory shapes = new GeometryFactory();
  private final Map<TileId, byte[]> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TileId, byte[]> eldest) {
          return size() > KEPT;
        }
      };

  /** Of a city's streets and what a scenario draws under and beside them. */
  public CityTiles(City city, MapFacts facts) {
    this.city = city;
    this.facts = facts;
  }

  /** The box around all junctions. */
  public record Box(Place southWest, Place northEast) {}

  /** Where the city is. */
  public Box box() {
    int south = Integer.MAX_VALUE;
    int north = Integer.MIN_VALUE;
    int west = Integer.MAX_VALUE;
    int east = Integer.MIN_VALUE;
    for (int j = 0; j < city.junctionCount(); j++) {
      south = Math.min(south, city.latE7(j));
      north = Math.max(north, city.latE7(j));
      west = Math.min(west, city.lonE7(j));
      east = Math.max(east, city.lonE7(j));
    }
    return new Box(new Place(south, west), new Place(north, east));
  }

  /** A tile's bytes, to be read only; empty where nothing is. */
  public byte[] tile(TileId id) {
    byte[] made;
    synchronized (kept) {
      made = kept.get(id);
    }
    if (made == null) {
      made = make(id);
      synchronized (kept) {
        kept.put(id, made);
      }
    }
    return made;
  }

  private byte[] make(TileId id) {
    Envelope square = WebMercator.square(id);
    TileWriter out = new TileWriter();
    boolean any = add(out, "ground", ground(), square);
    any |= add(out, "street", streets(id, square), square);
    any |= add(out, "site", sites(), square);
    return any ? out.bytes() : new byte[0];
  }

  /** Cuts shapes at the tile's sides and puts them on its grid; says whether anything is left. */
  private boolean add(TileWriter out, String layer, List<Geometry> all, Envelope square) {
    Envelope clip = new Envelope(square);
    clip.expandBy(square.getWidth() * MARGIN);
    Geometry window = shapes.toGeometry(clip);
    AffineTransformation onGrid = onGrid(square);
    List<TileWriter.Feature> inside = new ArrayList<>();
    for (Geometry g : all) {
      if (clip.intersects(g.getEnvelopeInternal())) {
        Geometry cut = clip.covers(g.getEnvelopeInternal()) ? g : g.intersection(window);
        for (int i = 0; i < cut.getNumGeometries(); i++) {
          Geometry part = cut.getGeometryN(i);
          if (part.getDimension() == g.getDimension()) { // not where it only touches a side
            inside.add(new TileWriter.Feature(onGrid.transform(part), says(g)));
          }
        }
      }
    }
    if (!inside.isEmpty()) {
      out.layer(layer, inside);
    }
    return !inside.isEmpty();
  }

  /** From the world's square to the grid of a tile, whose y grows to the south. */
  private static AffineTransformation onGrid(Envelope square) {
    double scale = TileWriter.EXTENT / square.getWidth();
    return new AffineTransformation(
        scale, 0, -square.getMinX() * scale, 0, -scale, square.getMaxY() * scale);
  }

  @SuppressWarnings("unchecked") // as said(...) put it there
  private static Map<String, String> says(Geometry shape) {
    return (Map<String, String>) shape.getUserData();
  }

  private List<Geometry> ground() {
    List<Geometry> all = new ArrayList<>();
    for (Surface surface : facts.surfaces()) {
      List<Coordinate> ring = new ArrayList<>();
      surface.ring().forEach(p -> ring.add(WebMercator.of(p)));
      if (!ring.getFirst().equals2D(ring.getLast())) {
        ring.add(ring.getFirst());
      }
      all.add(
          said(
              shapes.createPolygon(ring.toArray(Coordinate[]::new)),
              Map.of("kind", word(surface.ground()))));
    }
    return all;
  }

  private List<Geometry> sites() {
    List<Geometry> all = new ArrayList<>();
    for (MapFacts.Site site : facts.sites()) {
      Map<String, String> says = new TreeMap<>();
      says.put("kind", word(site.kind()));
      says.put("name", site.name());
      all.add(said(shapes.createPoint(WebMercator.of(site.place())), says));
    }
    return all;
  }

  private List<Geometry> streets(TileId id, Envelope square) {
    Envelope near = new Envelope(square);
    near.expandBy(square.getWidth() * MARGIN);
    Place southWest = WebMercator.place(near.getMinX(), near.getMinY());
    Place northEast = WebMercator.place(near.getMaxX(), near.getMaxY());
    RoadClass smallest =
        id.zoom() >= ALL_STREETS_ZOOM
            ? RoadClass.STEPS
            : id.zoom() >= MOST_STREETS_ZOOM ? RoadClass.RESIDENTIAL : RoadClass.SECONDARY;
    List<Geometry> all = new ArrayList<>();
    for (int edge : city.edgesNear(southWest, northEast)) {
      if (city.roadClass(edge).compareTo(smallest) <= 0) {
        all.add(street(edge));
      }
    }
    return all;
  }

  private Geometry street(int edge) {
    Coordinate[] line = new Coordinate[city.pointCount(edge)];
    for (int i = 0; i < line.length; i++) {
      line[i] = WebMercator.of(city.pointLatE7(edge, i), city.pointLonE7(edge, i));
    }
    Map<String, String> says = new TreeMap<>();
    says.put("class", word(city.roadClass(edge)));
    says.put("name", city.name(edge));
    says.put("level", city.bridge(edge) ? "bridge" : city.tunnel(edge) ? "tunnel" : "");
    return said(shapes.createLineString(line), says);
  }

  private static Geometry said(Geometry shape, Map<String, String> says) {
    shape.setUserData(says);
    return shape;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
