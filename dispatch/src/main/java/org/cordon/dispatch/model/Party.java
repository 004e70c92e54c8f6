package org.cordon.dispatch.model;

/**
 * Who has to hold the meeting point.
 *
 * @param id a unit or a service; "" for the call-taker, whose operator id stands on the entry
 */
public record Party(Kind kind, String id) implements Comparable<Party> {
  /** Whoever told the caller. */
  public static final Party CALL_TAKER = new Party(Kind.CALL_TAKER, "");

  /** Whose acknowledgement it is. */
  public enum Kind {
    UNIT,
    DESK,
    CALL_TAKER
  }

  /** A unit's crew. */
  public static Party unit(String unitId) {
    return new Party(Kind.UNIT, unitId);
  }

  /** A service's desk. */
  public static Party desk(Service service) {
    return new Party(Kind.DESK, service.name());
  }

  @Override
  public int compareTo(Party o) {
    int order = kind.compareTo(o.kind);
    return order != 0 ? order : id.compareTo(o.id);
  }

  /** "unit E25". */
  @Override
  public String toString() {
    return switch (kind) {
      case UNIT -> "unit " + id;
      case DESK -> id + " desk";
      case CALL_TAKER -> "call-taker";
    };
  }
}
