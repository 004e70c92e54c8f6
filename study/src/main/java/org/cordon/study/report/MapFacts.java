package org.cordon.study.report;

import java.util.List;
import org.cordon.roads.Place;

/**
 * What the map shows besides streets and calls.
 *
 * @param outlines versions of the zone in the order of time
 * @param sites drawn with a letter and named where there is room
 * @param surfaces drawn first, in this order
 */
public record MapFacts(List<Outline> outlines, List<Site> sites, List<Surface> surfaces) {
  public MapFacts {
    outlines = List.copyOf(outlines);
    sites = List.copyOf(sites);
    surfaces = List.copyOf(surfaces);
  }

  /**
   * One version of a zone's outline.
   *
   * @param label what people read: "outline of 12 June"
   * @param fromMs from when it was so, UTC ms
   * @param untilMs until when, exclusive
   * @param ring its corners, the first not repeated
   */
  public record Outline(String label, long fromMs, long untilMs, List<Place> ring) {
    public Outline {
      ring = List.copyOf(ring);
    }
  }

  /** A place with a name. */
  public record Site(Kind kind, String name, Place place) {
    /** What stands there. */
    public enum Kind {
      POLICE_STATION("P", "police station"),
      FIRE_STATION("F", "fire station"),
      EMS_STATION("M", "medic station"),
      POST("S", "standby post"),
      HOSPITAL("H", "hospital"),
      COLLECTION_POINT("C", "collection point");

      final String letter;
      final String label;

      Kind(String letter, String label) {
        this.letter = letter;
        this.label = label;
      }
    }
  }

  /** Land, water, or a park. */
  public record Surface(Ground ground, List<Place> ring) {
    public Surface {
      ring = List.copyOf(ring);
    }

    /** What it is. */
    public enum Ground {
      LAND,
      WATER,
      PARK
    }
  }
}
