package org.cordon.study.replay;

import java.util.Locale;

/** So many of so many. */
public record Share(long hits, long of) {
  static final Share NONE = new Share(0, 0);

  public Share {
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException(hits + " of " + of);
    }
  }

  Share and(boolean hit) {
    return new Share(hits + (hit ? 1 : 0), of + 1);
  }

  /** In percent; 0 of 0 is 0. */
  public double percent() {
    return of == 0 ? 0 : 100.0 * hits / of;
  }

  /** "4512 of 5914 (76.3 %)". */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d of %d (%.1f %%)", hits, of, percent());
  }
}
