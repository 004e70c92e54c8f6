package org.cordon.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.cordon.record.log.KeyChange;
import org.cordon.record.note.KeyFile;
import org.cordon.record.note.SignerKey;
import org.cordon.record.note.VerifierKey;
import org.cordon.record.store.LogStore;
import org.cordon.record.store.Stores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code record replace-key}: a new key follows one that was lost or that others have. */
@Command(
    name = "replace-key",
    description = "Lets a new key sign the record after the old one was lost or compromised.",
    footer = {
      "",
      "No signature of the old key can speak for the new one: hand NEW.pub to everybody by a way",
      "that they trust. record verify says which part rests on which key. Where the old key is at",
      "hand and nobody else has it, use rotate-key.",
      "",
      "Example:",
      "  cordon record replace-key --record record.sqlite --old record.key.pub --new new.key \\",
      "    --lost --why \"disk of the key server failed\""
    })
final class ReplaceKeyCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--record", required = true, paramLabel = "FILE", description = "The record.")
  private String record = "";

  @Option(
      names = "--old",
      required = true,
      paramLabel = "F",
      description = "The public key that signed until now.")
  private Path old = Path.of("");

  @Option(
      names = "--new",
      required = true,
      paramLabel = "NEW",
      description = "The secret key that is to sign.")
  private Path next = Path.of("");

  @ArgGroup(multiplicity = "1")
  private How how = new How();

  @Option(
      names = "--why",
      required = true,
      paramLabel = "TEXT",
      description = "What happened, in one line; it stands in the record.")
  private String why = "";

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** What became of the old key. */
  static final class How {
    @Option(names = "--lost", required = true, description = "Nobody has the old key any more.")
    private boolean lost;

    @Option(
        names = "--compromised-since",
        required = true,
        paramLabel = "TIME",
        description = "Others may have it since then (ISO 8601 with offset).")
    private @Nullable String since;
  }

  ReplaceKeyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Instant since = Words.instant(how.since, "--compromised-since");
    VerifierKey before = VerifierKey.parse(Files.readString(old), old.toString());
    SignerKey young = KeyFile.read(next);
    KeyChange.Loss loss =
        new KeyChange.Loss(how.lost || since == null ? null : since.toEpochMilli(), why);
    long entry;
    try (LogStore store = Stores.write(RecordCommand.existing(record))) {
      entry = KeyChange.replace(store, before, young, loss, InstantSource.system().millis());
    }
    RotateKeyCommand.said(console, json, entry, young);
    return 0;
  }
}
