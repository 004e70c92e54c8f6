package org.cordon.app.desk;

import java.util.function.Function;
import org.cordon.dispatch.model.Command;

/**
 * Commands as text, for the journal of what is not on the record yet.
 *
 * @param write "" for a command that has no such form
 * @param read what {@code write} wrote
 */
public record CommandText(Function<Command, String> write, Function<String, Command> read) {
  /** None has a form, so that none is kept. */
  public static final CommandText NONE =
      new CommandText(
          command -> "",
          text -> {
            throw new IllegalStateException("nothing was written");
          });
}
