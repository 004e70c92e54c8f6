package org.cordon.roads.city;

import java.util.List;

/**
 * The arrays behind a {@link City}, as the file keeps them; whoever holds one does not write to it.
 */
final class CityArrays {
  static final int BRIDGE = 1 << 16;
  static final int TUNNEL = 1 << 17;
  static final int CONTRAFLOW_FORWARD = 1 << 18;
  static final int CONTRAFLOW_BACKWARD = 1 << 19;

  /** Section of the elimination order, the last one. */
  static final int ORDER_SECTION = 14;

  static final int INT_SECTIONS = 15;

  /** What a damaged section is called in a refusal, by number. */
  static final List<String> SECTION_NAMES =
      List.of(
          "junction latitudes",
          "junction longitudes",
          "edge tails",
          "edge heads",
          "edge lengths",
          "edge names",
          "edge attributes",
          "travel times",
          "first points",
          "point latitudes",
          "point longitudes",
          "restrictions from",
          "restrictions to",
          "restriction profiles",
          "elimination order");

  final int[] junctionLatE7;
  final int[] junctionLonE7;
  final int[] tail;
  final int[] head;
  final int[] lengthMm;
  final int[] nameId;
  final int[] attributes;
  final int[] timeMs;
  final int[] firstPoint;
  final int[] pointLatE7;
  final int[] pointLonE7;
  final int[] restrictionFrom;
  final int[] restrictionTo;
  final int[] restrictionProfiles;
  final int[] vehicleOrder;
  final List<String> names;
  final String ianaZone;

  CityArrays(int[][] sections, List<String> names, String ianaZone) {
    if (sections.length != INT_SECTIONS) {
      throw new IllegalArgumentException(sections.length + " sections, expected " + INT_SECTIONS);
    }
    junctionLatE7 = sections[0];
    junctionLonE7 = sections[1];
    tail = sections[2];
    head = sections[3];
    lengthMm = sections[4];
    nameId = sections[5];
    attributes = sections[6];
    timeMs = sections[7];
    firstPoint = sections[8];
    pointLatE7 = sections[9];
    pointLonE7 = sections[10];
    restrictionFrom = sections[11];
    restrictionTo = sections[12];
    restrictionProfiles = sections[13];
    vehicleOrder = sections[ORDER_SECTION];
    this.names = List.copyOf(names);
    this.ianaZone = ianaZone;
  }

  int[] ints(int section) {
    return switch (section) {
      case 0 -> junctionLatE7;
      case 1 -> junctionLonE7;
      case 2 -> tail;
      case 3 -> head;
      case 4 -> lengthMm;
      case 5 -> nameId;
      case 6 -> attributes;
      case 7 -> timeMs;
      case 8 -> firstPoint;
      case 9 -> pointLatE7;
      case 10 -> pointLonE7;
      case 11 -> restrictionFrom;
      case 12 -> restrictionTo;
      case 13 -> restrictionProfiles;
      case ORDER_SECTION -> vehicleOrder;
      default -> throw new IllegalArgumentException("no section " + section);
    };
  }

  CityArrays withVehicleOrder(int[] order) {
    int[][] sections = new int[INT_SECTIONS][];
    for (int s = 0; s < INT_SECTIONS; s++) {
      sections[s] = s == ORDER_SECTION ? order : ints(s);
    }
    return new CityArrays(sections, names, ianaZone);
  }
}
