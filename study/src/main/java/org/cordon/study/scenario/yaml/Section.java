package org.cordon.study.scenario.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * The kinds of mappings in a scenario file and their keys. The published schema has one definition
 * for each, of the same name and with the same keys; a test holds the two together.
 */
enum Section {
  SCENARIO(
      "name time-zone from until city stations units turnout incident-types response-plans demand"
          + " settings cases seed runs",
      "measured land speeds hospitals heads goals zones station-changes orders decisions statements"
          + " positions open-questions corrections uncertain question"),
  SPAN("from until", ""),
  STATION("id name service place", ""),
  HOSPITAL("id name place handover", ""),
  HEAD("id office", ""),
  UNIT("id service home", "capabilities crew shifts manual-eta"),
  SHIFT("days from until", ""),
  LOGNORMAL("median p90", ""),
  RANGE("least most", ""),
  BY_SERVICE("", "police fire ems"),
  INCIDENT_TYPE("name services call-handling on-scene callers", "turnout"),
  CALLERS("walks carried cannot-be-moved", "withdraw patience"),
  RESPONSE_PLAN("type priority needs at-edge", "meeting-point violence pre-empts transport"),
  NEED("service units", "capability"),
  GOAL("service priority within", "source"),
  DEMAND("areas", "hour-profiles area-weights rates file"),
  AREAS("file name", ""),
  HOURS("days hours weight", ""),
  RATE("type priority per-day hours areas", ""),
  SETTINGS(
      "walk-limit stand-off tolerance walking-speed carrying-speed escort-delay meeting-points",
      ""),
  ZONE(
      "id name outlines rule-sets rules",
      "barriers collection-points agreements attempts contacts"),
  OUTLINE("from central", "until low high authority"),
  RULE_VERSION("from authority", "until agreement police fire ems"),
  RULE("level", "except escort staging-point"),
  EXCEPT("types level", ""),
  ESCORT("service units", ""),
  POINT("id name place", ""),
  BARRIER("id from file", "until"),
  COLLECTION_POINT("id name place from", "until agreement"),
  AGREEMENT("id from with mandate text", "until kind routes may-enter when binds told note known"),
  TOLD("office acknowledged", ""),
  ATTEMPT("at who result", "id service note known"),
  CONTACT("at with reached subject", "id kind mandate entry note known"),
  STATION_CHANGE("at station change", "to units-to authority"),
  ORDER("id from given-by subject", "until zone station service known"),
  KNOWN("by how source", "date link dating"),
  DECISION("id at what known", "recorded zone station service from until parts"),
  PART("did office basis known", ""),
  STATEMENT(
      "id at office subject text known", "recorded occasion figures decision parts conflicts-with"),
  FIGURE("metric value", "unit"),
  POSITION("id at office subject stance known", "text statements"),
  OPEN_QUESTION("id at subject text known", "condition asked-of zone station service entry"),
  CORRECTION("id at entry how why known", "instead"),
  UNCERTAIN("parameter low central high source", ""),
  QUESTION("asked headline against", ""),
  CASE("name title", "zones rules meeting-points stations demand settings"),
  MULTIPLIER("times where", ""),
  OVERRIDES("", "walking-speed carrying-speed escort-delay stand-off outline");

  private final String required;
  private final String optional;

  Section(String required, String optional) {
    this.required = required;
    this.optional = optional;
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  List<String> required() {
    return words(required);
  }

  List<String> keys() {
    List<String> keys = new ArrayList<>(words(required));
    keys.addAll(words(optional));
    return keys;
  }

  /** The name of its definition in the schema. */
  String definition() {
    return Words.kebab(this);
  }
}
