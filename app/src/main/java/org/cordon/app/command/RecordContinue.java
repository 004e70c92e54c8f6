package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cordon.record.keeping.Continuation;
import org.cordon.record.note.KeyFile;
import org.cordon.record.store.Stores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code record continue}: lets a restored record be written again, if nothing forbids it. */
@Command(
    name = "continue",
    description = "Lets a restored record be written again, if it has all that was published.",
    footer = {
      "",
      "A record that is behind a published checkpoint is refused: see record begin.",
      "",
      "Example:",
      "  cordon record continue --record restored.sqlite --since newest.checkpoint --key record.key"
    })
final class RecordContinue implements Callable<Integer> {
  private final Console console;

  @Option(names = "--record", required = true, paramLabel = "RECORD", description = "The record.")
  private String record = "";

  @Option(names = "--key", required = true, paramLabel = "F", description = "Its secret key.")
  private Path key = Path.of("");

  @ArgGroup(multiplicity = "1")
  private Known known = new Known();

  /** The newest checkpoint that anybody has, or that nobody has any. */
  static final class Known {
    @Option(
        names = "--since",
        paramLabel = "CHECKPOINT",
        description = "File with the newest checkpoint that was published or cosigned.")
    private @Nullable Path since;

    @Option(
        names = "--never-published",
        description = "Nobody outside was ever given a checkpoint of this record.")
    private boolean never;
  }

  RecordContinue(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path since = known.since;
    String published = known.never || since == null ? null : Files.readString(since);
    long size =
        Continuation.goOn(
            RecordCommand.address(record),
            KeyFile.read(key),
            published,
            System.currentTimeMillis());
    console.say(
        Stores.shown(record)
            + " may be written again from entry "
            + size
            + " on, which says that it was restored");
    return 0;
  }
}
