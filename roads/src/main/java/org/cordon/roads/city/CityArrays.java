package org.cordon.roads.city;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cordon.roads.Profile;
import org.jspecify.annotations.Nullable;

/**
 * The arrays behind a {@link City}, as the file keeps them; whoever holds one does not write to it.
 */
final class CityArrays {
  static final int BRIDGE = 1 << 16;
  static final int TUNNEL = 1 << 17;
  static final int CONTRAFLOW_FORWARD = 1 << 18;
  static final int CONTRAFLOW_BACKWARD = 1 << 19;

  /** Sections of the streets themselves; those of {@link Prepared} follow them. */
  static final int STREET_SECTIONS = 14;

  static final int INT_SECTIONS = STREET_SECTIONS + Prepared.count();

  /** What a damaged section is called in a refusal, by number. */
  static String sectionName(int section) {
    return section < STREET_SECTIONS
        ? SECTION_NAMES.get(section)
        : Prepared.of(section - STREET_SECTIONS).name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static final List<String> SECTION_NAMES =
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
          "restriction profiles");

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
  private final int[][] prepared; // by number of Prepared, empty where not yet computed
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
    prepared = Arrays.copyOfRange(sections, STREET_SECTIONS, INT_SECTIONS);
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
      default -> prepared[section - STREET_SECTIONS];
    };
  }

  int[] prepared(Prepared what) {
    return prepared[what.index()];
  }

  CityArrays with(Map<Prepared, int[]> more) {
    int[][] sections = new int[INT_SECTIONS][];
    for (int s = 0; s < INT_SECTIONS; s++) {
      sections[s] = ints(s);
    }
    more.forEach((what, ints) -> sections[STREET_SECTIONS + what.index()] = ints);
    return new CityArrays(sections, names, ianaZone);
  }

  /** Whether the sections fit each other in size; says which does not. */
  @Nullable String misfit() {
    int edges = tail.length;
    int points = pointLatE7.length;
    boolean streets =
        junctionLonE7.length == junctionLatE7.length
            && head.length == edges
            && lengthMm.length == edges
            && nameId.length == edges
            && attributes.length == edges
            && timeMs.length == 2 * edges * Profile.count()
            && firstPoint.length == edges + 1
            && pointLonE7.length == points
            && firstPoint[edges] == points
            && restrictionTo.length == restrictionFrom.length
            && restrictionProfiles.length == restrictionFrom.length;
    if (!streets) {
      return "the sections of streets do not fit each other";
    }
    int[] arcs = prepared(Prepared.NODE_OF_ARC);
    int[] firstTurn = prepared(Prepared.FIRST_TURN);
    int[] firstUp = prepared(Prepared.FIRST_UP);
    int[] firstDown = prepared(Prepared.FIRST_DOWN);
    boolean hierarchy =
        arcs.length == 0
            || (arcs.length == 2 * edges
                && firstTurn.length == firstUp.length
                && firstUp.length == prepared(Prepared.RANK_OF_NODE).length + 1
                && firstUp.length == firstDown.length
                && firstUp.length == prepared(Prepared.PARENT_OF_RANK).length + 1
                && firstUp[firstUp.length - 1] == prepared(Prepared.UP_HEAD).length
                && firstDown[firstDown.length - 1] == prepared(Prepared.DOWN_HEAD).length
                && firstTurn[firstTurn.length - 1] == prepared(Prepared.TURN_TO).length
                && prepared(Prepared.ARC_OF_TURN).length == prepared(Prepared.TURN_TO).length);
    return hierarchy ? null : "the sections of the hierarchy do not fit the streets";
  }
}
