package org.cordon.dispatch.engine;

import java.util.ArrayList;
import java.util.List;
import org.cordon.dispatch.model.Candidate;
import org.cordon.dispatch.model.Casualty;
import org.cordon.dispatch.model.CourtOrder;

/** Sentences as they are spoken. */
final class Words {
  private static final int MOST_ORDERS = 3;

  private Words() {}

  /** 4:10 */
  static String minutes(long ms) {
    long s = (ms + 500) / 1000;
    long rest = s % 60;
    return s / 60 + (rest < 10 ? ":0" : ":") + rest;
  }

  /** "E25 in 4:10 (turnout 1:20, travel 2:50)" */
  static String eta(Candidate c) {
    return c.unitId()
        + " in "
        + minutes(c.etaMs())
        + " (turnout "
        + minutes(c.turnoutMs())
        + ", travel "
        + minutes(c.travelMs())
        + (c.preempts().isEmpty() ? ")" : "), taken from " + c.preempts());
  }

  /** "E25, M10 and 3E2" */
  static String and(List<String> names) {
    int n = names.size();
    return n < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, n - 1)) + " and " + names.get(n - 1);
  }

  /** "order crowd-control of a court applies"; of many, a few and how many more. */
  static List<String> apply(List<CourtOrder> orders) {
    List<String> words = new ArrayList<>();
    for (CourtOrder o : orders.subList(0, Math.min(orders.size(), MOST_ORDERS))) {
      words.add("order " + o.id() + " of " + o.court() + " applies");
    }
    int more = orders.size() - words.size();
    if (more > 0) {
      words.add(more + (more == 1 ? " more order applies" : " more orders apply"));
    }
    return words;
  }

  /** "the caller and casualty 3 cannot be moved". */
  static String cannotBeMoved(List<Casualty> staying) {
    List<String> names =
        staying.stream()
            .map(c -> c.id().equals(Casualty.CALLER) ? "the caller" : "casualty " + c.id())
            .toList();
    return and(names) + " cannot be moved";
  }
}
