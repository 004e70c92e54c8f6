package org.cordon.app.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.cordon.dispatch.model.Command;
import org.cordon.record.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What was done under which key: who asks again gets the same answer, and nothing is done twice.
 * Each commit says on the log which keys it did, so that a desk that starts again knows them. There
 * a key stands as a hash, and of a command only its name: its content may be somebody's address.
 */
final class DoneKeys {
  private static final int KEPT = 100_000;

  /**
   * What a key did.
   *
   * @param command null when it is known from the log alone
   */
  private record Told(String name, @Nullable Command command, Answer.Done answer) {}

  private final List<String> untold = new ArrayList<>();
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
    Told told = known.get(hash(order));
    if (told == null) {
      return null;
    }
    boolean same =
        told.command == null
            ? told.name.equals(name(order.command()))
            : told.command.equals(order.command());
    return same
        ? new Answer.Done(told.answer.seq(), told.answer.entries(), true)
        : new Answer.KeyTaken();
  }

  private static String name(Command command) {
    return command.getClass().getSimpleName();
  }

  void keep(Order order, Answer.Done answer) {
    String hash = hash(order);
    String name = name(order.command());
    known.put(hash, new Told(name, order.command(), answer));
    if (!answer.entries().isEmpty()) {
      untold.add(
          hash + ":" + name + ":" + answer.entries().getFirst() + ":" + answer.entries().getLast());
    }
  }

  /** What the next commit has to say on the log, "" for nothing; said once. */
  String untold() {
    String all = String.join(",", untold);
    untold.clear();
    return all;
  }

  /** Learns what a commit said on the log. */
  void learn(String done) {
    for (String one : done.split(",", -1)) {
      String[] parts = one.split(":", -1);
      if (parts.length == 4) {
        long first = Long.parseLong(parts[2]);
        long last = Long.parseLong(parts[3]);
        List<Long> entries = LongStream.rangeClosed(first, last).boxed().toList();
        known.put(parts[0], new Told(parts[1], null, new Answer.Done(last, entries, false)));
      }
    }
  }

  private static String hash(Order order) {
    byte[] text = (order.by() + " " + order.key()).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.digest().digest(text), 0, 16);
  }
}
