package org.cordon.study.calibration;

import java.util.Arrays;
import java.util.List;
import org.cordon.roads.city.RoadClass;

/** Road classes that get one speed together: recorded runs are too few to tell all apart. */
enum Groups {
  MOTORWAY,
  MAIN,
  TERTIARY,
  RESIDENTIAL;

  static Groups of(RoadClass roadClass) {
    return switch (roadClass) {
      case MOTORWAY, TRUNK -> MOTORWAY;
      case PRIMARY, SECONDARY -> MAIN;
      case TERTIARY -> TERTIARY;
      case RESIDENTIAL, SERVICE, ALLEY, PATH, STEPS -> RESIDENTIAL;
    };
  }

  List<RoadClass> classes() {
    return Arrays.stream(RoadClass.values()).filter(c -> of(c) == this).toList();
  }

  /** Its number in the fit. */
  @SuppressWarnings("EnumOrdinal")
  int index() {
    return ordinal();
  }
}
