package org.cordon.app.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cordon.dispatch.model.Command;
import org.jspecify.annotations.Nullable;

/**
 * What was done under which key: who asks again gets the same answer, and nothing is done twice.
 */
final class DoneKeys {
  private static final int KEPT = 100_000;

  private record Told(Command command, Answer.Done answer) {}

  private final Map<String, Told> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
          return size() > KEPT;
        }
      };

  /** The answer that a key was given before; null when it is new. */
  @Nullable Answer before(Order order) {
    Told told = known.get(order.by() + ' ' + order.key());
    if (told == null) {
      return null;
    }
    return told.command.equals(order.command())
        ? new Answer.Done(told.answer.seq(), told.answer.entries(), true)
        : new Answer.KeyTaken();
  }

  void keep(Order order, Answer.Done answer) {
    known.put(order.by() + ' ' + order.key(), new Told(order.command(), answer));
  }
}
