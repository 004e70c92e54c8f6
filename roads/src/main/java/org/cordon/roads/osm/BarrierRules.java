package org.cordon.roads.osm;

import com.graphhopper.reader.ReaderNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cordon.roads.Profile;
import org.cordon.roads.city.Access;
import org.cordon.roads.osm.TagTable.Barrier;

/** What a barrier on a way means to those who come to it, by the rules of {@link TagTable}. */
final class BarrierRules {
  private BarrierRules() {}

  static boolean isBarrier(ReaderNode node) {
    return node.hasTag("barrier");
  }

  /** The access of a way where a barrier with these tags stands across it. */
  static Access across(Access way, Map<String, Object> tags, Consumer<String> unread) {
    Barrier barrier = barrier(tags, unread);
    List<Integer> with = new ArrayList<>();
    List<Integer> against = new ArrayList<>();
    List<Integer> delays = new ArrayList<>();
    for (int p = 0; p < Profile.count(); p++) {
      Profile profile = Profile.of(p);
      int delay = shutTo(profile, tags) ? TagTable.NEVER : barrier.delayMs(profile);
      with.add(delay == TagTable.NEVER ? 0 : way.forwardMmPerS().get(p));
      against.add(delay == TagTable.NEVER ? 0 : way.backwardMmPerS().get(p));
      delays.add(Math.max(delay, 0));
    }
    return new Access(with, against, way.contraflowForward(), way.contraflowBackward(), delays);
  }

  private static boolean shutTo(Profile profile, Map<String, Object> tags) {
    return profile == Profile.FOOT && "no".equals(tags.get("foot"));
  }

  private static Barrier barrier(Map<String, Object> tags, Consumer<String> unread) {
    String emergency = tag(tags, "emergency");
    boolean forThem = List.of("yes", "designated", "official").contains(emergency);
    if (forThem || tag(tags, "access").equals("emergency")) {
      return TagTable.FOR_RESPONDERS;
    }
    if (tag(tags, "locked").equals("yes")) {
      return TagTable.LOCKED;
    }
    String kind = tag(tags, "barrier");
    for (Barrier row : TagTable.BARRIERS) {
      if (row.values().contains(kind)) {
        return row;
      }
    }
    unread.accept("barrier=" + kind);
    return TagTable.UNKNOWN;
  }

  private static String tag(Map<String, Object> tags, String key) {
    return String.valueOf(tags.getOrDefault(key, ""));
  }
}
