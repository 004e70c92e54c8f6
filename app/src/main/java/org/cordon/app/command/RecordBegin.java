package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.cordon.record.keeping.Continuation;
import org.cordon.record.note.KeyFile;
import org.cordon.record.store.Stores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code record begin}: a new log after one that cannot go on. */
@Command(
    name = "begin",
    description = "Begins a new log whose first entry names the one that cannot be continued.",
    footer = {
      "",
      "The new key needs a name of its own: two logs of one name would be a fork.",
      "",
      "Example:",
      "  cordon record begin --after restored.sqlite --after-key record.pub \\",
      "    --since newest.checkpoint --key second.key --record second.sqlite --why \"the disk failed\""
    })
final class RecordBegin implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--after",
      required = true,
      paramLabel = "RECORD",
      description = "The old record.")
  private String after = "";

  @Option(names = "--after-key", required = true, paramLabel = "F", description = "Its public key.")
  private Path afterKey = Path.of("");

  @Option(
      names = "--since",
      paramLabel = "CHECKPOINT",
      description = "File with the newest checkpoint of the old record that was published.")
  private @Nullable Path since;

  @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Goes on the log.")
  private String why = "";

  @Option(names = "--key", required = true, paramLabel = "F", description = "The new secret key.")
  private Path key = Path.of("");

  @Option(
      names = "--record",
      required = true,
      paramLabel = "RECORD",
      description = "The new record.")
  private String record = "";

  RecordBegin(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    String published = since == null ? null : Files.readString(since);
    long size =
        Continuation.begin(
            RecordCommand.address(record),
            KeyFile.read(key),
            new Continuation.After(
                RecordCommand.address(after), Files.readString(afterKey), published, why),
            System.currentTimeMillis());
    console.say(
        Stores.shown(record)
            + " begins after the "
            + size
            + " entries of "
            + Stores.shown(after)
            + ", which its first entry names; keep that one, it is read and verified as before");
    return 0;
  }
}
