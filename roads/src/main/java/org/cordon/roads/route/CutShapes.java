package org.cordon.roads.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cordon.roads.city.City;

/** What shapes close, kept, so that one more closure among thousands costs no more than itself. */
final class CutShapes {
  private static final int KEPT = 20_000;

  private final City city;
  private final Map<ClosedShape, List<Closures.Stretch>> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClosedShape, List<Closures.Stretch>> eldest) {
          return size() > KEPT;
        }
      };

  CutShapes(City city) {
    this.city = city;
  }

  synchronized List<Closures.Stretch> of(ClosedShape shape) {
    return kept.computeIfAbsent(shape, s -> List.copyOf(new ShapeCut(city, s).stretches()));
  }
}
