package org.cordon.dispatch.model.account;

import java.util.List;

/**
 * What an agreement covers.
 *
 * @param collectionPoints ids of points
 * @param mayEnter POLICE, FIRE or EMS
 * @param when they may enter, in words
 */
public record Scope(
    List<String> routes, List<String> collectionPoints, List<String> mayEnter, String when) {
  /** Nothing in particular. */
  public static final Scope OPEN = new Scope(List.of(), List.of(), List.of(), "");

  public Scope {
    routes = List.copyOf(routes);
    collectionPoints = List.copyOf(collectionPoints);
    mayEnter = List.copyOf(mayEnter);
  }

  void tell(EntryFields out) {
    out.names("route", routes);
    out.names("collection point", collectionPoints);
    out.names("service that may enter", mayEnter);
    out.textOrNone("when they may enter", when, EntryFields.SHORT);
  }
}
