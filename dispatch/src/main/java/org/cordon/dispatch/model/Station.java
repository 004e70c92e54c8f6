package org.cordon.dispatch.model;

import org.cordon.roads.Place;

/** Where units are at home or posted. */
public record Station(String id, String name, Place place) {}
