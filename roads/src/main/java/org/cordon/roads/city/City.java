package org.cordon.roads.city;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.cordon.roads.Place;
import org.cordon.roads.Profile;
import org.jspecify.annotations.Nullable;

/**
 * The street network of one city as immutable integer arrays.
 *
 * <p>Junctions are numbered 0 to {@link #junctionCount()} − 1. An <i>edge</i> is a street piece
 * between two junctions (chains of junctions where nothing changes and nothing branches off are one
 * edge), drawn by its points, tail first. An <i>arc</i> is an edge in one direction: arc {@code
 * 2·edge} runs from tail to head, {@code 2·edge + 1} from head to tail. Times are per profile and
 * arc, in ms; {@link #INFINITY_MS} means that the profile may never use that direction. Contraflow
 * penalties are already inside the times.
 *
 * <p>Every array is plain so that a query touches memory in order; nobody outside this package gets
 * hold of one.
 */
public final class City {
  /**
   * No way: 2³⁰ − 1. Twice it still fits an int, so that the sum of two unreachable times does not
   * wrap to a small number; twice 2³⁰ would.
   */
  public static final int INFINITY_MS = (1 << 30) - 1;

  /** The walking speed behind the foot profile's times on level ground, mm/s. */
  public static final int WALK_MM_PER_S = 1_340;

  static {
    if (INFINITY_MS + INFINITY_MS <= INFINITY_MS) {
      throw new AssertionError("infinity must survive being doubled");
    }
  }

  private final CityArrays arrays;
  private final int[] firstArcOut; // by junction: where its outgoing arcs start in arcsOut
  private final int[] arcsOut;
  private final String hash;
  private @Nullable SegmentGrid grid; // made when first asked for

  City(CityArrays arrays) {
    this(arrays, contentHash(arrays));
  }

  /** With a hash that is known already, and an index of arcs where the arrays have one. */
  City(CityArrays arrays, String hash) {
    this.arrays = arrays;
    this.hash = hash;
    boolean indexed = arrays.prepared(Prepared.FIRST_ARC_OUT).length > 0;
    firstArcOut = indexed ? arrays.prepared(Prepared.FIRST_ARC_OUT) : new int[junctionCount() + 1];
    arcsOut = indexed ? arrays.prepared(Prepared.ARCS_OUT) : new int[2 * edgeCount()];
    if (!indexed) {
      indexArcs();
    }
  }

  private void indexArcs() {
    int arcs = 2 * edgeCount();
    for (int arc = 0; arc < arcs; arc++) {
      firstArcOut[arcTail(arc) + 1]++;
    }
    for (int j = 0; j < junctionCount(); j++) {
      firstArcOut[j + 1] += firstArcOut[j];
    }
    int[] next = firstArcOut.clone();
    for (int arc = 0; arc < arcs; arc++) {
      arcsOut[next[arcTail(arc)]++] = arc;
    }
  }

  private static String contentHash(CityArrays arrays) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (int s = 0; s < CityArrays.STREET_SECTIONS; s++) {
        int[] section = arrays.ints(s);
        ByteBuffer bytes = ByteBuffer.allocate(4 * section.length + 4).putInt(section.length);
        bytes.asIntBuffer().put(section);
        sha.update(bytes.array());
      }
      for (String name : arrays.names) {
        sha.update(name.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
      }
      sha.update(arrays.ianaZone.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The arrays, for the file; package-private so that they stay immutable. */
  CityArrays arrays() {
    return arrays;
  }

  /** This city with what it is prepared with put beside it; the streets stay as they are. */
  public City with(Map<Prepared, int[]> more) {
    Map<Prepared, int[]> all = new EnumMap<>(Prepared.class);
    all.put(Prepared.FIRST_ARC_OUT, firstArcOut);
    all.put(Prepared.ARCS_OUT, arcsOut);
    all.putAll(grid().sections());
    all.putAll(more);
    return new City(arrays.with(all), hash);
  }

  /**
   * A section that the city was prepared with, empty if it was not. It is the array itself, which
   * nobody may write to.
   */
  public int[] prepared(Prepared what) {
    return arrays.prepared(what);
  }

  synchronized SegmentGrid grid() {
    SegmentGrid known = grid;
    if (known == null) {
      known = SegmentGrid.of(this);
      grid = known;
    }
    return known;
  }

  /** How far a place lies outside the box around all streets, mm; 0 inside it. */
  public long distanceMm(Place place) {
    return grid().distanceMm(place);
  }

  /** The edges that may touch a box, ascending: all that do, and some beside it. */
  public int[] edgesNear(Place southWest, Place northEast) {
    return grid().edgesNear(southWest, northEast);
  }

  /** How many junctions. */
  public int junctionCount() {
    return arrays.junctionLatE7.length;
  }

  /** How many edges. */
  public int edgeCount() {
    return arrays.tail.length;
  }

  /** How many arcs: two an edge, whether anyone may use them or not. */
  public int arcCount() {
    return 2 * arrays.tail.length;
  }

  /** Latitude of a junction, 1e-7 degree. */
  public int latE7(int junction) {
    return arrays.junctionLatE7[junction];
  }

  /** Longitude of a junction, 1e-7 degree. */
  public int lonE7(int junction) {
    return arrays.junctionLonE7[junction];
  }

  /** The junction where an edge starts. */
  public int tail(int edge) {
    return arrays.tail[edge];
  }

  /** The junction where an edge ends. */
  public int head(int edge) {
    return arrays.head[edge];
  }

  /** The edge of an arc. */
  public static int edgeOf(int arc) {
    return arc >> 1;
  }

  /** The same street piece the other way. */
  public static int reverse(int arc) {
    return arc ^ 1;
  }

  /** The junction where an arc starts. */
  public int arcTail(int arc) {
    return (arc & 1) == 0 ? arrays.tail[arc >> 1] : arrays.head[arc >> 1];
  }

  /** The junction where an arc ends. */
  public int arcHead(int arc) {
    return (arc & 1) == 0 ? arrays.head[arc >> 1] : arrays.tail[arc >> 1];
  }

  /** How many arcs leave a junction. */
  public int outDegree(int junction) {
    return firstArcOut[junction + 1] - firstArcOut[junction];
  }

  /** The i-th arc that leaves a junction, in ascending order of arcs. */
  public int arcOut(int junction, int i) {
    return arcsOut[firstArcOut[junction] + i];
  }

  /** Length of an edge, mm, at least 1. */
  public int lengthMm(int edge) {
    return arrays.lengthMm[edge];
  }

  /** Street name of an edge, empty where it has none. */
  public String name(int edge) {
    return arrays.names.get(arrays.nameId[edge]);
  }

  /** Number of the street name of an edge; two edges of one name have one number. */
  public int nameId(int edge) {
    return arrays.nameId[edge];
  }

  /** Class of an edge. */
  public RoadClass roadClass(int edge) {
    return RoadClass.of(arrays.attributes[edge] & 0xff);
  }

  /** Layer of an edge: 0 on the ground, above it positive, below it negative. */
  public int layer(int edge) {
    return (byte) (arrays.attributes[edge] >> 8);
  }

  /** Whether an edge is a bridge. */
  public boolean bridge(int edge) {
    return (arrays.attributes[edge] & CityArrays.BRIDGE) != 0;
  }

  /** Whether an edge is a tunnel. */
  public boolean tunnel(int edge) {
    return (arrays.attributes[edge] & CityArrays.TUNNEL) != 0;
  }

  /** Whether an arc runs against a one-way street. */
  public boolean contraflow(int arc) {
    int bit = (arc & 1) == 0 ? CityArrays.CONTRAFLOW_FORWARD : CityArrays.CONTRAFLOW_BACKWARD;
    return (arrays.attributes[arc >> 1] & bit) != 0;
  }

  /** Travel time of an arc, ms, or {@link #INFINITY_MS} where the profile may not use it. */
  public int timeMs(Profile profile, int arc) {
    return arrays.timeMs[profile.index() * arcCount() + arc];
  }

  /** How many points draw an edge, both ends included. */
  public int pointCount(int edge) {
    return arrays.firstPoint[edge + 1] - arrays.firstPoint[edge];
  }

  /** Latitude of the i-th point of an edge. */
  public int pointLatE7(int edge, int i) {
    return arrays.pointLatE7[arrays.firstPoint[edge] + i];
  }

  /** Longitude of the i-th point of an edge. */
  public int pointLonE7(int edge, int i) {
    return arrays.pointLonE7[arrays.firstPoint[edge] + i];
  }

  /** How many forbidden turns; sorted by from, then to. */
  public int restrictionCount() {
    return arrays.restrictionFrom.length;
  }

  /** The arc a forbidden turn comes from. */
  public int restrictionFrom(int i) {
    return arrays.restrictionFrom[i];
  }

  /** The arc a forbidden turn goes to. */
  public int restrictionTo(int i) {
    return arrays.restrictionTo[i];
  }

  /** The profiles that must obey a forbidden turn, as {@link Profile#bit()}s. */
  public int restrictionProfiles(int i) {
    return arrays.restrictionProfiles[i];
  }

  /** What turning back at a junction costs, ms. */
  public int uTurnMs(Profile profile) {
    return Driving.of(profile).turnBackMs();
  }

  /** IANA time zone of the city, empty if not known. */
  public String ianaZone() {
    return arrays.ianaZone;
  }

  /** SHA-256 of streets and names (not of what is prepared, which follows from them), in hex. */
  public String hash() {
    return hash;
  }
}
