package org.cordon.roads.corner;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.cordon.roads.Nearest;
import org.cordon.roads.Refusal;
import org.cordon.roads.corner.Crossings.Crossing;

/** What to offer when two streets are unknown or do not meet. */
final class CornerChoices {
  private static final int CHOICES = 3;

  private final Crossings crossings;

  CornerChoices(Crossings crossings) {
    this.crossings = crossings;
  }

  Refusal refusal(String text, StreetName left, StreetName right) {
    for (StreetName said : List.of(left, right)) {
      if (crossings.streets(said).isEmpty()) {
        return unknownStreet(text, said);
      }
    }
    return new Refusal(
        "streets-do-not-meet",
        "these two streets do not cross",
        "place \"" + text + "\"",
        "Perhaps one of: "
            + String.join("; ", nearestCorners(left, right))
            + "; or write LAT,LON.");
  }

  Refusal unknownStreet(String text, StreetName said) {
    return new Refusal(
        "unknown-street",
        "no street \"" + (said.direction() + " " + said.base() + " " + said.type()).strip() + "\"",
        "place \"" + text + "\"",
        "Perhaps one of: " + String.join("; ", nearest(said)) + ".");
  }

  private List<String> nearest(StreetName said) {
    TreeSet<String> bases = new TreeSet<>(crossings.namesByBase().keySet());
    TreeSet<String> names = new TreeSet<>();
    for (String base : Nearest.to(said.base(), bases, CHOICES)) {
      crossings.namesByBase().getOrDefault(base, List.of()).stream()
          .limit(2)
          .map(crossings::wording)
          .forEach(names::add);
    }
    return List.copyOf(names);
  }

  /** Corners of the first street that lie nearest to the second. */
  private List<String> nearestCorners(StreetName left, StreetName right) {
    List<Integer> ones = crossings.streets(left);
    List<Integer> others = crossings.streets(right);
    List<Crossing> of = crossings.all().stream().filter(c -> onAny(c, ones)).toList();
    List<Crossing> to = crossings.all().stream().filter(c -> onAny(c, others)).toList();
    record Near(Crossing crossing, long mm) {}
    return of.stream()
        .map(c -> new Near(c, distanceMm(c, to)))
        .sorted(Comparator.comparingLong(Near::mm).thenComparingInt(n -> n.crossing().junction()))
        .map(n -> crossings.wording(n.crossing(), false))
        .distinct()
        .limit(CHOICES)
        .toList();
  }

  private static boolean onAny(Crossing c, List<Integer> streets) {
    return streets.stream().anyMatch(c::on);
  }

  private long distanceMm(Crossing c, List<Crossing> others) {
    return others.stream()
        .mapToLong(o -> crossings.place(o.junction()).distanceMm(crossings.place(c.junction())))
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
