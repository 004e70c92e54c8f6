package org.cordon.app.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shuts a name out for {@link #FOR_MS} after so many wrong passwords in a row, whether or not there
 * is an account of that name, so that nobody learns which there are. It remembers {@link #MOST}
 * names: at the rate at which a desk takes sign-ins, more than can be tried in that time.
 */
final class Lockout {
  static final long FOR_MS = 15 * 60_000L;
  private static final int MOST = 10_000;

  private final int most;
  private final Map<String, Wrong> wrong =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
          return size() > MOST;
        }
      };

  private record Wrong(int times, long lastMs) {}

  /** Shuts out at so many in a row. */
  Lockout(int most) {
    this.most = most;
  }

  synchronized boolean shut(String name, long nowMs) {
    Wrong before = wrong.get(name);
    return before != null && before.times >= most && nowMs < before.lastMs + FOR_MS;
  }

  synchronized void wrong(String name, long nowMs) {
    Wrong before = wrong.remove(name);
    int times = before == null || nowMs >= before.lastMs + FOR_MS ? 0 : before.times;
    wrong.put(name, new Wrong(times + 1, nowMs));
  }

  synchronized void right(String name) {
    wrong.remove(name);
  }
}
