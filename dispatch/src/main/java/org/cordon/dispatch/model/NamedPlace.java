package org.cordon.dispatch.model;

import org.cordon.roads.Place;

/** A public place with the name that is spoken on the radio. */
public record NamedPlace(String id, String spokenName, Place place) {
  void canonical(Canonical out) {
    out.put(id).put(spokenName).put(place);
  }
}
