package org.cordon.study.scenario;

import java.util.List;
import org.cordon.dispatch.model.account.About;
import org.cordon.dispatch.model.account.AccountEntry;
import org.cordon.dispatch.model.account.Provenance;
import org.cordon.roads.Place;
import org.jspecify.annotations.Nullable;

/** What happens besides calls, each list in the order of time. */
public record Timeline(
    List<Zone> zones, List<StationChange> stationChanges, List<Order> orders, List<Told> account) {
  public Timeline {
    zones = List.copyOf(zones);
    stationChanges = List.copyOf(stationChanges);
    orders = List.copyOf(orders);
    account = List.copyOf(account);
  }

  /**
   * A station opens, closes or moves.
   *
   * @param movedTo given for MOVED only
   * @param unitsGoTo for CLOSED, the new home of its units; "" for the nearest open station
   * @param authority for CLOSED, the decision or order that it rests on; "" when none is given
   */
  public record StationChange(
      long atMs,
      String stationId,
      Kind kind,
      @Nullable Place movedTo,
      String unitsGoTo,
      String authority) {
    /** What changes. */
    public enum Kind {
      OPENED,
      CLOSED,
      MOVED
    }
  }

  /** An order of a court or of somebody in office, which the desks must see. */
  public record Order(
      String id, Span span, String givenBy, String subject, About about, Provenance known) {}

  /**
   * Something that a person enters about what happened.
   *
   * @param recordedMs when it is entered, at {@code atMs} or later
   * @param note what may name private persons, or ""
   */
  public record Told(
      long atMs, long recordedMs, AccountEntry entry, Provenance known, String note) {
    /** Entered as it happens. */
    public Told(long atMs, AccountEntry entry, Provenance known, String note) {
      this(atMs, atMs, entry, known, note);
    }
  }

  /** The zone whose outline holds a place at a time, or null. */
  public @Nullable Zone zoneAt(Place place, long ms, Level level) {
    for (Zone zone : zones) {
      Ring outline = zone.outlineAt(ms, level);
      if (outline != null && outline.contains(place)) {
        return zone;
      }
    }
    return null;
  }
}
