package org.cordon.app.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Enters what was kept while the record was out of reach, in its order and each with the time when
 * it happened. What is on the record already under its key is not done twice; what somebody else
 * changed meanwhile, and what the engine refuses by now, is a conflict for a person.
 */
final class Late {
  private final Leading leading;
  private final List<Journal.Line> lines;

  Late(Leading leading, List<Journal.Line> lines) {
    this.leading = leading;
    this.lines = lines;
  }

  /** Does so in one commit. */
  List<Journal.Conflict> enter() {
    List<Journal.Line> open = new ArrayList<>();
    TreeSet<Long> own = new TreeSet<>();
    for (Journal.Line line : lines) {
      if (leading.before(line.order()) instanceof Answer.Done done) {
        own.addAll(done.entries());
      } else {
        open.add(line);
      }
    }
    SortedMap<String, Long> changed =
        lines.isEmpty() ? null : leading.changedAfter(lines.getFirst().after(), own);
    List<Journal.Conflict> conflicts = new ArrayList<>();
    for (Journal.Line line : open) {
      String why = changed(line.order(), changed);
      if (why.isEmpty()) {
        why = refusal(line.order());
      }
      if (!why.isEmpty()) {
        conflicts.add(new Journal.Conflict(line, why));
      }
    }
    leading.commit();
    return conflicts;
  }

  private static String changed(Order order, @Nullable SortedMap<String, Long> changed) {
    if (changed == null) {
      return "so much was entered meanwhile that it is not known what it changed";
    }
    for (String subject : Subjects.of((Record) order.command())) {
      Long entry = changed.get(subject);
      if (entry != null) {
        return subject + " was changed meanwhile by entry " + entry;
      }
    }
    return "";
  }

  private String refusal(Order order) {
    Order whatever =
        new Order(order.command(), order.by(), order.happenedAtMs(), order.key(), Order.ANY);
    return switch (leading.answer(whatever)) {
      case Answer.Refused refused ->
          "refused: " + refused.why().found() + ". " + refused.why().remedy();
      case Answer.KeyTaken taken -> "another command was done under its key";
      default -> "";
    };
  }
}
